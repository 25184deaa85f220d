import type { Matrix } from './item.ts';

/** Answers that occurred, each once with its number of persons; rows of the probability tables a pattern touches. */
export interface Patterns {
  readonly count: number;
  /** Pattern p touches table rows `rows[start[p]] .. rows[start[p + 1] - 1]`. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
  /** 1: rows are relative to "every item answered 0", whose log-likelihood is common to all; 0: rows are absolute. */
  readonly relative: Uint8Array;
  readonly weight: Float64Array;
  readonly group: Int32Array;
  /** A person of each pattern, as a row of the data. */
  readonly person: Int32Array;
}

/** Table row of category k of item i; the same row number plus `rowCount` is relative to category 0. */
export interface RowLayout {
  readonly firstRow: Int32Array;
  readonly rowCount: number;
}

/** Rows of items with the given numbers of categories. */
export function layRows(categories: readonly number[]): RowLayout {
  const firstRow = new Int32Array(categories.length);
  let rowCount = 0;
  categories.forEach((count, i) => {
    firstRow[i] = rowCount;
    rowCount += count;
  });
  return { firstRow, rowCount };
}

/**
 * Collects equal answer patterns of the same group. In a relative pattern a zero costs nothing, a score k > 0 adds
 * log P_k - log P_0, and a missing answer (the relative row of category 0) takes -log P_0 back; this halves the work for
 * complete right/wrong data. Columns not in `used` are left out; persons without answers too.
 */
export function collectPatterns(
  data: Matrix,
  layout: RowLayout,
  used: readonly number[],
  weights: ArrayLike<number> | undefined,
  groups: ArrayLike<number> | undefined,
): Patterns {
  const found = new Map<string, number>();
  const start = [0];
  const rows: number[] = [];
  const relative: number[] = [];
  const weight: number[] = [];
  const group: number[] = [];
  const person: number[] = [];
  const codes = new Uint8Array(used.length);
  for (let j = 0; j < data.persons; j++) {
    const w = weights ? (weights[j] as number) : 1;
    let answered = 0;
    let positive = 0;
    used.forEach((column, i) => {
      const score = data.scores[j * data.items + column] as number;
      codes[i] = score + 1;
      if (score >= 0) answered++;
      if (score > 0) positive++;
    });
    if (answered === 0 || w === 0) continue;
    const g = groups ? (groups[j] as number) : 0;
    const key = `${g}/${String.fromCharCode(...codes)}`;
    const known = found.get(key);
    if (known !== undefined) {
      weight[known] = (weight[known] as number) + w;
      continue;
    }
    found.set(key, weight.length);
    const isRelative = used.length - answered + positive <= answered;
    for (let i = 0; i < used.length; i++) {
      const score = (codes[i] as number) - 1;
      const first = layout.firstRow[i] as number;
      if (isRelative && score !== 0) rows.push(layout.rowCount + first + Math.max(score, 0));
      if (!isRelative && score >= 0) rows.push(first + score);
    }
    start.push(rows.length);
    relative.push(isRelative ? 1 : 0);
    weight.push(w);
    group.push(g);
    person.push(j);
  }
  return {
    count: weight.length,
    start: Int32Array.from(start),
    rows: Int32Array.from(rows),
    relative: Uint8Array.from(relative),
    weight: Float64Array.from(weight),
    group: Int32Array.from(group),
    person: Int32Array.from(person),
  };
}

/** What the E step finds: expected counts at each node, and the log-likelihood they belong to. */
export interface Expectation {
  readonly logLik: number;
  /** Expected number of answers k to item i at node q: (firstRow[i] + k) * Q + q. */
  readonly counts: Float64Array;
  /** Expected number of persons of group g at node q: g * Q + q. */
  readonly groupCounts: Float64Array;
}

/** Posterior weights below this share of the largest are dropped: e^-36. */
const NEGLIGIBLE_LOG = -36;

/** Visits the posterior of one pattern: weights on nodes `from` .. `to` - 1 (times 1, not the number of persons). */
export type PosteriorVisitor = (pattern: number, weights: Float64Array, from: number, to: number) => void;

