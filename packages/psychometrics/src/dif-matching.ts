import { PsychometricsError } from './errors.ts';
import type { Matrix } from './item.ts';
import { validateMatrix } from './matrix.ts';

/** Options that every DIF method on observed scores shares. */
export interface DifOptions {
  /** Names of the columns; `item1`, `item2` ... when absent. */
  readonly itemIds?: readonly string[];
  /**
   * A matching value per person (an ability stratum of an adaptive test, a score on a reference set). When absent, the total
   * score with the studied item; persons with missing answers are then left out.
   */
  readonly matching?: ArrayLike<number>;
  /** Drop flagged items from the total score and repeat until the set is stable, at most 10 rounds. */
  readonly purify?: boolean;
  /** Level of significance, default .05. */
  readonly alpha?: number;
  /** Persons a flag needs in the smaller group and in all; default 100 and 400. */
  readonly minimumGroup?: number;
  readonly minimumTotal?: number;
}

/** `ok`; `insufficient`: too few persons or nothing to compare; `purification-loop`: the purified set did not settle. */
export type DifStatus = 'ok' | 'insufficient' | 'purification-loop';

/** Negligible, moderate or large. */
export type DifClass = 'A' | 'B' | 'C';

/** Rounds of purification before it is called a loop. */
export const MAX_ROUNDS = 10;

/** Answers to one item in one stratum: counts[g][score], g 0 reference, 1 focal. */
export interface Stratum {
  readonly matching: number;
  readonly counts: readonly [Float64Array, Float64Array];
}

/** Checks data, groups and options of a DIF run; gives the ids. Throws `dimension-mismatch`, `invalid-option`, `empty-input`. */
export function validateDif(data: Matrix, group: ArrayLike<number>, options: DifOptions): readonly string[] {
  validateMatrix(data);
  const ids = options.itemIds ?? Array.from({ length: data.items }, (_, i) => `item${i + 1}`);
  for (const [name, list, length] of [
    ['group', group, data.persons],
    ['matching', options.matching, data.persons],
    ['itemIds', ids, data.items],
  ] as const) {
    if (list && list.length !== length) {
      throw new PsychometricsError('dimension-mismatch', `${length} values needed, got ${list.length}`, name);
    }
  }
  for (let j = 0; j < group.length; j++) {
    if (group[j] !== 0 && group[j] !== 1) {
      const detail = `group is 0 (reference) or 1 (focal), got ${group[j]}`;
      throw new PsychometricsError('invalid-option', detail, `group[${j}]`);
    }
  }
  const { alpha = 0.05 } = options;
  if (!(alpha > 0 && alpha < 1)) {
    throw new PsychometricsError('invalid-option', `alpha must lie in (0, 1), got ${alpha}`, 'options.alpha');
  }
  return ids;
}

/** The strata of one item, by rising matching value; `anchor` marks the columns of the total score. */
export function strataOf(
  data: Matrix,
  group: ArrayLike<number>,
  item: number,
  anchor: readonly boolean[],
  matching: ArrayLike<number> | undefined,
): Stratum[] {
  const strata = new Map<number, [Float64Array, Float64Array]>();
  let highest = 1;
  for (const score of column(data, item)) highest = Math.max(highest, score);
  for (let j = 0; j < data.persons; j++) {
    const score = data.scores[j * data.items + item] as number;
    if (score < 0) continue;
    const value = matching ? (matching[j] as number) : totalScore(data, j, item, anchor);
    if (value === undefined || Number.isNaN(value)) continue;
    const counts = strata.get(value) ?? [new Float64Array(highest + 1), new Float64Array(highest + 1)];
    strata.set(value, counts);
    const side = counts[group[j] === 1 ? 1 : 0];
    side[score] = (side[score] as number) + 1;
  }
  return [...strata].sort(([x], [y]) => x - y).map(([value, counts]) => ({ matching: value, counts }));
}

function* column(data: Matrix, item: number): Generator<number> {
  for (let j = 0; j < data.persons; j++) yield data.scores[j * data.items + item] as number;
}

/** Total over anchor items and the studied one; undefined when one of them is missing. */
function totalScore(data: Matrix, person: number, item: number, anchor: readonly boolean[]): number | undefined {
  let total = 0;
  for (let i = 0; i < data.items; i++) {
    if (i !== item && anchor[i] === false) continue;
    const score = data.scores[person * data.items + i] as number;
    if (score < 0) return undefined;
    total += score;
  }
  return total;
}

/** Persons of both groups in all strata. */
export function groupSizes(strata: readonly Stratum[]): [number, number] {
  const size = (g: 0 | 1) => strata.reduce((sum, { counts }) => sum + counts[g].reduce((x, y) => x + y, 0), 0);
  return [size(0), size(1)];
}

/** Whether both groups are large enough for a flag. */
export function isSufficient([reference, focal]: readonly [number, number], options: DifOptions): boolean {
  const { minimumGroup = 100, minimumTotal = 400 } = options;
  return Math.min(reference, focal) >= minimumGroup && reference + focal >= minimumTotal;
}

/**
 * Runs a method on every item, and again without the items it flags in the matching score, until the flagged set repeats.
 * With given matching values there is nothing to purify.
 */
export function purified<Result extends { readonly status: DifStatus }>(
  items: number,
  options: DifOptions,
  run: (anchor: readonly boolean[]) => Result[],
  isFlagged: (result: Result) => boolean,
): Result[] {
  let anchor: boolean[] = new Array(items).fill(true);
  let results = run(anchor);
  if (!options.purify || options.matching) return results;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = results.map((result) => !isFlagged(result));
    if (next.every((kept, i) => kept === anchor[i])) return results;
    anchor = next;
    results = run(anchor);
  }
  return results.map((result) => (result.status === 'ok' ? { ...result, status: 'purification-loop' } : result));
}

/** Ability strata of equal size: the quantile group 0 .. count - 1 of each person, ties together. */
export function abilityStrata(thetas: ArrayLike<number>, count: number): number[] {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new PsychometricsError('invalid-option', `count must be a whole number > 0, got ${count}`, 'count');
  }
  const sorted = Array.from(thetas).sort((x, y) => x - y);
  const bounds = Array.from(
    { length: count - 1 },
    (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / count)] as number,
  );
  return Array.from(thetas, (theta) => bounds.filter((bound) => theta >= bound).length);
}

/** Benjamini-Hochberg adjusted p values, in the order given. */
export function adjustedPValues(p: readonly number[]): number[] {
  const order = p.map((value, i) => ({ value, i })).sort((x, y) => y.value - x.value);
  const adjusted = new Array<number>(p.length).fill(1);
  let least = 1;
  order.forEach(({ value, i }, n) => {
    least = Math.min(least, (value * p.length) / (p.length - n));
    adjusted[i] = least;
  });
  return adjusted;
}
