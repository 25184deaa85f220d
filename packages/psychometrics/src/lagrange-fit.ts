import { type ItemSource, logProbabilityTable, prepareBank } from './bank.ts';
import { entryCounts, expectationAt } from './calibration-steps.ts';
import { chiSquareSurvival } from './distributions.ts';
import { type FittedPeople, fitPeople } from './fitted-people.ts';
import { type Item, type Matrix, maxScore } from './item.ts';
import { validateMatrix } from './matrix.ts';
import { cholesky, solveCholesky } from './symmetric-matrix.ts';

/** The Lagrange multiplier test of one item: chi-square `statistic` with `df` degrees of freedom and its `p`. */
export interface LagrangeFit {
  readonly itemId: string;
  /** Answers to the item. */
  readonly n: number;
  /** The three are absent below 100 answers, and where all answers are as the model has them for certain. */
  readonly statistic?: number;
  readonly df?: number;
  readonly p?: number;
}

/** Fewest answers for the test; the chi-square law is poor below. */
const LEAST_ANSWERS = 100;
const ANSWERS_A_STRATUM = 40;
const MOST_STRATA = 3;
/** Share of a stratum's variance that the others must leave it; else it says nothing of its own. */
const OWN_VARIANCE = 0.1;

/**
 * Fit of calibrated items to data of which each person has answered some, as in an adaptive test: does the score follow the
 * curve in every stratum of ability? With the posterior weights w_jq of person j from all their answers, the residual of
 * stratum h is the sum over its nodes of w_jq (u_j - E(x_q)). Its expectation is 0 under the model whatever rule chose the
 * questions, as long as the rule saw answers of the same person only (Mislevy & Wu 1996). The sums over persons are tested as
 * a Lagrange multiplier (Glas 1999; Glas & Suarez Falcon 2003), a set of generalised residuals (Haberman, Sinharay & Chon
 * 2013): T' V^-1 T, V from the persons' own products, up to three strata of equally many answers (more of them make the tail of the law heavy on adaptive data). The parameters are taken
 * as known: for items estimated from the same data p is too large rather than too small.
 *
 * `data`: columns are the items in order, -1 = not administered. Throws `dimension-mismatch`, `empty-input`, `invalid-item`,
 * `invalid-response`.
 */
export function lagrangeItemFit(items: ItemSource, data: Matrix): LagrangeFit[] {
  const bank = prepareBank(items);
  validateMatrix(data, bank.items.length);
  return lagrangeFitOf(bank.items, data, fitPeople(bank, data));
}

/** The same with the people estimated already. */
export function lagrangeFitOf(
  items: readonly Item[],
  data: Matrix,
  { problem, vector, expected }: FittedPeople,
): LagrangeFit[] {
  const { nodes, patterns } = problem;
  const tests = items.map((item, i) => layTest(item, nodes, entryCounts(problem, expected, i)));
  expectationAt(problem, vector, (p, weights, from, to) => {
    const persons = patterns.weight[p] as number;
    const first = (patterns.person[p] as number) * data.items;
    tests.forEach((test, i) => {
      const score = data.scores[first + i] as number;
      if (score < 0 || test.strata === 0) return;
      const { residual, strata, stratumOf, expectedScore } = test;
      residual.fill(0);
      for (let q = from; q < to; q++) {
        const h = stratumOf[q] as number;
        residual[h] = (residual[h] as number) + (weights[q] as number) * (score - (expectedScore[q] as number));
      }
      for (let g = 0; g < strata; g++) {
        const left = persons * (residual[g] as number);
        test.total[g] = (test.total[g] as number) + left;
        for (let h = 0; h < strata; h++) {
          test.products[g * strata + h] = (test.products[g * strata + h] as number) + left * (residual[h] as number);
        }
      }
    });
  });
  return tests.map((test, i) => ({ itemId: (items[i] as Item).id, n: test.n, ...chiSquareOf(test) }));
}

/** What is summed for one item over persons: residuals by stratum, and their products. */
interface ItemTest {
  readonly n: number;
  /** 0: too few answers. */
  readonly strata: number;
  readonly stratumOf: Int32Array;
  readonly expectedScore: Float64Array;
  readonly residual: Float64Array;
  readonly total: Float64Array;
  readonly products: Float64Array;
}

/** Strata of the nodes with about equally many answers, from the expected answers at each node. */
function layTest(item: Item, nodes: Float64Array, counts: Float64Array): ItemTest {
  const mass = nodes.map((_, q) => {
    let sum = 0;
    for (let k = 0; k <= maxScore(item); k++) sum += counts[k * nodes.length + q] as number;
    return sum;
  });
  const answers = mass.reduce((sum, m) => sum + m, 0);
  const n = Math.round(answers);
  const strata = n < LEAST_ANSWERS ? 0 : Math.min(MOST_STRATA, Math.max(2, Math.floor(n / ANSWERS_A_STRATUM)));
  let before = 0;
  const stratumOf = Int32Array.from(mass, (m) => {
    const middle = before + m / 2;
    before += m;
    return Math.min(strata - 1, Math.floor((strata * middle) / answers));
  });
  const table = logProbabilityTable(item, nodes);
  const expectedScore = nodes.map((_, q) => {
    let sum = 0;
    for (let k = 1; k <= maxScore(item); k++) sum += k * Math.exp(table[k * nodes.length + q] as number);
    return sum;
  });
  return {
    n,
    strata,
    stratumOf,
    expectedScore,
    residual: new Float64Array(strata),
    total: new Float64Array(strata),
    products: new Float64Array(strata * strata),
  };
}

/** T' V^-1 T over the strata that say something of their own. */
function chiSquareOf({ strata, total, products }: ItemTest): Pick<LagrangeFit, 'statistic' | 'df' | 'p'> {
  const kept: number[] = [];
  let factor: Float64Array | undefined;
  for (let h = 0; h < strata; h++) {
    const tried = [...kept, h];
    const size = tried.length;
    const matrix = Float64Array.from(tried.flatMap((g) => tried.map((t) => products[g * strata + t] as number)));
    const found = cholesky(matrix, size);
    const own = (found?.[size * size - 1] ?? 0) ** 2;
    if (found === undefined || own < OWN_VARIANCE * (products[h * strata + h] as number)) continue;
    kept.push(h);
    factor = found;
  }
  if (factor === undefined) return {};
  const df = kept.length;
  const totals = kept.map((h) => total[h] as number);
  const solved = solveCholesky(factor, df, totals);
  const statistic = totals.reduce((sum, value, h) => sum + value * (solved[h] as number), 0);
  return { statistic, df, p: chiSquareSurvival(statistic, df) };
}
