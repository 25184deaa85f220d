import { type ItemSource, prepareBank } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import { abilityStrata } from './dif-matching.ts';
import { PsychometricsError } from './errors.ts';
import { estimateAbility } from './estimate-ability.ts';
import { type Item, type Matrix, maxScore } from './item.ts';
import { answersOf, validateMatrix } from './matrix.ts';

/** People of similar ability and what they scored on the item. */
export interface ObservedPoint {
  /** Mean ability of the group, logits, from its answers to the other items. */
  readonly theta: number;
  /** Mean score as a share (0-1) of the item's maximum, and its standard error. */
  readonly share: number;
  readonly se: number;
  readonly n: number;
}

/** An item's modelled curve with the observed points that should lie on it. Shares of the maximum score, 0-1. */
export interface ItemCharacteristicCurve {
  readonly itemId: string;
  readonly modelled: readonly { readonly theta: number; readonly share: number }[];
  /** Groups of equal size by ability, weakest first; empty when nobody answered the item and another one. */
  readonly observed: readonly ObservedPoint[];
}

/**
 * The characteristic curve of one item from -4 to 4 and observed points of `groups` ability groups (default 10, fewer when
 * there are fewer people). Abilities are posterior means of the other items, so that an answer is not compared with itself;
 * being shrunken, they make the points a little steeper than the curve. Columns of the data are the items in order. Throws
 * `invalid-option` for an unknown item or groups < 1, and as `itemFit` does.
 */
export function itemCharacteristicCurve(
  items: ItemSource,
  data: Matrix,
  itemId: string,
  groups = 10,
): ItemCharacteristicCurve {
  const bank = prepareBank(items);
  validateMatrix(data, bank.items.length);
  const position = bank.positions.get(itemId);
  if (position === undefined) {
    throw new PsychometricsError('invalid-option', `no item ${itemId} among the items given`, 'itemId');
  }
  if (!(Number.isInteger(groups) && groups >= 1)) {
    throw new PsychometricsError('invalid-option', `groups must be a whole number > 0, got ${groups}`, 'groups');
  }
  const item = bank.items[position] as Item;
  const highest = maxScore(item);
  const people = Array.from({ length: data.persons }, (_, j) => {
    const score = data.scores[j * data.items + position] as number;
    const others = answersOf(data, j).filter((answer) => answer.position !== position);
    if (score < 0 || others.length === 0) return undefined;
    const responses = others.map((answer) => ({
      itemId: (bank.items[answer.position] as Item).id,
      score: answer.score,
    }));
    return { theta: estimateAbility(bank, responses, { method: 'eap' }).theta, share: score / highest };
  }).filter((person) => person !== undefined);
  const strata =
    people.length === 0
      ? []
      : abilityStrata(
          people.map(({ theta }) => theta),
          groups,
        );
  const observed = [...new Set(strata)]
    .sort((x, y) => x - y)
    .map((stratum) => pointOf(people.filter((_, j) => strata[j] === stratum)));
  const modelled = Array.from({ length: 81 }, (_, n) => {
    const theta = -4 + n / 10;
    const expected = categoryCurves(item, theta).probability.reduce((sum, p, k) => sum + k * p, 0);
    return { theta, share: expected / highest };
  });
  return { itemId, modelled, observed };
}

function pointOf(people: readonly { theta: number; share: number }[]): ObservedPoint {
  const n = people.length;
  const share = people.reduce((sum, person) => sum + person.share, 0) / n;
  const variance = people.reduce((sum, person) => sum + (person.share - share) ** 2, 0) / n;
  return {
    theta: people.reduce((sum, person) => sum + person.theta, 0) / n,
    share,
    se: Math.sqrt(variance / n),
    n,
  };
}
