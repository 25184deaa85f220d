import {
  categoryCounts,
  freeModelOf,
  type ModelSpec,
  priorsOf,
  restMeans,
  specOf,
  unestimable,
} from './calibration-columns.ts';
import { type FreeModel, startingValues } from './calibration-models.ts';
import {
  type ItemPriors,
  type PopulationPrior,
  startingAsymptotes,
  validateNormalPrior,
  validatePriors,
} from './calibration-priors.ts';
import { PsychometricsError, type Warning } from './errors.ts';
import { collectPatterns, layRows, type Patterns, type RowLayout } from './expectation.ts';
import { type Item, type Matrix, maxScore, validateItem } from './item.ts';
import { validateMatrix } from './matrix.ts';
import { gridNodes } from './quadrature.ts';

export interface CalibrationOptions {
  /** One model for all items, or one per column. */
  readonly models: ModelSpec | readonly ModelSpec[];
  /** Names of the columns; `item1`, `item2` ... when absent. */
  readonly itemIds?: readonly string[];
  /** Priors of all items, or per column; none when absent, which is plain maximum likelihood. */
  readonly priors?: ItemPriors | readonly (ItemPriors | undefined)[];
  /** Quadrature points: up to 61 on [-6, 6] (default 61), more on [-8, 8]. */
  readonly points?: number;
  /** Largest parameter change at convergence; default 1e-5. */
  readonly tol?: number;
  /** Largest number of E steps; default 2000. */
  readonly maxCycles?: number;
  /** Items whose parameters stay as they are, matched by id; the population of group 0 is then estimated. */
  readonly fixed?: readonly Item[];
  /** Group of each person, 0, 1, ...; group 0 is N(0, 1) unless items are fixed, the others' mean and sd are estimated. */
  readonly groups?: ArrayLike<number>;
  /**
   * Estimates the mean and sd of group 0 too, with these priors. The scale's origin and unit then come from the priors of
   * the items (or from `fixed` ones), not from the people who happened to answer.
   */
  readonly population?: PopulationPrior;
  /** How many persons each row stands for. */
  readonly weights?: ArrayLike<number>;
  /** `squarem` (default) or plain EM. */
  readonly acceleration?: 'squarem' | 'none';
  /** Standard errors and covariance from the observed information; default true. */
  readonly standardErrors?: boolean;
}

/** A column that takes part: fixed, or free with its place in the parameter vector. */
export interface Entry {
  readonly id: string;
  readonly column: number;
  readonly categories: number;
  readonly fixed?: Item;
  readonly free?: {
    readonly model: FreeModel;
    readonly priors: ItemPriors;
    /** Global index of each local parameter. */
    readonly index: Int32Array;
    readonly sharesSlope: boolean;
  };
}

/** A calibration laid out: patterns, rows, nodes, the parameter vector and what is in it. */
export interface CalibrationProblem {
  readonly entries: readonly Entry[];
  readonly layout: RowLayout;
  readonly patterns: Patterns;
  readonly nodes: Float64Array;
  readonly groupCount: number;
  /** Global indices of mean and log sd per group; -1 when fixed at 0. */
  readonly groupIndex: Int32Array;
  /** Prior of group 0, when its mean and sd are estimated with one. */
  readonly populationPrior?: PopulationPrior;
  readonly persons: number;
  readonly parameterNames: readonly string[];
  readonly start: Float64Array;
  readonly warnings: readonly Warning[];
}

function refuse(message: string, path: string): never {
  throw new PsychometricsError('invalid-option', message, path);
}

