import { PsychometricsError } from './errors.ts';

/** Where an item stands between an expert's guess and a calibrated question (methods/calibration.md, "status"). */
export const itemStatuses = ['prior', 'provisional', 'calibrated-1pl', 'calibrated', 'suspended'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** What every item has, whatever its response model. */
export interface ItemCommon {
  readonly id: string;
  /** Content domain a blueprint counts. */
  readonly domain?: string;
  /** Ids of items that must not meet this one in a test; read in both directions. */
  readonly enemies?: readonly string[];
  readonly status: ItemStatus;
  /**
   * Covariance of the parameters in the order discrimination, difficulty, lowerAsymptote, upperAsymptote (dichotomous, as
   * many as are uncertain) or discrimination, then thresholds. Used by `estimateAbility` with `inflate`.
   */
  readonly cov?: readonly (readonly number[])[];
}

/** Logistic model of a right/wrong item: P = c + (u - c) / (1 + exp(-a (theta - b))), no 1.7 in the exponent. */
export interface DichotomousItem extends ItemCommon {
  readonly model: '4pl';
  /** a > 0, per logit. */
  readonly discrimination: number;
  /** b, in logits on the theta scale. */
  readonly difficulty: number;
  /** c in [0, 1), 0 when absent. */
  readonly lowerAsymptote?: number;
  /** u in (c, 1], 1 when absent. */
  readonly upperAsymptote?: number;
}

/** Graded response (Samejima 1969; thresholds rise) or generalised partial credit (Muraki 1992; steps in any order). */
export interface OrderedItem extends ItemCommon {
  readonly model: 'grm' | 'gpcm';
  readonly discrimination: number;
  /** m thresholds or steps in logits; scores run 0..m. */
  readonly thresholds: readonly number[];
}

/** Nominal response model (Bock 1972): one slope and intercept per category. For distractor analysis, not for scoring. */
export interface NominalItem extends ItemCommon {
  readonly model: 'nrm';
  readonly slopes: readonly number[];
  readonly intercepts: readonly number[];
}

export type Item = DichotomousItem | OrderedItem | NominalItem;

/** One scored answer, 0..maxScore of its item. An item that was not administered has no response. */
export interface Response {
  readonly itemId: string;
  readonly score: number;
}

/** Normal prior of theta; mean 0 and sd 1 unless told otherwise. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

/** Scores of persons x items, row-major; -1 = not administered. */
export interface Matrix {
  readonly persons: number;
  readonly items: number;
  readonly scores: Int8Array;
}

/** Highest score of an item: 1 for right/wrong, m for m thresholds or m + 1 categories. */
export function maxScore(item: Item): number {
  if (item.model === '4pl') return 1;
  return item.model === 'nrm' ? item.slopes.length - 1 : item.thresholds.length;
}

function refuse(item: Item, path: string, claim: string, value: unknown): never {
  throw new PsychometricsError('invalid-item', `${claim}, got ${String(value)} (item ${item.id})`, path);
}

function requireFinite(item: Item, path: string, name: string, values: readonly number[]): void {
  values.forEach((value, k) => {
    if (!Number.isFinite(value)) refuse(item, `${path}.${name}[${k}]`, `${name} must be finite`, value);
  });
}

/** Throws `invalid-item` unless every parameter lies where its model is defined. `path` names the item in messages. */
export function validateItem(item: Item, path = 'item'): void {
  switch (item.model) {
    case '4pl': {
      const lower = item.lowerAsymptote ?? 0;
      const upper = item.upperAsymptote ?? 1;
      requireSlope(item, item.discrimination, path);
      if (!Number.isFinite(item.difficulty)) {
        refuse(item, `${path}.difficulty`, 'difficulty must be finite', item.difficulty);
      }
      if (!(lower >= 0 && lower < 1)) {
        refuse(item, `${path}.lowerAsymptote`, 'lowerAsymptote must lie in [0, 1)', lower);
      }
      if (!(upper > lower && upper <= 1)) {
        refuse(item, `${path}.upperAsymptote`, `upperAsymptote must lie in (${lower}, 1]`, upper);
      }
      return;
    }
    case 'grm':
    case 'gpcm':
      requireSlope(item, item.discrimination, path);
      requireList(item, path, 'thresholds', item.thresholds);
      if (item.thresholds.length === 0) refuse(item, `${path}.thresholds`, 'at least one threshold is needed', 'none');
      requireFinite(item, path, 'thresholds', item.thresholds);
      if (item.model === 'grm') {
        item.thresholds.forEach((value, k) => {
          if (k > 0 && value <= (item.thresholds[k - 1] as number)) {
            refuse(item, `${path}.thresholds[${k}]`, 'graded thresholds must rise', item.thresholds.join(', '));
          }
        });
      }
      return;
    case 'nrm':
      requireList(item, path, 'slopes', item.slopes);
      requireList(item, path, 'intercepts', item.intercepts);
      if (item.slopes.length < 2)
        refuse(item, `${path}.slopes`, 'at least two categories are needed', item.slopes.length);
      if (item.slopes.length !== item.intercepts.length) {
        refuse(item, `${path}.intercepts`, `${item.slopes.length} intercepts are needed`, item.intercepts.length);
      }
      requireFinite(item, path, 'slopes', item.slopes);
      requireFinite(item, path, 'intercepts', item.intercepts);
      return;
    default:
      refuse(item, `${path}.model`, 'model must be 4pl, grm, gpcm or nrm', (item as { model: unknown }).model);
  }
}

/** Items come as plain data too, where a list can be missing or of another type. */
function requireList(item: Item, path: string, name: string, list: unknown): void {
  if (!Array.isArray(list)) refuse(item, `${path}.${name}`, `${name} must be a list of numbers`, typeof list);
}

function requireSlope(item: Item, discrimination: number, path: string): void {
  if (!(Number.isFinite(discrimination) && discrimination > 0)) {
    refuse(item, `${path}.discrimination`, 'discrimination must be finite and > 0', discrimination);
  }
}

/** Validates every item and that ids are unique; throws `invalid-item`, or `empty-input` when there is none. */
export function validateItems(items: readonly Item[], path = 'items'): void {
  if (items.length === 0) throw new PsychometricsError('empty-input', 'at least one item is needed', path);
  const seen = new Set<string>();
  items.forEach((item, i) => {
    validateItem(item, `${path}[${i}]`);
    if (seen.has(item.id)) refuse(item, `${path}[${i}].id`, 'item ids must be unique', item.id);
    seen.add(item.id);
  });
}

/** Throws `invalid-option` unless the mean is finite and the sd finite and > 0. */
export function validatePrior(prior: Prior): void {
  if (!Number.isFinite(prior.mean)) {
    throw new PsychometricsError('invalid-option', `prior mean must be finite, got ${prior.mean}`, 'prior.mean');
  }
  if (!(Number.isFinite(prior.sd) && prior.sd > 0)) {
    throw new PsychometricsError('invalid-option', `prior sd must be finite and > 0, got ${prior.sd}`, 'prior.sd');
  }
}
