import type { ItemKind } from '../item.ts';
import type { FieldLoss } from './exchange-report.ts';
import { UnfitQuestion } from './unfit-question.ts';

/**
 * How a file scores a choice. `match`: the named options and no others earn the point. `weights`: each chosen option earns
 * its weight (any scale, negative for a penalty).
 */
export type ScoreRule =
  | { readonly kind: 'match'; readonly isMultiple: boolean; readonly correct: readonly string[] }
  | { readonly kind: 'weights'; readonly isMultiple: boolean; readonly weights: ReadonlyMap<string, number> };

/** The credits an item gives its options, in order, and what of the file's partial credit they could not say. */
export interface FoundKey {
  readonly kind: ItemKind;
  readonly credits: readonly number[];
  readonly partialCredit: FieldLoss | null;
}

/** Weights within this share of the best one count as equal: published files write 33.333 for a third. */
const WEIGHT_TOLERANCE = 0.01;
const gradedCredits = [2, 3] as const;

/** Fits a scoring rule to `single`, `multiple` (all or nothing) or `judgement` (credits 0 to 3). Throws `UnfitQuestion`. */
export function keyOf(rule: ScoreRule, identifiers: readonly string[]): FoundKey {
  return rule.kind === 'match' ? keyOfMatch(rule, identifiers) : keyOfWeights(rule, identifiers);
}

function keyOfMatch(rule: ScoreRule & { kind: 'match' }, identifiers: readonly string[]): FoundKey {
  const correct = new Set(rule.correct);
  if (correct.size === 0) throw new UnfitQuestion('It names no correct answer.');
  const unknown = [...correct].filter((identifier) => !identifiers.includes(identifier));
  if (unknown.length > 0)
    throw new UnfitQuestion(`Its key names ${unknown.slice(0, 3).join(', ')}, which is not one of its options.`);
  if (!rule.isMultiple && correct.size > 1)
    throw new UnfitQuestion(`It lets one option be chosen and names ${correct.size} correct ones.`);
  const credits = identifiers.map((identifier) => (correct.has(identifier) ? 1 : 0));
  return { kind: correct.size > 1 ? 'multiple' : 'single', credits, partialCredit: null };
}

function keyOfWeights(rule: ScoreRule & { kind: 'weights' }, identifiers: readonly string[]): FoundKey {
  const weights = identifiers.map((identifier) => rule.weights.get(identifier) ?? 0);
  const best = Math.max(...weights);
  if (!(best > 0)) throw new UnfitQuestion('No option earns points: it has no key.');
  if (rule.isMultiple) {
    const credits = weights.map((weight) => (weight > 0 ? 1 : 0));
    const isMany = credits.filter((credit) => credit === 1).length > 1;
    if (!isMany && weights.every((weight) => weight >= 0)) return { kind: 'single', credits, partialCredit: null };
    return {
      kind: isMany ? 'multiple' : 'single',
      credits,
      partialCredit: lostCredit('choosing all that apply is all or nothing here'),
    };
  }
  const shares = weights.map((weight) => Math.max(0, weight) / best);
  const lostPenalty = weights.some((weight) => weight < 0)
    ? lostCredit('a wrong answer takes no points away here')
    : null;
  const top = shares.filter((share) => share >= 1 - WEIGHT_TOLERANCE).length;
  if (top > 1) throw new UnfitQuestion(`It lets one option be chosen and gives full credit to ${top}.`);
  if (shares.every((share) => share === 0 || share >= 1 - WEIGHT_TOLERANCE))
    return { kind: 'single', credits: shares.map((share) => (share === 0 ? 0 : 1)), partialCredit: lostPenalty };
  for (const most of gradedCredits) {
    if (!shares.every((share) => Math.abs(share * most - Math.round(share * most)) <= WEIGHT_TOLERANCE * most))
      continue;
    const kept: FieldLoss = { field: 'partial-credit', kept: 1, of: 1 };
    return {
      kind: 'judgement',
      credits: shares.map((share) => Math.round(share * most)),
      partialCredit: lostPenalty ?? kept,
    };
  }
  return {
    kind: 'single',
    credits: shares.map((share) => (share >= 1 - WEIGHT_TOLERANCE ? 1 : 0)),
    partialCredit: lostCredit('the weights are no halves or thirds; only the best answer keeps its credit'),
  };
}

function lostCredit(note: string): FieldLoss {
  return { field: 'partial-credit', kept: 0, of: 1, note };
}
