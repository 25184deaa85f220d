import type { Item, ItemStatus } from './item.ts';
import type { ItemFit } from './item-fit.ts';

/** Conditions of methods/calibration.md; the sd conditions decide, the numbers of answers are floors. */
const FLOORS = { provisional: 30, onePl: 200, calibrated: 500, guessing: 1000, category: 25 } as const;
const SD_DIFFICULTY = { onePl: 0.2, calibrated: 0.15 } as const;
const SD_LOG_SLOPE = 0.2;
const DRIFT = { shift: 0.3, errors: 3 } as const;
const MISFIT = { p: 0.001, rmsd: 0.1 } as const;

/** Whether decisions may rest on the item. */
export function wasCalibrated({ status }: Item): boolean {
  return status === 'calibrated' || status === 'calibrated-1pl';
}

/** Where an item lies: its difficulty, of an ordered one the mean of its thresholds. */
export function locationOf(item: Item): number {
  if (item.model === '4pl') return item.difficulty;
  return item.model === 'nrm' ? 0 : item.thresholds.reduce((sum, b) => sum + b, 0) / item.thresholds.length;
}

/** Largest posterior sd among the locations, and the sd of log discrimination. */
function spreads(item: Item): { difficulty: number; logSlope: number } {
  const sds = (item.cov ?? []).map((row, p) => Math.sqrt(row[p] as number));
  const [slope = Number.POSITIVE_INFINITY, ...locations] = sds;
  const a = item.model === 'nrm' ? 1 : item.discrimination;
  return {
    difficulty: locations.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...locations),
    logSlope: slope / a,
  };
}

/**
 * The status an item's evidence allows, and why. `after` is absent without an estimate; `counts` are its answers by score;
 * misfit does not suspend an item that a person released.
 */
export function verdict(
  before: Item,
  after: Item | undefined,
  counts: readonly number[],
  fit: ItemFit | undefined,
  isReleased: boolean,
): { status: ItemStatus; reason: string } {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (before.status === 'suspended') return { status: 'suspended', reason: 'suspended until a person releases it' };
  if (!after) return { status: 'prior', reason: `the ${n} answers do not allow an estimate` };
  // S-X2 knows complete rows only; adaptive answers have none.
  const misfits = (fit?.lagrange?.p ?? fit?.p ?? 1) < MISFIT.p && (fit?.rmsd ?? 0) > MISFIT.rmsd;
  const { difficulty, logSlope } = spreads(after);
  const shift = Math.abs(locationOf(after) - locationOf(before));
  if (wasCalibrated(before) && shift > DRIFT.shift && shift > DRIFT.errors * difficulty) {
    return { status: 'suspended', reason: `drift: the location moved by ${shift.toFixed(2)} logits` };
  }
  const misfit = `item fit: p < ${MISFIT.p}, RMSD ${(fit?.rmsd ?? 0).toFixed(2)}`;
  if (misfits && !isReleased && (wasCalibrated(before) || n >= FLOORS.onePl)) {
    return { status: 'suspended', reason: misfit };
  }
  const floor = after.model === '4pl' && after.lowerAsymptote ? FLOORS.guessing : FLOORS.calibrated;
  const perCategory = after.model === '4pl' || Math.min(...counts) >= FLOORS.category;
  const sds = `SD(b) ${difficulty.toFixed(2)}, SD(log a) ${logSlope.toFixed(2)}`;
  if (n >= floor && perCategory && difficulty <= SD_DIFFICULTY.calibrated && logSlope <= SD_LOG_SLOPE && !misfits) {
    return { status: 'calibrated', reason: `${n} answers, ${sds}` };
  }
  if (n >= FLOORS.onePl && difficulty <= SD_DIFFICULTY.onePl && !misfits) {
    return { status: 'calibrated-1pl', reason: `${n} answers, ${sds}` };
  }
  if (n >= FLOORS.provisional) {
    return { status: 'provisional', reason: `${n} answers, ${sds}${misfits ? `; ${misfit}` : ''}` };
  }
  return { status: 'prior', reason: `${n} answers, fewer than ${FLOORS.provisional}` };
}
