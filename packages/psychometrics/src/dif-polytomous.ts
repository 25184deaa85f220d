import {
  adjustedPValues,
  type DifClass,
  type DifOptions,
  type DifStatus,
  groupSizes,
  isSufficient,
  purified,
  type Stratum,
  strataOf,
  validateDif,
} from './dif-matching.ts';
import { chiSquareSurvival } from './distributions.ts';
import type { Matrix } from './item.ts';

/**
 * DIF of one item of ordered scores. `smd`: mean score of the focal group minus that of matched reference persons, weighted
 * by the focal group (Dorans & Schmitt 1991), negative when the item is harder for the focal group; `effect` = smd over the
 * SD of the item score. Classes A up to .17 or without significance, B up to .25, C above (ETS/NAEP).
 */
export interface PolytomousDifResult {
  readonly itemId: string;
  readonly chi2?: number;
  readonly p?: number;
  readonly pAdjusted?: number;
  readonly smd?: number;
  readonly effect?: number;
  readonly effectClass?: DifClass;
  readonly referenceN: number;
  readonly focalN: number;
  readonly status: DifStatus;
}

/**
 * Mantel's (1963) chi-square on one degree of freedom for ordered scores, without continuity correction, and the
 * standardised mean difference. On right/wrong items it is the uncorrected Mantel-Haenszel chi-square. `group` 0 reference,
 * 1 focal. For non-uniform DIF of ordered scores see `difLogistic`. Throws `dimension-mismatch`, `invalid-option`,
 * `empty-input`.
 */
export function difPolytomous(data: Matrix, group: ArrayLike<number>, options: DifOptions = {}): PolytomousDifResult[] {
  const ids = validateDif(data, group, options);
  const run = (anchor: readonly boolean[]) =>
    ids.map((itemId, i) => oneItem(itemId, strataOf(data, group, i, anchor, options.matching), options));
  const results = purified(data.items, options, run, ({ effectClass }) => effectClass === 'B' || effectClass === 'C');
  const tested = results.filter((result) => result.p !== undefined);
  const adjusted = adjustedPValues(tested.map((result) => result.p as number));
  return results.map((result) => {
    const place = tested.indexOf(result);
    return place < 0 ? result : { ...result, pAdjusted: adjusted[place] as number };
  });
}

/** Persons, sum and sum of squares of the scores in a row of counts. */
function moments(counts: Float64Array): { n: number; sum: number; squares: number } {
  let n = 0;
  let sum = 0;
  let squares = 0;
  counts.forEach((persons, score) => {
    n += persons;
    sum += persons * score;
    squares += persons * score * score;
  });
  return { n, sum, squares };
}

function oneItem(itemId: string, strata: readonly Stratum[], options: DifOptions): PolytomousDifResult {
  const sizes = groupSizes(strata);
  const base = { itemId, referenceN: sizes[0], focalN: sizes[1] };
  let distance = 0;
  let variance = 0;
  let smd = 0;
  let focalPersons = 0;
  const all = { n: 0, sum: 0, squares: 0 };
  for (const { counts } of strata) {
    const reference = moments(counts[0]);
    const focal = moments(counts[1]);
    const total = reference.n + focal.n;
    const sum = reference.sum + focal.sum;
    const squares = reference.squares + focal.squares;
    all.n += total;
    all.sum += sum;
    all.squares += squares;
    if (reference.n === 0 || focal.n === 0 || total < 2) continue;
    distance += focal.sum - (focal.n / total) * sum;
    variance += ((reference.n * focal.n) / (total * total * (total - 1))) * (total * squares - sum * sum);
    smd += focal.n * (focal.sum / focal.n - reference.sum / reference.n);
    focalPersons += focal.n;
  }
  if (variance === 0) return { ...base, status: 'insufficient' };
  const chi2 = (distance * distance) / variance;
  const p = chiSquareSurvival(chi2, 1);
  const sd = Math.sqrt((all.squares - all.sum ** 2 / all.n) / (all.n - 1));
  const difference = smd / focalPersons;
  const numbers = { ...base, chi2, p, smd: difference, effect: difference / sd };
  if (!isSufficient(sizes, options)) return { ...numbers, status: 'insufficient' };
  return { ...numbers, effectClass: effectClass(difference / sd, p < (options.alpha ?? 0.05)), status: 'ok' };
}

function effectClass(effect: number, significant: boolean): DifClass {
  if (!significant || Math.abs(effect) <= 0.17) return 'A';
  return Math.abs(effect) <= 0.25 ? 'B' : 'C';
}
