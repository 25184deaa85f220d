import { type ItemSource, prepareBank, scoredItems } from './bank.ts';
import { categoryCurves } from './category-curves.ts';
import type { Response } from './item.ts';
import { informationOfCurves, requireFiniteTheta } from './response-model.ts';

/** Share of information at the cut from uncalibrated items above which a result is provisional. */
export const PROVISIONAL_ABOVE = 0.2;

/**
 * Share (0-1) of a result's information at the cut that comes from items below `calibrated-1pl`. Above `PROVISIONAL_ABOVE`
 * the result is called provisional. Throws `invalid-response`, `invalid-item`, `invalid-option`; 1 without answers.
 */
export function provisionalShare(items: ItemSource, responses: readonly Response[], cut: number): number {
  requireFiniteTheta(cut, 'cut');
  let all = 0;
  let uncertain = 0;
  for (const { item } of scoredItems(prepareBank(items), responses)) {
    const information = informationOfCurves(categoryCurves(item, cut));
    all += information;
    if (item.status !== 'calibrated' && item.status !== 'calibrated-1pl') uncertain += information;
  }
  return all === 0 ? 1 : uncertain / all;
}
