import { type Bank, type ItemSource, prepareBank } from './bank.ts';
import { canComplete, deficits, quotasOf, requireFeasible } from './blueprint.ts';
import { type Classification, classify } from './classify.ts';
import { PsychometricsError } from './errors.ts';
import { estimateAbility } from './estimate-ability.ts';
import { MAX_EXPOSURE, onlyOverexposed } from './exposure.ts';
import { maxScore, type Prior, type Response } from './item.ts';
import type { Posterior } from './quadrature.ts';
import type { Rng } from './rng.ts';
import { eligibleItems, type SelectionRules, type SelectionTrace, selectNext } from './select-next.ts';
import { type StoppingRules, type StopReason, shouldStop } from './should-stop.ts';
import { domainCounts, type TestState } from './test-state.ts';

/** Items under trial: shown at random early positions, never scored, so that they collect answers. */
export interface PretestPlan {
  readonly itemIds: readonly string[];
  /** How many of them each session shows; 10-20 % of the questions is usual. */
  readonly count: number;
}

/** The rules of one adaptive test. A blueprint and a cut stand once and hold for selection and stopping. */
export interface SessionPlan {
  readonly selection: SelectionRules;
  readonly stopping: StoppingRules;
  readonly prior?: Prior;
  readonly pretest?: PretestPlan;
}

/** How a session ended. `theta` and `se` in logits. */
export interface SessionResult {
  readonly reason: StopReason;
  readonly theta: number;
  readonly se: number;
  readonly questionsAnswered: number;
  readonly classification?: Classification;
}

/** The question to show; `scored` is for the log, not for the candidate. */
export interface NextQuestion {
  readonly itemId: string;
  readonly scored: boolean;
}

/**
 * A running test as plain data. JSON in, JSON out; to store it without the items, keep everything but `bank` and put the
 * same bank version back before the next step.
 */
export interface Session {
  readonly bank: ItemSource;
  readonly plan: SessionPlan;
  readonly responses: readonly Response[];
  readonly pretestResponses: readonly Response[];
  readonly seen: readonly string[];
  /** Positions (0 = first question) that show an item under trial. */
  readonly pretestPositions: readonly number[];
  readonly pending?: NextQuestion;
  /** One entry per scored question, in order. */
  readonly log: readonly SelectionTrace[];
  readonly result?: SessionResult;
}

export interface SessionStep {
  readonly session: Session;
  readonly next?: NextQuestion;
  readonly result?: SessionResult;
}

/**
 * Opens a session: checks plan and blueprint before the first item (`infeasible-blueprint`, `invalid-option`,
 * `invalid-item`) and draws the positions of items under trial among the first `minItems` + count questions.
 */
export function startSession(items: ItemSource, plan: SessionPlan, rng: Rng): Session {
  const bank = prepareBank(items);
  const { selection, stopping, pretest } = plan;
  const eligible = eligibleItems(bank, [], selection);
  if (selection.blueprint) {
    if (stopping.maxItems !== selection.blueprint.maxItems) {
      const detail = `maxItems of blueprint and stopping differ: ${selection.blueprint.maxItems}, ${stopping.maxItems}`;
      throw new PsychometricsError('infeasible-blueprint', detail, 'plan.stopping.maxItems');
    }
    requireFeasible(bank, quotasOf(bank, selection.blueprint), eligible, stopping.minItems);
  }
  shouldStop({ ...vague(bank, plan), responses: [], seen: [] }, stopping, bank);
  const positions = new Set<number>();
  const count = pretest ? Math.min(pretest.count, pretest.itemIds.length) : 0;
  for (const id of pretest?.itemIds ?? []) {
    if (!bank.positions.has(id)) {
      throw new PsychometricsError('invalid-option', `no item ${id} in the bank`, 'plan.pretest.itemIds');
    }
  }
  while (positions.size < count) positions.add(Math.floor(rng() * (stopping.minItems + count)));
  return {
    bank: items,
    plan: withOwnCounters(plan),
    responses: [],
    pretestResponses: [],
    seen: [],
    pretestPositions: [...positions].sort((x, y) => x - y),
    log: [],
  };
}

/**
 * One step of a test: takes the answer to the pending question (null at the start, or to ask for the pending question
 * again) and gives either the next question or the result. A reducer: the session given is not changed. Throws
 * `invalid-response` for an answer to another question or a score outside the item, `invalid-option` for a session that
 * has ended.
 */
