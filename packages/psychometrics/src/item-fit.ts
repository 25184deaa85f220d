import { type Bank, type ItemSource, prepareBank } from './bank.ts';
import { entryCounts } from './calibration-steps.ts';
import { categoryCurves } from './category-curves.ts';
import { chiSquareSurvival } from './distributions.ts';
import { estimateAbility } from './estimate-ability.ts';
import { type FittedPeople, fitPeople } from './fitted-people.ts';
import { type Item, type Matrix, maxScore } from './item.ts';
import { type LagrangeFit, lagrangeFitOf } from './lagrange-fit.ts';
import { answersOf, validateMatrix } from './matrix.ts';
import { gridNodes } from './quadrature.ts';
import { summedScoreDistribution, summedScoresWithout } from './summed-score.ts';

/**
 * Fit of one item. `sx2` with `df` and `p`: S-X2 (Orlando & Thissen 2000; Kang & Chen 2008), from complete rows, absent when
 * there are too few. `lagrange`: the Lagrange multiplier test of `lagrangeItemFit`, which needs no complete rows. `infit`, `outfit`: information-weighted and plain mean squared standardised residual at the posterior
 * means, near 1 (a little below, because the means are shrunken). `rmsd`: root of the squared distance, averaged over the people who answered the item, of
 * observed and modelled expected score, as a share of the maximum score. Absent where nobody answered.
 */
export interface ItemFit {
  readonly itemId: string;
  readonly n: number;
  readonly sx2?: number;
  readonly df?: number;
  readonly p?: number;
  readonly lagrange?: { readonly statistic: number; readonly df: number; readonly p: number };
  readonly infit?: number;
  readonly outfit?: number;
  readonly rmsd?: number;
}

/** Least expected persons in a cell of S-X2; adjacent scores are joined until it is reached. */
const LEAST_EXPECTED = 1;
const NODES = gridNodes({ min: -6, max: 6, points: 61 });

/**
 * Fit of calibrated items to data whose columns are the items in order. The mean and sd of the people are estimated with
 * the items fixed. Throws `dimension-mismatch`, `empty-input`, `invalid-item`, `invalid-response`.
 */
export function itemFit(items: ItemSource, data: Matrix): ItemFit[] {
  const bank = prepareBank(items);
  validateMatrix(data, bank.items.length);
  const people = fitPeople(bank, data);
  const distances = rootMeanSquaredDistances(bank, people);
  const lagrange = lagrangeFitOf(bank.items, data, people);
  const residuals = meanSquares(bank, data);
  const scores = summedScoreFit(bank.items, data);
  return bank.items.map((item, i) => ({
    itemId: item.id,
    n: residuals[i]?.n ?? 0,
    ...scores[i],
    ...lagrangeOf(lagrange[i]),
    ...(residuals[i]?.n ? { infit: residuals[i].infit, outfit: residuals[i].outfit } : {}),
    ...(distances[i] === undefined ? {} : { rmsd: distances[i] }),
  }));
}

function lagrangeOf(fit: LagrangeFit | undefined): Pick<ItemFit, 'lagrange'> {
  const { statistic, df, p } = fit ?? {};
  return statistic === undefined || df === undefined || p === undefined ? {} : { lagrange: { statistic, df, p } };
}

/** RMSD from the expected answers of an E step, weighted by the people who answered the item. */
function rootMeanSquaredDistances(bank: Bank, { problem, expected }: FittedPeople): (number | undefined)[] {
  const { nodes } = problem;
  return bank.items.map((item, i) => {
    const counts = entryCounts(problem, expected, i);
    let answered = 0;
    let squares = 0;
    for (let q = 0; q < nodes.length; q++) {
      let persons = 0;
      let points = 0;
      for (let k = 0; k <= maxScore(item); k++) {
        const n = counts[k * nodes.length + q] as number;
        persons += n;
        points += k * n;
      }
      answered += persons;
      if (persons < 1e-9) continue;
      const model = categoryCurves(item, nodes[q] as number).probability.reduce((sum, p, k) => sum + k * p, 0);
      squares += persons * ((points / persons - model) / maxScore(item)) ** 2;
    }
    return answered < 1e-9 ? undefined : Math.sqrt(squares / answered);
  });
}

