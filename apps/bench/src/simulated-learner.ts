import { afterAnswer, type DayNumber, type Memory, recallOn } from '@careway/assessment';
import { makeRng, type Rng, standardNormal } from '@careway/psychometrics';
import { Rating } from 'ts-fsrs';

/** Spread of memory strength between learners, and between questions for one learner: standard deviation of its logarithm. */
const SPREAD = 0.35;
/** Share of questions a learner knows before any practice. */
const KNOWN_BEFORE = 0.5;

interface Trace {
  readonly strength: number;
  readonly isKnownBefore: boolean;
  memory: Memory | null;
}

/**
 * Somebody whose memory follows FSRS in kind but not in strength: each trace lasts longer or shorter than the schedule
 * assumes, by a factor of its own that no schedule is told. A question never practiced is known or not, for good.
 */
export class SimulatedLearner {
  readonly #traces: readonly Trace[];
  readonly #rng: Rng;

  constructor(seed: string, questions: number) {
    this.#rng = makeRng(seed);
    const own = SPREAD * standardNormal(this.#rng);
    this.#traces = Array.from({ length: questions }, () => ({
      strength: Math.exp(own + SPREAD * standardNormal(this.#rng)),
      isKnownBefore: this.#rng() < KNOWN_BEFORE,
      memory: null,
    }));
  }

  /** Answers a question on a day and remembers its explanation; whether the answer was right. */
  answer(question: number, day: DayNumber): boolean {
    const isRight = this.#rng() < this.recall(question, day);
    const trace = this.#trace(question);
    trace.memory = afterAnswer(trace.memory, day, isRight ? Rating.Good : Rating.Again);
    return isRight;
  }

  /** The true probability of knowing a question on a day, 0–1. */
  recall(question: number, day: DayNumber): number {
    const { memory, strength, isKnownBefore } = this.#trace(question);
    if (memory === null) return isKnownBefore ? 1 : 0;
    return recallOn({ ...memory, stability: memory.stability * strength }, day);
  }

  #trace(question: number): Trace {
    const trace = this.#traces[question];
    if (trace === undefined) throw new RangeError(`there is no question ${question}`);
    return trace;
  }
}