export function stepSession(session: Session, response: Response | null, rng: Rng): SessionStep {
  if (session.result) {
    throw new PsychometricsError('invalid-option', `the session has ended: ${session.result.reason}`, 'session');
  }
  if (response === null && session.pending) return { session, next: session.pending };
  const bank = prepareBank(session.bank);
  const answered = response === null ? session : withAnswer(session, bank, response);
  const state = stateOf(answered, bank);
  const stopping = stoppingOf(answered.plan);
  const decision = shouldStop(state, stopping, bank);
  if (decision.stop) return ended(answered, bank, state, decision.reason ?? 'max-items');

  if (answered.pretestPositions.includes(answered.seen.length)) {
    const itemId = drawPretest(answered, bank, rng);
    if (itemId !== undefined) return asked(answered, { itemId, scored: false });
  }
  const selection = selectNext(bank, state, answered.plan.selection, rng);
  if ('stop' in selection) return ended(answered, bank, state, selection.stop);
  const { bestInformation } = selection.trace;
  const exhausted = shouldStop({ ...state, bestInformation }, stopping, bank);
  if (exhausted.stop) return ended(answered, bank, state, exhausted.reason ?? 'low-information');
  const logged = { ...answered, log: [...answered.log, selection.trace] };
  return asked(logged, { itemId: selection.itemId, scored: true });
}

/** Ends a session from outside: the time is over, or the candidate leaves. Scores what has been answered. */
export function finishSession(session: Session, reason: 'time' | 'withdrawn'): SessionStep {
  if (session.result) return { session, result: session.result };
  const bank = prepareBank(session.bank);
  return ended(session, bank, stateOf(session, bank), reason);
}

function withAnswer(session: Session, bank: Bank, response: Response): Session {
  const { pending } = session;
  if (pending === undefined || pending.itemId !== response.itemId) {
    const detail = `the open question is ${pending?.itemId ?? 'none'}, got an answer to ${response.itemId}`;
    throw new PsychometricsError('invalid-response', detail, 'response.itemId');
  }
  const item = bank.items[bank.positions.get(response.itemId) ?? -1];
  if (
    item === undefined ||
    !Number.isInteger(response.score) ||
    response.score < 0 ||
    response.score > maxScore(item)
  ) {
    const detail = `score must be a whole number from 0 to the item's maximum, got ${response.score}`;
    throw new PsychometricsError('invalid-response', detail, 'response.score');
  }
  const { pending: _, ...rest } = session;
  const answer: Response = { itemId: response.itemId, score: response.score };
  return pending.scored
    ? { ...rest, responses: [...session.responses, answer] }
    : { ...rest, pretestResponses: [...session.pretestResponses, answer] };
}

function asked(session: Session, next: NextQuestion): SessionStep {
  return { session: { ...session, pending: next, seen: [...session.seen, next.itemId] }, next };
}

/** The plan with only those counters that bind this session: who is over the cap now stays so until it ends. */
function withOwnCounters(plan: SessionPlan): SessionPlan {
  const { counters, rMax = MAX_EXPOSURE } = plan.selection;
  if (counters === undefined) return plan;
  return { ...plan, selection: { ...plan.selection, counters: onlyOverexposed(counters, rMax) } };
}

/** A prior is all that is known before the first answer. */
function vague(bank: Bank, plan: SessionPlan): { theta: number; se: number; posterior: Posterior } {
  return abilityOf(bank, [], plan);
}

function abilityOf(bank: Bank, responses: readonly Response[], plan: SessionPlan) {
  const { theta, se, posterior } = estimateAbility(bank, responses, {
    method: 'eap',
    ...(plan.prior ? { prior: plan.prior } : {}),
  });
  return { theta, se, posterior: posterior ?? { nodes: [], weights: [] } };
}

/** The state of a session: its answers and the posterior they give. */
export function stateOf(session: Session, source: ItemSource = session.bank): TestState {
  const bank = prepareBank(source);
  return { responses: session.responses, seen: session.seen, ...abilityOf(bank, session.responses, session.plan) };
}

function stoppingOf({ selection, stopping }: SessionPlan): StoppingRules {
  return selection.blueprint ? { ...stopping, blueprint: selection.blueprint } : stopping;
}

function ended(session: Session, bank: Bank, state: TestState, reason: StopReason): SessionStep {
  const rule = session.plan.stopping.classify;
  const final = rule?.final ?? 'indeterminate';
  const result: SessionResult = {
    reason,
    theta: state.theta,
    se: state.se,
    questionsAnswered: session.responses.length,
    ...(rule ? { classification: classify(state, { ...rule, final }, bank) } : {}),
  };
  const { pending: _, ...rest } = session;
  return { session: { ...rest, result }, result };
}

/** An item under trial that is neither seen nor an enemy of a seen item, and without which every minimum can be met. */
function drawPretest(session: Session, bank: Bank, rng: Rng): string | undefined {
  const { pretest, selection } = session.plan;
  const eligible = eligibleItems(bank, session.seen, selection);
  const blocked = new Set(session.seen.flatMap((id) => bank.enemies[bank.positions.get(id) ?? -1] ?? []));
  const lacking = selection.blueprint
    ? deficits(quotasOf(bank, selection.blueprint), domainCounts(bank, session.responses))
    : new Int32Array(bank.domains.length);
  const open = (pretest?.itemIds ?? []).filter((id) => {
    const position = bank.positions.get(id) ?? -1;
    if (session.seen.includes(id) || blocked.has(position)) return false;
    const without = eligible.with(position, 0);
    for (const enemy of bank.enemies[position] ?? []) without[enemy] = 0;
    return canComplete(bank, without, lacking);
  });
  return open[Math.floor(rng() * open.length)];
}
