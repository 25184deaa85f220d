import { type Bank, type ItemSource, prepareBank, type ScoredItem, scoredItems } from './bank.ts';
import { difLogistic, type LogisticDifResult } from './dif-logistic.ts';
import { difMantelHaenszel, type MantelHaenszelResult } from './dif-mantel-haenszel.ts';
import {
  abilityStrata,
  adjustedPValues,
  type DifClass,
  type DifStatus,
  MAX_ROUNDS,
  validateDif,
} from './dif-matching.ts';
import { difPolytomous, type PolytomousDifResult } from './dif-polytomous.ts';
import { PsychometricsError } from './errors.ts';
import { eapEstimate } from './estimate-ability-eap.ts';
import { type Item, type Matrix, maxScore, type Prior } from './item.ts';
import { answersOf } from './matrix.ts';

export interface AbilityMatchedOptions {
  /** Level of significance, default .05. */
  readonly alpha?: number;
  /** Persons a class needs in the smaller group and in all who answered the item; default 100 and 400. */
  readonly minimumGroup?: number;
  readonly minimumTotal?: number;
}

/**
 * DIF of one item among people matched on ability. `itemClass` is the ETS class of a right/wrong item (`mantelHaenszel`) or
 * the class by standardised mean difference of ordered scores (`polytomous`); `logistic` says beside it whether the
 * difference changes with ability. `pAdjusted` is the Benjamini-Hochberg p of the class's own test over all items of the
 * run. Classes are absent where too few people answered the item.
 */
export interface AbilityMatchedResult {
  readonly itemId: string;
  readonly itemClass?: DifClass;
  readonly pAdjusted?: number;
  readonly mantelHaenszel?: MantelHaenszelResult;
  readonly polytomous?: PolytomousDifResult;
  readonly logistic?: LogisticDifResult;
  readonly status: DifStatus;
}

/** One run. `rounds` of purification after the first look; `settled` false when the purified set did not repeat. */
export interface AbilityMatchedDif {
  readonly results: readonly AbilityMatchedResult[];
  readonly rounds: number;
  readonly settled: boolean;
}

/** One prior for everybody: a prior by group would put the difference into the matching. */
const STANDARD_PRIOR: Prior = { mean: 0, sd: 1 };

/** Persons a stratum holds on average, and the bounds of how many strata there are. */
const PERSONS_A_STRATUM = 40;
const STRATA = { least: 4, most: 20 } as const;

/**
 * DIF where people answered different items, as in an adaptive test (Zwick, Thayer & Wingersky 1994): persons are matched
 * by quantile strata of EAP ability, one prior N(0, 1) for both groups, instead of a total score. The studied item is part
 * of its own matching ability. Items of class B or C leave the matching ability of the others, and the run repeats until
 * that set is stable, at most 10 rounds. Items of status `suspended` are studied but match nobody else.
 *
 * `data` is persons x items in the order of `items`, -1 where an item was not given; `group` 0 reference, 1 focal. Throws
 * `dimension-mismatch`, `invalid-option`, `empty-input`, `invalid-item`, `invalid-response`.
 */
export function difAbilityMatched(
  items: ItemSource,
  data: Matrix,
  group: ArrayLike<number>,
  options: AbilityMatchedOptions = {},
): AbilityMatchedDif {
  const bank = prepareBank(items);
  if (data.items !== bank.items.length) {
    const detail = `${bank.items.length} items are given, the data have ${data.items}`;
    throw new PsychometricsError('dimension-mismatch', detail, 'data.items');
  }
  validateDif(data, group, options);
  const usable = bank.items.map(({ status, model }) => status !== 'suspended' && model !== 'nrm');
  const answers = Array.from({ length: data.persons }, (_, j) =>
    scoredItems(
      bank,
      answersOf(data, j).map(({ position, score }) => ({ itemId: (bank.items[position] as Item).id, score })),
    ),
  );
  const look = (anchor: readonly boolean[]) => lookOnce(bank, data, answers, group, anchor, options);
  let anchor = usable;
  let results = look(anchor);
  for (let rounds = 0; rounds < MAX_ROUNDS; rounds++) {
    const next = results.map(
      ({ itemClass }, i) => usable[i] === true && (itemClass === undefined || itemClass === 'A'),
    );
    if (next.every((kept, i) => kept === anchor[i])) return { results: adjusted(results), rounds, settled: true };
    anchor = next;
    results = look(anchor);
  }
  const unsettled = results.map(
    (result): AbilityMatchedResult => (result.status === 'ok' ? { ...result, status: 'purification-loop' } : result),
  );
  return { results: adjusted(unsettled), rounds: MAX_ROUNDS, settled: false };
}

