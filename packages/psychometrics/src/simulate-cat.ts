import { type Bank, type ItemSource, prepareBank } from './bank.ts';
import { PsychometricsError } from './errors.ts';
import { countSession, type ExposureCounters, type ExposureReport, exposureReport, noExposure } from './exposure.ts';
import { requireFiniteTheta } from './response-model.ts';
import { makeRng, type Rng } from './rng.ts';
import { type Session, type SessionPlan, type SessionResult, startSession, stepSession } from './session.ts';
import type { StopReason } from './should-stop.ts';
import { drawScore } from './simulate-responses.ts';

/** Share of simulated examinees per decision, and how many decisions were on the wrong side of the cut. */
export interface DecisionReport {
  readonly pass: number;
  readonly fail: number;
  readonly indeterminate: number;
  /** Share of pass and fail decisions that were right. */
  readonly accuracy: number;
}

/** How a test behaves over simulated examinees. bias and rmse in logits; the rest in questions or shares. */
export interface CatSimulation {
  readonly bias: number;
  readonly rmse: number;
  /** Mean posterior SD over RMSE; 1 when the reported error is honest. */
  readonly seRatio: number;
  readonly meanLength: number;
  readonly exposure: ExposureReport;
  readonly overlap: number;
  readonly reasons: Readonly<Partial<Record<StopReason, number>>>;
  readonly decisions?: DecisionReport;
  /** Per examinee, in the order of `thetas`. */
  readonly results: readonly SessionResult[];
}

export interface SimulationOptions {
  /** Keep exposure counters across examinees and apply the plan's cap. Default true when the plan has `rMax`. */
  readonly countExposure?: boolean;
  /** Called after each examinee, for progress bars and cancelling by throwing. */
  readonly onSession?: (done: number, session: Session) => void;
}

/** Runs one whole session for an examinee of known ability. */
export function runSession(items: ItemSource, plan: SessionPlan, theta: number, rng: Rng): Session {
  const bank = prepareBank(items);
  let step = stepSession(startSession(bank, plan, rng), null, rng);
  while (step.next) {
    const item = bank.items[bank.positions.get(step.next.itemId) ?? -1] as Bank['items'][number];
    const response = { itemId: item.id, score: drawScore(item, theta, rng) };
    step = stepSession(step.session, response, rng);
  }
  return step.session;
}

/**
 * Gives an adaptive test to simulated examinees, one after the other, each with the generator of seed and number, and sums
 * up. With exposure counting the counters of earlier examinees bind later ones, as in production. Throws as
 * `startSession` does, and `empty-input` without examinees.
 */
export function simulateCat(
  items: ItemSource,
  plan: SessionPlan,
  thetas: ArrayLike<number>,
  seed: number | string,
  options: SimulationOptions = {},
): CatSimulation {
  if (thetas.length === 0) throw new PsychometricsError('empty-input', 'at least one theta is needed', 'thetas');
  const bank = prepareBank(items);
  const counting = options.countExposure ?? plan.selection.rMax !== undefined;
  let counters: ExposureCounters = plan.selection.counters ?? noExposure;
  const results: SessionResult[] = [];
  const reasons: Partial<Record<StopReason, number>> = {};
  for (let j = 0; j < thetas.length; j++) {
    const theta = thetas[j] as number;
    requireFiniteTheta(theta, `thetas[${j}]`);
    const current = counting ? { ...plan, selection: { ...plan.selection, counters } } : plan;
    const session = runSession(bank, current, theta, makeRng(`${seed}/${j}`));
    const result = session.result as SessionResult;
    results.push(result);
    reasons[result.reason] = (reasons[result.reason] ?? 0) + 1;
    counters = countSession(counters, session.seen);
    options.onSession?.(j + 1, session);
  }
  const errors = results.map((result, j) => result.theta - (thetas[j] as number));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const rmse = Math.sqrt(mean(errors.map((error) => error * error)));
  const exposure = exposureReport(bank, counters);
  const cut = plan.stopping.classify?.cut;
  return {
    bias: mean(errors),
    rmse,
    seRatio: mean(results.map((result) => result.se)) / rmse,
    meanLength: mean(results.map((result) => result.questionsAnswered)),
    exposure,
    overlap: exposure.overlap,
    reasons,
    ...(cut === undefined ? {} : { decisions: decisionReport(results, thetas, cut) }),
    results,
  };
}

function decisionReport(results: readonly SessionResult[], thetas: ArrayLike<number>, cut: number): DecisionReport {
  const share = (decision: string) =>
    results.filter((result) => result.classification?.decision === decision).length / results.length;
  const decided = results.flatMap((result, j) => {
    const decision = result.classification?.decision;
    return decision === 'pass' || decision === 'fail' ? [(decision === 'pass') === (thetas[j] as number) >= cut] : [];
  });
  return {
    pass: share('pass'),
    fail: share('fail'),
    indeterminate: share('indeterminate'),
    accuracy: decided.length === 0 ? 0 : decided.filter(Boolean).length / decided.length,
  };
}
