import { categoryCurves } from './category-curves.ts';
import { PsychometricsError, type Warning } from './errors.ts';
import { type Item, validateItems } from './item.ts';
import { gridNodes } from './quadrature.ts';
import { rescale } from './rescale.ts';

export const linkMethods = ['stocking-lord', 'haebara', 'mean-sigma', 'mean-mean'] as const;
export type LinkMethod = (typeof linkMethods)[number];

export interface LinkOptions {
  readonly method: LinkMethod;
  /** Remove anchors that moved (robust z above 2.7), one at a time, at most 20 %. Default true. */
  readonly removeDrift?: boolean;
}

/** How far one anchor lies from the others after linking. */
export interface AnchorDrift {
  readonly itemId: string;
  /** Location on the old scale minus the rescaled new location, logits. */
  readonly shift: number;
  /** (shift - median) / (0.74 IQR), the IQR at least .02 logit. */
  readonly z: number;
  readonly removed: boolean;
}

/** theta_old = A theta_new + B. `loss` is the minimised criterion (0 for the moment methods). */
export interface Link {
  readonly A: number;
  readonly B: number;
  readonly loss: number;
  readonly drift: readonly AnchorDrift[];
  readonly warnings: readonly Warning[];
}

/** Robust z above which an anchor is taken out. */
const DRIFT_LIMIT = 2.7;
/** Anchors below which a link is thin. */
const THIN = 10;
const NODES = gridNodes({ min: -6, max: 6, points: 61 });

/**
 * Puts a new calibration on the scale of an old one through anchors with the same ids.
 *
 * - `stocking-lord` (1983): A, B minimise sum_q W_q (sum_i E_i(x_q; old) - sum_i E_i(x_q; new*))^2, W standard normal;
 * - `haebara` (1980): the squares are summed item by item;
 * - `mean-sigma`: A = SD(b old)/SD(b new); `mean-mean`: A = mean(a new)/mean(a old); B from the means of b.
 *
 * The curve methods start at mean-sigma and run Levenberg-Marquardt. Throws `dimension-mismatch` when the anchors differ,
 * `empty-input` below two anchors, `invalid-item` for nominal anchors, `singular` when new locations do not vary.
 */
export function link(anchorOld: readonly Item[], anchorNew: readonly Item[], options: LinkOptions): Link {
  validateItems(anchorOld, 'anchorOld');
  validateItems(anchorNew, 'anchorNew');
  if (!linkMethods.includes(options.method)) {
    const allowed = `method must be one of ${linkMethods.join(', ')}, got ${options.method}`;
    throw new PsychometricsError('invalid-option', allowed, 'options.method');
  }
  let pairs = pairAnchors(anchorOld, anchorNew);
  const all = pairs;
  const mayRemove = options.removeDrift === false ? 0 : Math.floor(0.2 * pairs.length);
  let result = solve(pairs, options.method);
  for (let removed = 0; removed < mayRemove; removed++) {
    const scores = robustScores(pairs, result);
    const worst = scores.reduce((w, z, i) => (Math.abs(z) > Math.abs(scores[w] as number) ? i : w), 0);
    if (Math.abs(scores[worst] as number) <= DRIFT_LIMIT) break;
    pairs = pairs.filter((_, i) => i !== worst);
    result = solve(pairs, options.method);
  }
  const kept = new Set(pairs);
  const scores = robustScores(all, result, pairs);
  return {
    ...result,
    drift: all.map((pair, i) => ({
      itemId: pair.old.id,
      shift: shiftOf(pair, result),
      z: scores[i] as number,
      removed: !kept.has(pair),
    })),
    warnings:
      pairs.length < THIN
        ? [{ code: 'few-anchors', detail: `${pairs.length} anchors; at least ${THIN} or 20 % of the test are wanted` }]
        : [],
  };
}

interface Pair {
  readonly old: Item;
  readonly new: Item;
}

interface Transform {
  readonly A: number;
  readonly B: number;
  readonly loss: number;
}

function pairAnchors(anchorOld: readonly Item[], anchorNew: readonly Item[]): Pair[] {
  const byId = new Map(anchorNew.map((item) => [item.id, item]));
  if (anchorOld.length !== anchorNew.length || anchorOld.some(({ id }) => !byId.has(id))) {
    const detail = `the same ids are needed on both sides, got ${anchorOld.length} and ${anchorNew.length} items`;
    throw new PsychometricsError('dimension-mismatch', detail, 'anchorNew');
  }
  const nominal = [...anchorOld, ...anchorNew].find(({ model }) => model === 'nrm');
  if (nominal)
    throw new PsychometricsError('invalid-item', `a nominal item cannot link (item ${nominal.id})`, 'anchorOld');
  if (anchorOld.length < 2) throw new PsychometricsError('empty-input', 'at least two anchors are needed', 'anchorOld');
  return anchorOld.map((old) => ({ old, new: byId.get(old.id) as Item }));
}

