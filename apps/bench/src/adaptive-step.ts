import { Cat } from '@bdelab/jscat';
import {
  type Bank,
  countSession,
  type Item,
  makeRng,
  noExposure,
  prepareBank,
  probabilities,
  type SessionPlan,
  startSession,
  stepSession,
} from '@careway/psychometrics';
import { type Benchmark, type Measurement, timed, timedMedian } from './benchmark.ts';
import { domains, simulatedAbilities, simulatedBank } from './simulated-bank.ts';

const LENGTH = 30;
/** Rounds of our own, short measurement; jsCAT's takes minutes and is run once. */
const ROUNDS = 5;
/** People among whom the cost of rules is measured. */
const CROWD = 1000;
const stopping = { minItems: LENGTH, maxItems: LENGTH };
const free: SessionPlan = { selection: { value: 'mfi', randomesque: 1 }, stopping };
const bound: SessionPlan = {
  selection: {
    value: 'mfi',
    rMax: 0.25,
    blueprint: { maxItems: LENGTH, domains: domains.map((domain) => ({ domain, target: 0.2, min: 5 })) },
  },
  stopping,
};

/**
 * Selection plus estimation per step, 30 questions from banks of 500 and 5,000 two-parameter items, against jsCAT 5.2.3 (EAP,
 * maximum Fisher information) on the same banks and abilities, with the accuracy of both. The constrained run adds content
 * minima and a cap on exposure, which jsCAT has not.
 */
export const adaptiveStep: Benchmark = {
  name: 'adaptive-step',
  about: 'select + estimate per step against jsCAT 5.2.3',
  run({ scale, log }) {
    return [
      { size: 500, examinees: 300 },
      { size: 5000, examinees: 30 },
    ].flatMap(({ size, examinees }) => compare(size, Math.max(2, Math.round(examinees * scale)), log));
  },
};

function compare(size: number, examinees: number, log: (line: string) => void): Measurement[] {
  const items = simulatedBank(size, makeRng(`bank/${size}`));
  const bank = prepareBank(items);
  const thetas = simulatedAbilities(examinees, `examinees/${size}`);
  const answers = thetas.map((theta, j) => answerSheet(items, theta, `answers/${size}/${j}`));
  const steps = examinees * LENGTH;
  runOurs(bank, free, answers.slice(0, 10));
  runOurs(bank, bound, answers.slice(0, 10));
  const ours = timedMedian(ROUNDS, () => runOurs(bank, free, answers));
  const limited = timedMedian(ROUNDS, () => runOurs(bank, bound, answers));
  log(`jsCAT: ${examinees} examinees, ${size} items ...`);
  const theirs = timed(() => answers.map((sheet) => runJsCat(items, sheet)));
  const their = rmse(theirs.result, thetas);
  const perStep = (ms: number) => (1000 * ms) / steps;
  const speed = (what: string, ms: number): Measurement => ({
    what: `${what}, ${size} items`,
    ours: perStep(ms),
    other: perStep(theirs.ms),
    otherName: 'jsCAT 5.2.3',
    unit: 'µs/step',
    ratio: theirs.ms / ms,
    target: '>= 100',
    met: theirs.ms / ms >= 100,
  });
  // jsCAT needs a minute for 30 people at 5,000 items; what rules cost shows among a thousand, against ours without rules.
  const crowd = simulatedAbilities(CROWD, `crowd/${size}`);
  const sheets = crowd.map((theta, j) => answerSheet(items, theta, `crowd/${size}/${j}`));
  const without = rmse(runOurs(bank, free, sheets), crowd);
  const withRules = rmse(runOurs(bank, bound, sheets), crowd);
  const accuracy = (what: string, value: number, other: number, otherName: string, limit: number): Measurement => ({
    what: `${what}, ${size} items`,
    ours: value,
    other,
    otherName,
    unit: 'logit',
    ratio: value / other,
    target: `<= ${limit}`,
    met: value / other <= limit,
  });
  return [
    speed('step', ours.ms),
    speed('step with content and exposure', limited.ms),
    accuracy(`RMSE, the same ${examinees} people`, rmse(ours.result, thetas), their, 'jsCAT 5.2.3', 1.02),
    accuracy(`RMSE with content and exposure, ${CROWD} people`, withRules, without, 'no rules', 1.15),
  ];
}

/** Root mean squared error of estimates. */
function rmse(estimates: readonly number[], thetas: readonly number[]): number {
  return Math.sqrt(estimates.reduce((sum, e, j) => sum + (e - (thetas[j] as number)) ** 2, 0) / thetas.length);
}

/** The answer an examinee would give to each item: both programs meet the same person, whatever they ask. */
function answerSheet(items: readonly Item[], theta: number, seed: string): Map<string, 0 | 1> {
  const rng = makeRng(seed);
  return new Map(items.map((item) => [item.id, rng() < (probabilities(item, theta)[1] as number) ? 1 : 0]));
}

/** Our adaptive test, examinee after examinee, with exposure counted between them. Returns the estimates. */
function runOurs(bank: Bank, plan: SessionPlan, answers: readonly Map<string, 0 | 1>[]): number[] {
  let counters = noExposure;
  return answers.map((sheet, j) => {
    const rng = makeRng(`session/${j}`);
    const { selection } = plan;
    const counted = selection.rMax === undefined ? plan : { ...plan, selection: { ...selection, counters } };
    let step = stepSession(startSession(bank, counted, rng), null, rng);
    while (step.next) {
      const { itemId } = step.next;
      step = stepSession(step.session, { itemId, score: sheet.get(itemId) ?? 0 }, rng);
    }
    counters = countSession(counters, step.session.seen);
    return step.result?.theta ?? Number.NaN;
  });
}

/** One adaptive test by jsCAT, as its README has it. */
function runJsCat(items: readonly Item[], sheet: Map<string, 0 | 1>): number {
  const cat = new Cat({
    method: 'EAP',
    itemSelect: 'MFI',
    nStartItems: 0,
    minTheta: -6,
    maxTheta: 6,
    priorDist: 'norm',
    priorPar: [0, 1],
  });
  const zetas = new Map(
    items.map((item) => {
      const { discrimination, difficulty } = item as Item & { model: '4pl' };
      return [item.id, { a: discrimination, b: difficulty, c: 0, d: 1 }];
    }),
  );
  let stimuli = [...zetas].map(([id, zeta]) => ({ id, ...zeta }));
  for (let step = 0; step < LENGTH; step++) {
    const { nextStimulus, remainingStimuli } = cat.findNextItem(stimuli);
    if (nextStimulus === undefined) break;
    const { id } = nextStimulus as unknown as { id: string };
    cat.updateAbilityEstimate(zetas.get(id) ?? {}, sheet.get(id) ?? 0);
    stimuli = remainingStimuli as typeof stimuli;
  }
  return cat.theta;
}