/**
 * One E step (Bock & Aitkin 1981) over patterns: posterior weights w_pq proportional to A_q prod P, expected counts, and
 * the marginal log-likelihood. `logTable` holds log P_k(x_q) at row * Q + q, `logPopulation` log A_q at g * Q + q.
 */
export function expectation(
  patterns: Patterns,
  layout: RowLayout,
  logTable: Float64Array,
  logPopulation: Float64Array,
  nodes: number,
  visit?: PosteriorVisitor,
): Expectation {
  const { firstRow, rowCount } = layout;
  const tables = new Float64Array(2 * rowCount * nodes);
  tables.set(logTable);
  const base = new Float64Array(nodes);
  firstRow.forEach((first, i) => {
    const end = i + 1 < firstRow.length ? (firstRow[i + 1] as number) : rowCount;
    for (let q = 0; q < nodes; q++) {
      const zero = logTable[first * nodes + q] as number;
      base[q] = (base[q] as number) + zero;
      tables[(rowCount + first) * nodes + q] = -zero;
      for (let r = first + 1; r < end; r++) {
        tables[(rowCount + r) * nodes + q] = (logTable[r * nodes + q] as number) - zero;
      }
    }
  });
  const sums = new Float64Array(2 * rowCount * nodes);
  const relativeTotal = new Float64Array(nodes);
  const groupCounts = new Float64Array(logPopulation.length);
  const weights = new Float64Array(nodes);
  let logLik = 0;
  const { start, rows } = patterns;
  for (let p = 0; p < patterns.count; p++) {
    const begin = start[p] as number;
    const end = start[p + 1] as number;
    const population = (patterns.group[p] as number) * nodes;
    const isRelative = patterns.relative[p] === 1;
    for (let q = 0; q < nodes; q++) {
      weights[q] = (logPopulation[population + q] as number) + (isRelative ? (base[q] as number) : 0);
    }
    for (let n = begin; n < end; n++) {
      const row = (rows[n] as number) * nodes;
      for (let q = 0; q < nodes; q++) weights[q] = (weights[q] as number) + (tables[row + q] as number);
    }
    let top = Number.NEGATIVE_INFINITY;
    for (let q = 0; q < nodes; q++) if ((weights[q] as number) > top) top = weights[q] as number;
    let from = 0;
    let to = nodes;
    while ((weights[from] as number) - top < NEGLIGIBLE_LOG) from++;
    while ((weights[to - 1] as number) - top < NEGLIGIBLE_LOG) to--;
    let total = 0;
    for (let q = from; q < to; q++) {
      const w = Math.exp((weights[q] as number) - top);
      weights[q] = w;
      total += w;
    }
    for (let q = from; q < to; q++) weights[q] = (weights[q] as number) / total;
    visit?.(p, weights, from, to);
    const persons = patterns.weight[p] as number;
    logLik += persons * (top + Math.log(total));
    for (let q = from; q < to; q++) {
      const w = (weights[q] as number) * persons;
      weights[q] = w;
      groupCounts[population + q] = (groupCounts[population + q] as number) + w;
      if (isRelative) relativeTotal[q] = (relativeTotal[q] as number) + w;
    }
    for (let n = begin; n < end; n++) {
      const row = (rows[n] as number) * nodes;
      for (let q = from; q < to; q++) sums[row + q] = (sums[row + q] as number) + (weights[q] as number);
    }
  }
  const counts = sums.slice(0, rowCount * nodes);
  firstRow.forEach((first, i) => {
    const last = i + 1 < firstRow.length ? (firstRow[i + 1] as number) : rowCount;
    for (let q = 0; q < nodes; q++) {
      let zeros = (relativeTotal[q] as number) - (sums[(rowCount + first) * nodes + q] as number);
      for (let r = first + 1; r < last; r++) {
        const more = sums[(rowCount + r) * nodes + q] as number;
        zeros -= more;
        counts[r * nodes + q] = (counts[r * nodes + q] as number) + more;
      }
      counts[first * nodes + q] = (counts[first * nodes + q] as number) + Math.max(0, zeros);
    }
  });
  return { logLik, counts, groupCounts };
}