/** Checks data and options and lays the calibration out. Throws `empty-input`, `dimension-mismatch`, `invalid-option`, `invalid-item`. */
export function layOut(data: Matrix, options: CalibrationOptions): CalibrationProblem {
  validateMatrix(data);
  const { weights, groups } = options;
  const ids = options.itemIds ?? Array.from({ length: data.items }, (_, i) => `item${i + 1}`);
  for (const [name, list, length] of [
    ['itemIds', ids, data.items],
    ['weights', weights, data.persons],
    ['groups', groups, data.persons],
  ] as const) {
    if (list && list.length !== length) {
      throw new PsychometricsError(
        'dimension-mismatch',
        `${length} ${name} needed, got ${list.length}`,
        `options.${name}`,
      );
    }
  }
  if (weights) {
    for (let j = 0; j < weights.length; j++) {
      if (!((weights[j] as number) >= 0)) refuse(`weights must be >= 0, got ${weights[j]}`, `options.weights[${j}]`);
    }
  }
  const groupCount = countGroups(groups);
  const fixed = new Map((options.fixed ?? []).map((item) => [item.id, item]));
  options.fixed?.forEach((item, i) => {
    validateItem(item, `options.fixed[${i}]`);
  });
  const warnings: Warning[] = [];
  const entries: Entry[] = [];
  const start: number[] = [];
  const names: string[] = [];
  let sharedSlope = -1;
  for (let column = 0; column < data.items; column++) {
    const id = ids[column] as string;
    const counts = categoryCounts(data, column, weights);
    const known = fixed.get(id);
    if (known) {
      if (counts.length > maxScore(known) + 1) {
        throw new PsychometricsError(
          'invalid-response',
          `a score exceeds ${maxScore(known)} (item ${id})`,
          'data.scores',
        );
      }
      entries.push({ id, column, categories: maxScore(known) + 1, fixed: known });
      continue;
    }
    const spec = specOf(options.models, column, data.items);
    const trouble = unestimable(spec, counts, id);
    if (trouble) {
      warnings.push(trouble);
      continue;
    }
    const model = freeModelOf(spec, counts.length);
    const given = priorsOf(options.priors, column);
    validatePriors(given, `options.priors[${column}]`);
    const sharesSlope = spec.model === '1pl';
    const total = counts.reduce((sum, n) => sum + n, 0);
    const guess = startingAsymptotes(given);
    const local = startingValues(
      spec.model,
      model.names,
      counts.map((n) => n / total),
      spec.model === 'nrm' ? restMeans(data, column, counts.length) : [],
      {
        lower: spec.lowerAsymptote ?? (model.names.includes('logit c') ? guess.lower : 0),
        upper: spec.upperAsymptote ?? 1,
      },
    );
    const isFirst = sharesSlope && sharedSlope < 0;
    const index = Int32Array.from(local, (value, p) => {
      if (p === 0 && sharesSlope && !isFirst) return sharedSlope;
      start.push(value);
      names.push(p === 0 && sharesSlope ? 'shared a' : `${id} ${model.names[p]}`);
      return start.length - 1;
    });
    if (isFirst) sharedSlope = index[0] as number;
    // The prior of a shared discrimination counts once.
    const { logDiscrimination: _, ...others } = given;
    entries.push({
      id,
      column,
      categories: model.categories,
      free: { model, index, sharesSlope, priors: sharesSlope && !isFirst ? others : given },
    });
  }
  if (entries.length === 0) refuse('no item can be estimated: every column is constant or unanswered', 'data');
  const groupIndex = new Int32Array(2 * groupCount).fill(-1);
  const { population } = options;
  if (population) {
    validateNormalPrior(population.mean, 'options.population.mean');
    validateNormalPrior(population.logSd, 'options.population.logSd');
  }
  for (let g = options.fixed?.length || population ? 0 : 1; g < groupCount; g++) {
    groupIndex[2 * g] = start.push(0) - 1;
    groupIndex[2 * g + 1] = start.push(0) - 1;
    names.push(`group ${g} mean`, `group ${g} log sd`);
  }
  const points = options.points ?? 61;
  const reach = points > 61 ? 8 : 6;
  const layout = layRows(entries.map(({ categories }) => categories));
  const patterns = collectPatterns(
    data,
    layout,
    entries.map(({ column }) => column),
    weights,
    groups,
  );
  if (patterns.count === 0) throw new PsychometricsError('empty-input', 'nobody answered an item', 'data');
  return {
    entries,
    layout,
    patterns,
    nodes: gridNodes({ min: -reach, max: reach, points }),
    groupCount,
    groupIndex,
    ...(population ? { populationPrior: population } : {}),
    persons: patterns.weight.reduce((sum, n) => sum + n, 0),
    parameterNames: names,
    start: Float64Array.from(start),
    warnings,
  };
}

function countGroups(groups: ArrayLike<number> | undefined): number {
  if (!groups) return 1;
  const present = new Set<number>();
  for (let j = 0; j < groups.length; j++) {
    const g = groups[j] as number;
    if (!Number.isInteger(g) || g < 0) refuse(`groups are whole numbers >= 0, got ${g}`, `options.groups[${j}]`);
    present.add(g);
  }
  const count = Math.max(...present) + 1;
  if (present.size !== count) refuse('groups must be numbered 0, 1, ... without gaps', 'options.groups');
  return count;
}