function locationsOf(item: Item): readonly number[] {
  if (item.model === '4pl') return [item.difficulty];
  return item.model === 'nrm' ? [] : item.thresholds;
}

function slopeOf(item: Item): number {
  return item.model === 'nrm' ? 1 : item.discrimination;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function solve(pairs: readonly Pair[], method: LinkMethod): Transform {
  const oldB = pairs.flatMap((pair) => locationsOf(pair.old));
  const newB = pairs.flatMap((pair) => locationsOf(pair.new));
  const sd = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  if (method === 'mean-mean') {
    const A = mean(pairs.map((pair) => slopeOf(pair.new))) / mean(pairs.map((pair) => slopeOf(pair.old)));
    return { A, B: mean(oldB) - A * mean(newB), loss: 0 };
  }
  if (sd(newB) < 1e-9 || sd(oldB) < 1e-9) {
    throw new PsychometricsError('singular', 'anchor locations do not vary: no scale can be found', 'anchorNew');
  }
  const A = sd(oldB) / sd(newB);
  const start = { A, B: mean(oldB) - A * mean(newB) };
  return method === 'mean-sigma' ? { ...start, loss: 0 } : fitCurves(pairs, start, method === 'haebara');
}

/** Weighted differences of expected scores: one residual per node (summed curves), or per node and item. */
function residuals(pairs: readonly Pair[], A: number, B: number, perItem: boolean): number[] {
  const moved = rescale(
    pairs.map((pair) => pair.new),
    A,
    B,
  );
  const total = NODES.reduce((sum, x) => sum + Math.exp(-0.5 * x * x), 0);
  const list: number[] = [];
  for (const x of NODES) {
    const weight = Math.sqrt(Math.exp(-0.5 * x * x) / total);
    const gaps = pairs.map((pair, i) => expected(pair.old, x) - expected(moved[i] as Item, x));
    if (perItem) list.push(...gaps.map((gap) => weight * gap));
    else list.push(weight * gaps.reduce((sum, gap) => sum + gap, 0));
  }
  return list;
}

function expected(item: Item, theta: number): number {
  return categoryCurves(item, theta).probability.reduce((sum, p, k) => sum + k * p, 0);
}

/** Levenberg-Marquardt in (log A, B), derivatives by central differences. */
function fitCurves(pairs: readonly Pair[], start: { A: number; B: number }, perItem: boolean): Transform {
  const at = (logA: number, b: number) => residuals(pairs, Math.exp(logA), b, perItem);
  const squares = (list: readonly number[]) => list.reduce((sum, value) => sum + value * value, 0);
  let logA = Math.log(start.A);
  let b = start.B;
  let current = at(logA, b);
  let damping = 1e-3;
  const h = 1e-5;
  for (let round = 0; round < 200; round++) {
    const upA = at(logA + h, b);
    const downA = at(logA - h, b);
    const upB = at(logA, b + h);
    const downB = at(logA, b - h);
    let [aa, ab, bb, ga, gb] = [0, 0, 0, 0, 0];
    current.forEach((value, n) => {
      const ja = ((upA[n] as number) - (downA[n] as number)) / (2 * h);
      const jb = ((upB[n] as number) - (downB[n] as number)) / (2 * h);
      aa += ja * ja;
      ab += ja * jb;
      bb += jb * jb;
      ga += ja * value;
      gb += jb * value;
    });
    const [da, db] = [aa * (1 + damping), bb * (1 + damping)];
    const determinant = da * db - ab * ab;
    const stepA = -(db * ga - ab * gb) / determinant;
    const stepB = -(da * gb - ab * ga) / determinant;
    const next = at(logA + stepA, b + stepB);
    if (squares(next) <= squares(current)) {
      logA += stepA;
      b += stepB;
      current = next;
      damping /= 10;
      if (Math.abs(stepA) < 1e-11 && Math.abs(stepB) < 1e-11) break;
    } else {
      damping *= 10;
      if (damping > 1e8) break;
    }
  }
  return { A: Math.exp(logA), B: b, loss: squares(current) };
}

function shiftOf(pair: Pair, { A, B }: Transform): number {
  return mean(locationsOf(pair.old)) - (A * mean(locationsOf(pair.new)) + B);
}

/** Robust z of each pair, its centre and spread from `basis`. */
function robustScores(pairs: readonly Pair[], transform: Transform, basis: readonly Pair[] = pairs): number[] {
  const sorted = basis.map((pair) => shiftOf(pair, transform)).sort((x, y) => x - y);
  const quantile = (p: number) => {
    const place = p * (sorted.length - 1);
    const low = sorted[Math.floor(place)] as number;
    return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] as number) - low);
  };
  const spread = 0.74 * Math.max(0.02, quantile(0.75) - quantile(0.25));
  return pairs.map((pair) => (shiftOf(pair, transform) - quantile(0.5)) / spread);
}
