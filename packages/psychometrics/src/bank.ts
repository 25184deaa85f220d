import { categoryCurves } from './category-curves.ts';
import { PsychometricsError } from './errors.ts';
import { type Item, itemStatuses, maxScore, type Response, validateItems } from './item.ts';
import { logSigma, sigma } from './logistic.ts';
import { ABILITY_NODES } from './quadrature.ts';
import { informationOfCurves } from './response-model.ts';

/**
 * Items with the tables that make selection and estimation cheap: parameters in typed arrays, log-probabilities and
 * information of each item on `ABILITY_NODES`, filled on first use. Every function that takes items takes a bank too;
 * prepare it once per bank version. Written as JSON it is its items.
 */
export interface Bank {
  readonly items: readonly Item[];
  /** Position of each id in `items`. */
  readonly positions: ReadonlyMap<string, number>;
  /** Per item: discrimination, difficulty, asymptotes of right/wrong items; NaN slope marks another model. */
  readonly slope: Float64Array;
  readonly location: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Names of the content domains, and the place of each item's domain in them (-1 without domain). */
  readonly domains: readonly string[];
  readonly domainOf: Int32Array;
  /** Positions of each item's enemies, both directions. */
  readonly enemies: readonly (readonly number[])[];
  /** Rank of each item by discrimination, 0 the lowest; ties by id. */
  discriminationRanks(): Int32Array;
  /** Log-probabilities on `ABILITY_NODES`: entry k * 161 + q is log P_k(x_q). */
  logProbabilityTable(position: number): Float64Array;
  /** Information of every item on every second node of `ABILITY_NODES`: entry i * 81 + q for the node of index 2 q. */
  informationTable(): Float64Array;
  /** Place of each item's status in `itemStatuses`; -1 for nominal items, which are never scored. */
  readonly statusCode: Int8Array;
  toJSON(): readonly Item[];
}

/** Items as plain data, or prepared. */
export type ItemSource = Bank | readonly Item[];

function isBank(source: ItemSource): source is Bank {
  return !Array.isArray(source);
}

/** Validates items (`invalid-item`, `empty-input`) and prepares their tables. The items must not be changed afterwards. */
export function prepareBank(source: ItemSource): Bank {
  if (isBank(source)) return source;
  const items = source;
  validateItems(items);
  const positions = new Map(items.map((item, i) => [item.id, i]));
  const parameter = (read: (item: Item & { model: '4pl' }) => number) =>
    Float64Array.from(items, (item) => (item.model === '4pl' ? read(item) : Number.NaN));
  const tables: (Float64Array | undefined)[] = new Array(items.length).fill(undefined);
  let informationRows: Float64Array | undefined;
  let ranks: Int32Array | undefined;
  const domains = [...new Set(items.flatMap((item) => (item.domain === undefined ? [] : [item.domain])))];
  const domainPlace = new Map(domains.map((domain, d) => [domain, d]));
  return {
    items,
    positions,
    slope: parameter((item) => item.discrimination),
    location: parameter((item) => item.difficulty),
    lower: parameter((item) => item.lowerAsymptote ?? 0),
    upper: parameter((item) => item.upperAsymptote ?? 1),
    domains,
    domainOf: Int32Array.from(items, (item) => domainPlace.get(item.domain ?? '') ?? -1),
    statusCode: Int8Array.from(items, ({ model, status }) => (model === 'nrm' ? -1 : itemStatuses.indexOf(status))),
    enemies: enemyPositions(items, positions),
    discriminationRanks() {
      ranks ??= discriminationRanks(items);
      return ranks;
    },
    logProbabilityTable(position) {
      const known = tables[position];
      if (known) return known;
      const table = logProbabilityTable(items[position] as Item, ABILITY_NODES);
      tables[position] = table;
      return table;
    },
    informationTable() {
      informationRows ??= informationTable(
        items,
        ABILITY_NODES.filter((_, q) => q % 2 === 0),
      );
      return informationRows;
    },
    toJSON: () => items,
  };
}

/** log P_k(x_q) at k * nodes.length + q. */
export function logProbabilityTable(item: Item, nodes: Float64Array): Float64Array {
  const table = new Float64Array((maxScore(item) + 1) * nodes.length);
  if (item.model === '4pl' && !item.lowerAsymptote && (item.upperAsymptote ?? 1) === 1) {
    for (let q = 0; q < nodes.length; q++) {
      const z = item.discrimination * ((nodes[q] as number) - item.difficulty);
      table[q] = logSigma(-z);
      table[nodes.length + q] = logSigma(z);
    }
    return table;
  }
  for (let q = 0; q < nodes.length; q++) {
    const { logProbability } = categoryCurves(item, nodes[q] as number);
    for (let k = 0; k < logProbability.length; k++) table[k * nodes.length + q] = logProbability[k] as number;
  }
  return table;
}

function informationTable(items: readonly Item[], nodes: Float64Array): Float64Array {
  const table = new Float64Array(items.length * nodes.length);
  items.forEach((item, i) => {
    const row = i * nodes.length;
    const plain = item.model === '4pl' && !item.lowerAsymptote && (item.upperAsymptote ?? 1) === 1;
    for (let q = 0; q < nodes.length; q++) {
      const x = nodes[q] as number;
      if (plain) {
        const p = sigma(item.discrimination * (x - item.difficulty));
        table[row + q] = item.discrimination ** 2 * p * (1 - p);
      } else {
        table[row + q] = informationOfCurves(categoryCurves(item, x));
      }
    }
  });
  return table;
}

function discriminationRanks(items: readonly Item[]): Int32Array {
  const order = items
    .map((item, i) => ({ i, id: item.id, a: item.model === 'nrm' ? 0 : item.discrimination }))
    .sort((x, y) => x.a - y.a || (x.id < y.id ? -1 : 1));
  const ranks = new Int32Array(items.length);
  order.forEach(({ i }, rank) => {
    ranks[i] = rank;
  });
  return ranks;
}

function enemyPositions(items: readonly Item[], positions: ReadonlyMap<string, number>): number[][] {
  const enemies: Set<number>[] = items.map(() => new Set());
  items.forEach((item, i) => {
    for (const id of item.enemies ?? []) {
      const j = positions.get(id);
      if (j === undefined || j === i) continue;
      enemies[i]?.add(j);
      enemies[j]?.add(i);
    }
  });
  return enemies.map((set) => [...set]);
}

/** A response joined to its item. */
export interface ScoredItem {
  readonly item: Item;
  readonly position: number;
  readonly score: number;
}

/**
 * Joins responses to items. Throws `invalid-response` for an unknown item, a second response to the same item, or a
 * score that is not a whole number from 0 to the item's maximum.
 */
export function scoredItems(bank: Bank, responses: readonly Response[]): ScoredItem[] {
  const seen = new Set<number>();
  return responses.map(({ itemId, score }, n) => {
    const path = `responses[${n}]`;
    const position = bank.positions.get(itemId);
    if (position === undefined) {
      throw new PsychometricsError('invalid-response', `no item ${itemId} among the items given`, `${path}.itemId`);
    }
    if (seen.has(position)) {
      throw new PsychometricsError('invalid-response', `item ${itemId} is answered twice`, `${path}.itemId`);
    }
    seen.add(position);
    const item = bank.items[position] as Item;
    if (!Number.isInteger(score) || score < 0 || score > maxScore(item)) {
      const allowed = `score must be a whole number from 0 to ${maxScore(item)}, got ${score} (item ${itemId})`;
      throw new PsychometricsError('invalid-response', allowed, `${path}.score`);
    }
    return { item, position, score };
  });
}