function lookOnce(
  bank: Bank,
  data: Matrix,
  answers: readonly (readonly ScoredItem[])[],
  group: ArrayLike<number>,
  anchor: readonly boolean[],
  options: AbilityMatchedOptions,
): AbilityMatchedResult[] {
  const shared = answers.map((given) => abilityOf(bank, given, anchor, -1));
  return bank.items.map((item, i): AbilityMatchedResult => {
    const persons: number[] = [];
    for (let j = 0; j < data.persons; j++) if ((data.scores[j * data.items + i] as number) >= 0) persons.push(j);
    if (persons.length === 0 || item.model === 'nrm') return { itemId: item.id, status: 'insufficient' };
    const thetas = persons.map((j) =>
      anchor[i] === true ? (shared[j] as number) : abilityOf(bank, answers[j] ?? [], anchor, i),
    );
    const column: Matrix = {
      persons: persons.length,
      items: 1,
      scores: Int8Array.from(persons, (j) => data.scores[j * data.items + i] as number),
    };
    const sides = persons.map((j) => group[j] as number);
    const settings = { ...options, itemIds: [item.id], matching: stratumMeans(thetas) };
    const [logistic] = difLogistic(column, sides, settings);
    const fitted = logistic === undefined ? {} : { logistic };
    if (maxScore(item) === 1) {
      const [mantelHaenszel] = difMantelHaenszel(column, sides, settings);
      if (mantelHaenszel === undefined) return { itemId: item.id, ...fitted, status: 'insufficient' };
      const { etsClass, status } = mantelHaenszel;
      return { itemId: item.id, ...classOf(etsClass), mantelHaenszel, ...fitted, status };
    }
    const [polytomous] = difPolytomous(column, sides, settings);
    if (polytomous === undefined) return { itemId: item.id, ...fitted, status: 'insufficient' };
    const { effectClass, status } = polytomous;
    return { itemId: item.id, ...classOf(effectClass), polytomous, ...fitted, status };
  });
}

function classOf(itemClass: DifClass | undefined): { itemClass?: DifClass } {
  return itemClass === undefined ? {} : { itemClass };
}

/** EAP ability from the answers to anchor items, and to the item at `also`. */
function abilityOf(bank: Bank, answers: readonly ScoredItem[], anchor: readonly boolean[], also: number): number {
  const matching = answers.filter(({ position }) => anchor[position] === true || position === also);
  return eapEstimate(bank, matching, STANDARD_PRIOR).theta;
}

/** For each person the mean ability of their stratum: equal within a stratum, and on the ability's own scale. */
function stratumMeans(thetas: readonly number[]): number[] {
  const count = Math.round(thetas.length / PERSONS_A_STRATUM);
  const strata = abilityStrata(thetas, Math.min(STRATA.most, Math.max(STRATA.least, count)));
  const sums = new Map<number, { sum: number; n: number }>();
  strata.forEach((stratum, j) => {
    const held = sums.get(stratum) ?? { sum: 0, n: 0 };
    sums.set(stratum, { sum: held.sum + (thetas[j] as number), n: held.n + 1 });
  });
  return strata.map((stratum) => {
    const { sum, n } = sums.get(stratum) ?? { sum: 0, n: 1 };
    return sum / n;
  });
}

/** Adds the p values adjusted over the items that have a class. */
function adjusted(results: readonly AbilityMatchedResult[]): AbilityMatchedResult[] {
  const pOf = ({ mantelHaenszel, polytomous }: AbilityMatchedResult) => mantelHaenszel?.p ?? polytomous?.p;
  const tested = results.filter((result) => result.itemClass !== undefined && pOf(result) !== undefined);
  const values = adjustedPValues(tested.map((result) => pOf(result) as number));
  return results.map((result) => {
    const place = tested.indexOf(result);
    return place < 0 ? result : { ...result, pAdjusted: values[place] as number };
  });
}
