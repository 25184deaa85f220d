import { prepareBank } from './bank.ts';
import { PsychometricsError } from './errors.ts';
import type { Posterior } from './quadrature.ts';
import type { Rng } from './rng.ts';
import { type Session, type SessionPlan, stateOf, stepSession } from './session.ts';
import { drawScore } from './simulate-responses.ts';

/** How many more questions would settle an open decision. */
export interface FurtherQuestions {
  /** Share of simulated continuations that reached a decision within `limit` further questions. */
  readonly settledShare: number;
  /** Further questions after which half of all continuations were settled; absent when fewer than half were. */
  readonly median?: number;
  readonly limit: number;
}

/**
 * How many further questions would likely settle the decision of a session that ended without one: continues it `draws`
 * times by the same rules, with abilities drawn from its posterior and answers from the item models, until the rule
 * decides or `limit` further questions (default 40) are asked. Throws `invalid-option` when the plan classifies nothing.
 */
export function questionsToDecision(
  session: Session,
  rng: Rng,
  options: { readonly draws?: number; readonly limit?: number } = {},
): FurtherQuestions {
  const { draws = 100, limit = 40 } = options;
  const { classify: rule, ...stopping } = session.plan.stopping;
  if (rule === undefined) {
    throw new PsychometricsError('invalid-option', 'the plan has no classification rule', 'session.plan.stopping');
  }
  const bank = prepareBank(session.bank);
  const { posterior } = stateOf(session, bank);
  const { blueprint } = session.plan.selection;
  const longest = session.responses.length + limit;
  const plan: SessionPlan = {
    ...session.plan,
    selection: blueprint
      ? { ...session.plan.selection, blueprint: lengthened(blueprint, longest) }
      : session.plan.selection,
    stopping: { minItems: stopping.minItems, maxItems: longest, classify: rule },
  };
  const { result: _, pending: __, ...open } = { ...session, bank, plan, pretestPositions: [] };
  const lengths: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const theta = drawFrom(posterior, rng);
    let step = stepSession(open, null, rng);
    while (step.next) {
      const item = bank.items[bank.positions.get(step.next.itemId) ?? -1];
      if (item === undefined) break;
      step = stepSession(step.session, { itemId: item.id, score: drawScore(item, theta, rng) }, rng);
    }
    if (step.result?.reason === 'decision') lengths.push(step.result.questionsAnswered - session.responses.length);
  }
  lengths.sort((x, y) => x - y);
  const median = lengths[Math.ceil(draws / 2) - 1];
  return { settledShare: lengths.length / draws, limit, ...(median === undefined ? {} : { median }) };
}

/** The same content in a longer test: maxima grow in proportion, minima stay. */
function lengthened(
  blueprint: NonNullable<SessionPlan['selection']['blueprint']>,
  maxItems: number,
): NonNullable<SessionPlan['selection']['blueprint']> {
  const factor = maxItems / blueprint.maxItems;
  return {
    maxItems,
    domains: blueprint.domains.map((quota) =>
      quota.max === undefined ? quota : { ...quota, max: Math.ceil(quota.max * factor) },
    ),
  };
}

function drawFrom(posterior: Posterior, rng: Rng): number {
  let left = rng();
  for (let q = 0; q < posterior.nodes.length; q++) {
    left -= posterior.weights[q] as number;
    if (left < 0) return posterior.nodes[q] as number;
  }
  return posterior.nodes[posterior.nodes.length - 1] as number;
}
