import {
  type CalibrationModel,
  calibrationModels,
  dichotomousModel,
  type FreeModel,
  gradedModel,
  nominalModel,
  partialCreditModel,
} from './calibration-models.ts';
import type { ItemPriors } from './calibration-priors.ts';
import { PsychometricsError, type Warning } from './errors.ts';
import type { Matrix } from './item.ts';

/** A model, or a model with asymptotes fixed at known values (a 2PL with lowerAsymptote .25 guesses among four). */
export type ModelSpec =
  | CalibrationModel
  | { readonly model: CalibrationModel; readonly lowerAsymptote?: number; readonly upperAsymptote?: number };

function invalid(message: string, path: string): PsychometricsError {
  return new PsychometricsError('invalid-option', message, path);
}

/** The model of a column, with its asymptotes checked. Throws `invalid-option`, `dimension-mismatch`. */
export function specOf(
  models: ModelSpec | readonly ModelSpec[],
  column: number,
  items: number,
): Exclude<ModelSpec, string> {
  const spec = Array.isArray(models) ? (models as readonly ModelSpec[])[column] : (models as ModelSpec);
  if (Array.isArray(models) && models.length !== items) {
    throw new PsychometricsError(
      'dimension-mismatch',
      `${items} models needed, got ${models.length}`,
      'options.models',
    );
  }
  const full = typeof spec === 'string' ? { model: spec } : (spec as Exclude<ModelSpec, string>);
  if (!calibrationModels.includes(full.model)) {
    throw invalid(
      `model must be one of ${calibrationModels.join(', ')}, got ${full.model}`,
      `options.models[${column}]`,
    );
  }
  const { lowerAsymptote = 0, upperAsymptote = 1 } = full;
  if (!(lowerAsymptote >= 0 && lowerAsymptote < upperAsymptote && upperAsymptote <= 1)) {
    throw invalid(
      `asymptotes need 0 <= c < u <= 1, got ${lowerAsymptote}, ${upperAsymptote}`,
      `options.models[${column}]`,
    );
  }
  return full;
}

/** The priors of a column; none when absent. */
export function priorsOf(
  priors: ItemPriors | readonly (ItemPriors | undefined)[] | undefined,
  column: number,
): ItemPriors {
  return (
    (Array.isArray(priors) ? (priors as readonly (ItemPriors | undefined)[])[column] : (priors as ItemPriors)) ?? {}
  );
}

/** The response model with the parameters that a specification leaves free. */
export function freeModelOf(spec: Exclude<ModelSpec, string>, categories: number): FreeModel {
  switch (spec.model) {
    case '1pl':
    case '2pl':
      return dichotomousModel(spec.lowerAsymptote ?? 0, spec.upperAsymptote ?? 1);
    case '3pl':
      return dichotomousModel(spec.lowerAsymptote ?? 'free', spec.upperAsymptote ?? 1);
    case '4pl':
      return dichotomousModel(spec.lowerAsymptote ?? 'free', spec.upperAsymptote ?? 'free');
    case 'grm':
      return gradedModel(categories);
    case 'gpcm':
      return partialCreditModel(categories);
    case 'nrm':
      return nominalModel(categories);
  }
}

/** Weighted number of answers of each score 0..highest. */
export function categoryCounts(data: Matrix, column: number, weights: ArrayLike<number> | undefined): number[] {
  const counts: number[] = [];
  for (let j = 0; j < data.persons; j++) {
    const score = data.scores[j * data.items + column] as number;
    if (score < 0) continue;
    while (counts.length <= score) counts.push(0);
    counts[score] = (counts[score] as number) + (weights ? (weights[j] as number) : 1);
  }
  return counts;
}

/** Why a column cannot be estimated, if so. Throws `invalid-response` for a score above 1 under a right/wrong model. */
export function unestimable(
  spec: Exclude<ModelSpec, string>,
  counts: readonly number[],
  item: string,
): Warning | undefined {
  const given = counts.filter((n) => n > 0).length;
  if (given === 0) return { code: 'no-answers', item, detail: 'nobody answered this item; it is left out' };
  if (given === 1) return { code: 'no-variance', item, detail: 'everybody gave the same answer; the item is left out' };
  const dichotomous = spec.model.endsWith('pl');
  if (dichotomous && counts.length > 2) {
    throw new PsychometricsError(
      'invalid-response',
      `${spec.model} takes scores 0 and 1 (item ${item})`,
      'data.scores',
    );
  }
  if (!dichotomous && given < counts.length) {
    const empty = counts.indexOf(0);
    return {
      code: 'empty-category',
      item,
      detail: `nobody chose category ${empty}; merge categories; the item is left out`,
    };
  }
  return undefined;
}

/** Mean standardised rest score (share of the other items' points) of those who chose each category. */
export function restMeans(data: Matrix, column: number, categories: number): number[] {
  const sums = new Float64Array(categories);
  const counts = new Float64Array(categories);
  const rests: { score: number; rest: number }[] = [];
  for (let j = 0; j < data.persons; j++) {
    const score = data.scores[j * data.items + column] as number;
    if (score < 0) continue;
    let rest = 0;
    let answered = 0;
    for (let i = 0; i < data.items; i++) {
      const other = data.scores[j * data.items + i] as number;
      if (i === column || other < 0) continue;
      rest += other;
      answered++;
    }
    if (answered > 0) rests.push({ score, rest: rest / answered });
  }
  const mean = rests.reduce((sum, { rest }) => sum + rest, 0) / rests.length;
  const sd = Math.sqrt(rests.reduce((sum, { rest }) => sum + (rest - mean) ** 2, 0) / rests.length) || 1;
  for (const { score, rest } of rests) {
    sums[score] = (sums[score] as number) + (rest - mean) / sd;
    counts[score] = (counts[score] as number) + 1;
  }
  return Array.from(sums, (sum, k) => sum / Math.max(1, counts[k] as number));
}
