import type { ItemOption } from './item.ts';

/** Answers to one version of a question before a statistic of it is shown. */
export const MIN_ITEM_ANSWERS = 100;

/** Shares (0–1) and correlations outside of which an author should look at a question. The project’s own choice. */
const VERY_HARD_SHARE = 0.25;
const VERY_EASY_SHARE = 0.95;
const LOW_CORRELATION = 0.15;
const IDLE_OPTION_SHARE = 0.05;
/** How far the mean may lie from what the authors expected. */
const EXPECTATION_GAP = 0.2;

/** What answers say of one version of a question. Shares 0–1. */
export interface ItemEvidence {
  readonly answers: number;
  readonly meanShare: number | null;
  readonly itemRestCorrelation: number | null;
  readonly expectedShare: number | null;
  readonly options: readonly (Pick<ItemOption, 'id' | 'credit'> & { readonly chosen: number })[];
}

/**
 * What looks wrong with a question by its answers, a sentence each; nothing below `MIN_ITEM_ANSWERS`, where chance speaks.
 * A signal is a reason to look, not a verdict.
 */
export function itemSignals(evidence: ItemEvidence): readonly string[] {
  const { answers, meanShare, itemRestCorrelation, expectedShare, options } = evidence;
  if (answers < MIN_ITEM_ANSWERS || meanShare === null) return [];
  const signals: string[] = [];
  if (meanShare < VERY_HARD_SHARE) signals.push(`Very hard: ${percent(meanShare)} of points. Is the key right?`);
  if (meanShare > VERY_EASY_SHARE)
    signals.push(`Very easy: ${percent(meanShare)} of points. It tells people apart little.`);
  if (expectedShare !== null && Math.abs(meanShare - expectedShare) > EXPECTATION_GAP)
    signals.push(`Its authors expected ${percent(expectedShare)} of points; people earn ${percent(meanShare)}.`);
  if (itemRestCorrelation !== null && itemRestCorrelation < LOW_CORRELATION)
    signals.push(
      itemRestCorrelation < 0
        ? 'Those who do well elsewhere do worse here. Is the key right?'
        : 'Doing well here says little about doing well elsewhere.',
    );
  const most = Math.max(...options.map(({ credit }) => credit));
  const keyChosen = Math.max(...options.filter(({ credit }) => credit === most).map(({ chosen }) => chosen));
  for (const { id, credit, chosen } of options) {
    if (credit === most) continue;
    if (chosen > keyChosen) signals.push(`Option ${id} is chosen more often than the key.`);
    else if (chosen < IDLE_OPTION_SHARE * answers)
      signals.push(`Option ${id} is chosen by ${percent(chosen / answers)}: it misleads nobody.`);
  }
  return signals;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
