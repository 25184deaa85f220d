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
import { fitOrdinal } from './ordinal-logistic.ts';

/** A likelihood-ratio test. */
export interface RatioTest {
  readonly chi2: number;
  readonly df: number;
  readonly p: number;
}

/**
 * DIF of one item by logistic regression. `uniform`: a constant difference between groups of equal matching score;
 * `nonUniform`: one that changes with the score; `both` together. `effect`: gain in Nagelkerke's R^2, with the classes of
 * Jodoin & Gierl (2001): below .035 A, below .070 B, else C; A without significance of `both`.
 */
export interface LogisticDifResult {
  readonly itemId: string;
  readonly uniform?: RatioTest;
  readonly nonUniform?: RatioTest;
  readonly both?: RatioTest;
  readonly pAdjusted?: number;
  readonly effect?: number;
  readonly effectClass?: DifClass;
  readonly referenceN: number;
  readonly focalN: number;
  readonly status: DifStatus;
}

/**
 * Logistic-regression DIF (Swaminathan & Rogers 1990), logit P = b0 + b1 s + b2 g + b3 s g with likelihood-ratio tests;
 * items of more than two scores by the proportional-odds model (Zumbo 1999). `group` 0 reference, 1 focal. Throws
 * `dimension-mismatch`, `invalid-option`, `empty-input`.
 */
export function difLogistic(data: Matrix, group: ArrayLike<number>, options: DifOptions = {}): LogisticDifResult[] {
  const ids = validateDif(data, group, options);
  const run = (anchor: readonly boolean[]) =>
    ids.map((itemId, i) => oneItem(itemId, strataOf(data, group, i, anchor, options.matching), options));
  const results = purified(data.items, options, run, ({ effectClass }) => effectClass === 'B' || effectClass === 'C');
  const tested = results.filter((result) => result.both);
  const adjusted = adjustedPValues(tested.map((result) => result.both?.p as number));
  return results.map((result) => {
    const place = tested.indexOf(result);
    return place < 0 ? result : { ...result, pAdjusted: adjusted[place] as number };
  });
}

function oneItem(itemId: string, strata: readonly Stratum[], options: DifOptions): LogisticDifResult {
  const sizes = groupSizes(strata);
  const base = { itemId, referenceN: sizes[0], focalN: sizes[1] };
  const persons = sizes[0] + sizes[1];
  if (sizes[0] === 0 || sizes[1] === 0 || strata.length < 2) return { ...base, status: 'insufficient' };
  // Matching scores are standardised: the tests do not change and scoring is well conditioned.
  const mean = strata.reduce((sum, s) => sum + s.matching * personsIn(s), 0) / persons;
  const sd = Math.sqrt(strata.reduce((sum, s) => sum + (s.matching - mean) ** 2 * personsIn(s), 0) / persons);
  const rows = (predictors: (score: number, g: 0 | 1) => number[]) =>
    strata.flatMap(({ matching, counts }) =>
      ([0, 1] as const).map((g) => ({ predictors: predictors((matching - mean) / sd, g), counts: counts[g] })),
    );
  const empty = fitOrdinal(
    rows(() => []),
    0,
  );
  const matched = fitOrdinal(
    rows((s) => [s]),
    1,
  );
  const shifted = fitOrdinal(
    rows((s, g) => [s, g]),
    2,
  );
  const crossed = fitOrdinal(
    rows((s, g) => [s, g, s * g]),
    3,
  );
  if (empty.logLik === 0 || ![matched, shifted, crossed].every((fit) => fit.converged)) {
    return { ...base, status: 'insufficient' };
  }
  const ratio = (large: number, small: number, df: number): RatioTest => {
    const chi2 = Math.max(0, 2 * (large - small));
    return { chi2, df, p: chiSquareSurvival(chi2, df) };
  };
  const nagelkerke = (logLik: number) =>
    (1 - Math.exp((2 * (empty.logLik - logLik)) / persons)) / (1 - Math.exp((2 * empty.logLik) / persons));
  const both = ratio(crossed.logLik, matched.logLik, 2);
  const effect = nagelkerke(crossed.logLik) - nagelkerke(matched.logLik);
  const numbers = {
    ...base,
    uniform: ratio(shifted.logLik, matched.logLik, 1),
    nonUniform: ratio(crossed.logLik, shifted.logLik, 1),
    both,
    effect,
  };
  if (!isSufficient(sizes, options)) return { ...numbers, status: 'insufficient' };
  return { ...numbers, effectClass: effectClass(effect, both.p < (options.alpha ?? 0.05)), status: 'ok' };
}

function personsIn({ counts }: Stratum): number {
  return counts[0].reduce((x, y) => x + y, 0) + counts[1].reduce((x, y) => x + y, 0);
}

function effectClass(effect: number, significant: boolean): DifClass {
  if (!significant || effect < 0.035) return 'A';
  return effect < 0.07 ? 'B' : 'C';
}