function meanSquares(bank: Bank, data: Matrix): { n: number; infit: number; outfit: number }[] {
  const sums = bank.items.map(() => ({ n: 0, residual: 0, variance: 0, standardised: 0 }));
  for (let j = 0; j < data.persons; j++) {
    const answers = answersOf(data, j);
    const responses = answers.map(({ position, score }) => ({ itemId: (bank.items[position] as Item).id, score }));
    const { theta } = estimateAbility(bank, responses, { method: 'eap' });
    for (const { position, score } of answers) {
      const { mean, variance } = scoreMoments(bank.items[position] as Item, theta);
      const sum = sums[position];
      if (!sum || variance < 1e-12) continue;
      sum.n++;
      sum.residual += (score - mean) ** 2;
      sum.variance += variance;
      sum.standardised += (score - mean) ** 2 / variance;
    }
  }
  return sums.map(({ n, residual, variance, standardised }) => ({
    n,
    infit: n === 0 ? 1 : residual / variance,
    outfit: n === 0 ? 1 : standardised / n,
  }));
}

/** Mean and variance of an item's score at theta. */
export function scoreMoments(item: Item, theta: number): { mean: number; variance: number } {
  const { probability } = categoryCurves(item, theta);
  const mean = probability.reduce((sum, p, k) => sum + k * p, 0);
  return { mean, variance: probability.reduce((sum, p, k) => sum + p * (k - mean) ** 2, 0) };
}

/** S-X2 of every item from the complete rows. */
function summedScoreFit(items: readonly Item[], data: Matrix): { sx2?: number; df?: number; p?: number }[] {
  const rows: Int8Array[] = [];
  for (let j = 0; j < data.persons; j++) {
    const row = data.scores.subarray(j * data.items, (j + 1) * data.items);
    if (row.every((score) => score >= 0)) rows.push(row);
  }
  if (rows.length < 2 || items.length < 3) return items.map(() => ({}));
  const curves = Array.from(NODES, (x) => items.map((item) => categoryCurves(item, x).probability));
  const weights = NODES.map((x) => Math.exp(-0.5 * x * x));
  const all = curves.map(summedScoreDistribution);
  const without = curves.map(summedScoresWithout);
  const highest = items.reduce((sum, item) => sum + maxScore(item), 0);
  const totals = rows.map((row) => row.reduce((sum, score) => sum + score, 0));
  return items.map((item, i) => {
    const m = maxScore(item);
    const observed = Array.from({ length: highest + 1 }, () => new Float64Array(m + 1));
    rows.forEach((row, j) => {
      const cell = observed[totals[j] as number] as Float64Array;
      const score = row[i] as number;
      cell[score] = (cell[score] as number) + 1;
    });
    const expected = observed.map((counts, s) => {
      const persons = counts.reduce((sum, n) => sum + n, 0);
      const share = new Float64Array(m + 1);
      let total = 0;
      NODES.forEach((_, q) => {
        total += (weights[q] as number) * (all[q]?.[s] as number);
        for (let k = 0; k <= m && k <= s; k++) {
          const rest = without[q]?.[i]?.[s - k] ?? 0;
          share[k] = (share[k] as number) + (weights[q] as number) * (curves[q]?.[i]?.[k] as number) * rest;
        }
      });
      return share.map((value) => (persons * value) / total);
    });
    return chiSquareOfGroups(observed, expected, m, parametersOf(item));
  });
}

function parametersOf(item: Item): number {
  if (item.model === '4pl') return 2 + (item.lowerAsymptote ? 1 : 0) + (item.upperAsymptote ? 1 : 0);
  return item.model === 'nrm' ? 2 * (item.slopes.length - 1) : 1 + item.thresholds.length;
}

/** Joins adjacent total scores until every cell expects a person, then sums (O - E)^2 / E. */
function chiSquareOfGroups(
  observed: readonly Float64Array[],
  expected: readonly Float64Array[],
  m: number,
  parameters: number,
): { sx2?: number; df?: number; p?: number } {
  const groups: { o: Float64Array; e: Float64Array }[] = [];
  let open = { o: new Float64Array(m + 1), e: new Float64Array(m + 1) };
  for (let s = 1; s < observed.length - 1; s++) {
    const { o, e } = open;
    observed[s]?.forEach((n, k) => {
      o[k] = (o[k] as number) + n;
      e[k] = (e[k] as number) + (expected[s]?.[k] as number);
    });
    if (e.every((n) => n >= LEAST_EXPECTED)) {
      groups.push(open);
      open = { o: new Float64Array(m + 1), e: new Float64Array(m + 1) };
    }
  }
  const last = groups.at(-1);
  if (last) {
    open.o.forEach((n, k) => {
      last.o[k] = (last.o[k] as number) + n;
      last.e[k] = (last.e[k] as number) + (open.e[k] as number);
    });
  }
  const df = groups.length * m - parameters;
  if (df < 1) return {};
  const sx2 = groups.reduce((sum, { o, e }) => {
    return sum + e.reduce((part, n, k) => part + ((o[k] as number) - n) ** 2 / n, 0);
  }, 0);
  return { sx2, df, p: chiSquareSurvival(sx2, df) };
}
