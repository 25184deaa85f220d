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
import { PsychometricsError } from './errors.ts';
import type { Matrix } from './item.ts';

export interface MantelHaenszelOptions extends DifOptions {
  /** Continuity correction of chi-square, default true. */
  readonly correction?: boolean;
}

/**
 * DIF of one item. `alpha` is the common odds ratio, above 1 when the item favours the reference group; `delta` = -2.35 ln
 * alpha on the ETS scale with `seDelta`. `etsClass` by size and significance (Zwick 2012), `sizeClass` by size alone (as
 * difR has it). Numbers are absent where they do not exist, classes also where groups are too small.
 */
export interface MantelHaenszelResult {
  readonly itemId: string;
  readonly chi2?: number;
  readonly p?: number;
  /** p adjusted over the items of this run (Benjamini & Hochberg 1995). */
  readonly pAdjusted?: number;
  readonly alpha?: number;
  readonly delta?: number;
  readonly seDelta?: number;
  readonly etsClass?: DifClass;
  readonly sizeClass?: DifClass;
  readonly referenceN: number;
  readonly focalN: number;
  readonly status: DifStatus;
}

/** The ETS delta scale: 4 / 1.7 logits per unit, rounded as Holland & Thayer (1988) have it. */
const DELTA_PER_LOG_ODDS = -2.35;
/** One-sided 5 % normal quantile. */
const ONE_SIDED = 1.6448536269514722;

/**
 * Mantel-Haenszel DIF of right/wrong items (Holland & Thayer 1988), `group` 0 reference and 1 focal. Strata with an empty
 * group or fewer than two persons drop out. Var(ln alpha) by Phillips & Holland (1987). The correction is .5 where
 * |sum A - sum E| reaches it, as R's mantelhaen.test has it.
 *
 * Throws `invalid-response` for scores above 1, `dimension-mismatch`, `invalid-option`, `empty-input`.
 */
export function difMantelHaenszel(
  data: Matrix,
  group: ArrayLike<number>,
  options: MantelHaenszelOptions = {},
): MantelHaenszelResult[] {
  const ids = validateDif(data, group, options);
  const high = data.scores.findIndex((score) => score > 1);
  if (high >= 0) {
    const detail = `Mantel-Haenszel takes scores 0 and 1, got ${data.scores[high]}; see difPolytomous`;
    throw new PsychometricsError('invalid-response', detail, `data.scores[${high}]`);
  }
  const run = (anchor: readonly boolean[]) =>
    ids.map((itemId, i) => oneItem(itemId, strataOf(data, group, i, anchor, options.matching), options));
  const results = purified(data.items, options, run, ({ etsClass }) => etsClass === 'B' || etsClass === 'C');
  const tested = results.filter((result) => result.p !== undefined);
  const adjusted = adjustedPValues(tested.map((result) => result.p as number));
  return results.map((result) => {
    const place = tested.indexOf(result);
    return place < 0 ? result : { ...result, pAdjusted: adjusted[place] as number };
  });
}

function oneItem(itemId: string, strata: readonly Stratum[], options: MantelHaenszelOptions): MantelHaenszelResult {
  const sizes = groupSizes(strata);
  const base = { itemId, referenceN: sizes[0], focalN: sizes[1] };
  const sums = mantelHaenszelSums(strata);
  if (sums.variance === 0) return { ...base, status: 'insufficient' };
  const { correction = true, alpha: level = 0.05 } = options;
  const distance = Math.abs(sums.right - sums.expected);
  const yates = correction && distance >= 0.5 ? 0.5 : 0;
  const chi2 = (distance - yates) ** 2 / sums.variance;
  const p = chiSquareSurvival(chi2, 1);
  if (sums.agree === 0 || sums.disagree === 0) return { ...base, chi2, p, status: 'insufficient' };
  const alpha = sums.agree / sums.disagree;
  const delta = DELTA_PER_LOG_ODDS * Math.log(alpha);
  const seDelta = -DELTA_PER_LOG_ODDS * Math.sqrt(logOddsVariance(strata, alpha, sums.agree));
  const numbers = { ...base, chi2, p, alpha, delta, seDelta };
  if (!isSufficient(sizes, options)) return { ...numbers, status: 'insufficient' };
  return { ...numbers, etsClass: etsClass(delta, seDelta, p < level), sizeClass: sizeClass(delta), status: 'ok' };
}

/** A when |delta| < 1 or not significant; C when |delta| >= 1.5 and significantly above 1; else B. */
function etsClass(delta: number, seDelta: number, significant: boolean): DifClass {
  const size = Math.abs(delta);
  if (size < 1 || !significant) return 'A';
  return size >= 1.5 && (size - 1) / seDelta > ONE_SIDED ? 'C' : 'B';
}

function sizeClass(delta: number): DifClass {
  const size = Math.abs(delta);
  if (size < 1) return 'A';
  return size < 1.5 ? 'B' : 'C';
}

interface Cells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly total: number;
}

/** Right and wrong of reference (a, b) and focal (c, d) in strata that compare both groups. */
function usableCells(strata: readonly Stratum[]): Cells[] {
  return strata.flatMap(({ counts: [reference, focal] }) => {
    const [b = 0, a = 0] = reference;
    const [d = 0, c = 0] = focal;
    const total = a + b + c + d;
    return a + b === 0 || c + d === 0 || total < 2 ? [] : [{ a, b, c, d, total }];
  });
}

function mantelHaenszelSums(strata: readonly Stratum[]) {
  const sums = { right: 0, expected: 0, variance: 0, agree: 0, disagree: 0 };
  for (const { a, b, c, d, total } of usableCells(strata)) {
    const [reference, focal, right, wrong] = [a + b, c + d, a + c, b + d];
    sums.right += a;
    sums.expected += (reference * right) / total;
    sums.variance += (reference * focal * right * wrong) / (total * total * (total - 1));
    sums.agree += (a * d) / total;
    sums.disagree += (b * c) / total;
  }
  return sums;
}

function logOddsVariance(strata: readonly Stratum[], alpha: number, agree: number): number {
  let sum = 0;
  for (const { a, b, c, d, total } of usableCells(strata)) {
    sum += ((a * d + alpha * b * c) * (a + d + alpha * (b + c))) / (total * total);
  }
  return sum / (2 * agree * agree);
}
