import { categoryCurves } from './category-curves.ts';
import { adjustedPValues } from './dif-matching.ts';
import { chiSquareSurvival } from './distributions.ts';
import { PsychometricsError } from './errors.ts';
import { type Item, validateItems } from './item.ts';
import { type LinkMethod, link } from './link.ts';
import { gridNodes } from './quadrature.ts';
import { rescale } from './rescale.ts';
import { cholesky, solveCholesky } from './symmetric-matrix.ts';

export interface IrtDifOptions {
  /** How the focal calibration is put on the reference scale; `none` when it is there already. Default Stocking-Lord. */
  readonly link?: LinkMethod | 'none';
}

/**
 * DIF of one item between two calibrations. `chi2`: Lord's statistic on discrimination and locations, absent without
 * covariances. Areas between the curves of expected score, focal minus reference, in score points times logits: `signed`
 * (for the two-parameter model the reference difficulty minus the focal one, negative when the item is harder for the focal
 * group) and `unsigned` (Raju 1988; by quadrature, so that every model is covered).
 */
export interface IrtDifResult {
  readonly itemId: string;
  readonly chi2?: number;
  readonly df?: number;
  readonly p?: number;
  readonly pAdjusted?: number;
  readonly signed: number;
  readonly unsigned: number;
}

/**
 * Compares items calibrated separately in a reference and a focal group (same ids, models and numbers of categories), with
 * `cov` for Lord's (1980) chi-square. Throws `dimension-mismatch`, `invalid-item`, `singular`, as `link` does.
 */
export function difIrt(
  reference: readonly Item[],
  focal: readonly Item[],
  options: IrtDifOptions = {},
): IrtDifResult[] {
  validateItems(reference, 'reference');
  validateItems(focal, 'focal');
  const method = options.link ?? 'stocking-lord';
  const byId = new Map(focal.map((item) => [item.id, item]));
  const pairs = reference.map((item) => ({ item, other: byId.get(item.id) }));
  const odd = pairs.find(
    ({ item, other }) => !other || other.model !== item.model || vector(other).length !== vector(item).length,
  );
  if (odd || reference.length !== focal.length) {
    const detail = `every item needs its like in the focal calibration, ${odd?.item.id ?? 'a focal item'} has none`;
    throw new PsychometricsError('dimension-mismatch', detail, 'focal');
  }
  const { A, B } = method === 'none' ? { A: 1, B: 0 } : link(reference, focal, { method });
  const moved = rescale(
    pairs.map(({ other }) => other as Item),
    A,
    B,
  );
  const results = reference.map((item, i) => ({
    itemId: item.id,
    ...lord(item, moved[i] as Item),
    ...areas(item, moved[i] as Item),
  }));
  const tested = results.flatMap(({ p }) => (p === undefined ? [] : [p]));
  const adjusted = adjustedPValues(tested);
  let place = 0;
  return results.map((result) =>
    result.p === undefined ? result : { ...result, pAdjusted: adjusted[place++] as number },
  );
}

/** Discrimination and locations, the parameters Lord compares. */
function vector(item: Item): readonly number[] {
  if (item.model === '4pl') return [item.discrimination, item.difficulty];
  if (item.model === 'nrm')
    throw new PsychometricsError('invalid-item', `nominal item ${item.id} is not compared`, 'items');
  return [item.discrimination, ...item.thresholds];
}

function lord(reference: Item, focal: Item): { chi2?: number; df?: number; p?: number } {
  const x = vector(reference);
  const y = vector(focal);
  const df = x.length;
  if ((reference.cov?.length ?? 0) < df || (focal.cov?.length ?? 0) < df) return {};
  const sum = new Float64Array(df * df);
  for (let p = 0; p < df; p++) {
    for (let q = 0; q < df; q++) {
      sum[p * df + q] = (reference.cov?.[p]?.[q] as number) + (focal.cov?.[p]?.[q] as number);
    }
  }
  const factor = cholesky(sum, df);
  if (!factor)
    throw new PsychometricsError('singular', `the covariances of ${reference.id} are not positive`, 'items.cov');
  const difference = x.map((value, p) => (y[p] as number) - value);
  const chi2 = solveCholesky(factor, df, difference).reduce(
    (total, value, p) => total + value * (difference[p] as number),
    0,
  );
  return { chi2, df, p: chiSquareSurvival(chi2, df) };
}

/** Areas by the rectangle rule on [-40, 40], where every curve has reached its asymptote. */
function areas(reference: Item, focal: Item): { signed: number; unsigned: number } {
  const expected = (item: Item, x: number) =>
    categoryCurves(item, x).probability.reduce((total, p, k) => total + k * p, 0);
  const nodes = gridNodes({ min: -40, max: 40, points: 8001 });
  let signed = 0;
  let unsigned = 0;
  for (const x of nodes) {
    const gap = expected(focal, x) - expected(reference, x);
    signed += gap / 100;
    unsigned += Math.abs(gap) / 100;
  }
  return { signed, unsigned };
}
