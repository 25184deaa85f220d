import { type ItemSource, prepareBank } from './bank.ts';
import { calibrate } from './calibrate.ts';
import type { ModelSpec } from './calibration-columns.ts';
import type { ItemPriors, PopulationPrior } from './calibration-priors.ts';
import { PsychometricsError, type Warning } from './errors.ts';
import { EXPERT_LOG_SLOPE_SD } from './expert-prior.ts';
import { type Item, type ItemStatus, type Matrix, maxScore } from './item.ts';
import { type ItemFit, itemFit } from './item-fit.ts';
import { type Link, type LinkMethod, link } from './link.ts';
import { validateMatrix } from './matrix.ts';
import { rescale } from './rescale.ts';
import { locationOf, verdict, wasCalibrated } from './status-verdict.ts';

export interface UpdateOptions {
  /** Name of the new version of the bank. */
  readonly version: string;
  /** Expert priors by item id: the original ones, never yesterday's posterior, since the data are all the data again. */
  readonly priors?: Readonly<Record<string, ItemPriors>>;
  /** Items to suspend from outside, by id, with the reason: class C DIF, a leak. */
  readonly suspend?: Readonly<Record<string, string>>;
  /** Items that a person looked at and found sound: misfit does not suspend them again. */
  readonly released?: readonly string[];
  /**
   * Estimates mean and sd of the people with these priors instead of setting them to 0 and 1, so that the scale stays where
   * the items' priors put it. Absent: N(0, 1).
   */
  readonly population?: PopulationPrior;
  /** Puts the new parameters on the scale of the old ones through the items calibrated before, when there are ten or more. */
  readonly link?: LinkMethod;
}

export interface StatusChange {
  readonly itemId: string;
  readonly from: ItemStatus;
  readonly to: ItemStatus;
  readonly reason: string;
}

/** Where an item stands on this evidence, and why. */
export interface StatusVerdict {
  readonly itemId: string;
  readonly status: ItemStatus;
  readonly reason: string;
}

export interface BankUpdate {
  readonly version: string;
  /** New parameters, covariances and statuses, in the order of the old bank. */
  readonly bank: readonly Item[];
  readonly changes: readonly StatusChange[];
  /** Of every item, in the order of the bank. */
  readonly verdicts: readonly StatusVerdict[];
  readonly fit: readonly ItemFit[];
  readonly converged: boolean;
  /** Marginal log-likelihood, priors not counted. */
  readonly logLik: number;
  /** Mean and sd of the people, on the scale of the new parameters. */
  readonly population: { readonly mean: number; readonly sd: number };
  /** How the new parameters were put on the old scale; absent when they were not. */
  readonly link?: Link;
  readonly warnings: readonly Warning[];
}

const DEFAULT_PRIORS: ItemPriors = {
  logDiscrimination: { mean: 0, sd: EXPERT_LOG_SLOPE_SD },
  difficulty: { mean: 0, sd: 1.5 },
};
/** Fewest items calibrated before and now that can hold a scale (methods/linking.md). */
const LEAST_ANCHORS = 10;
/** People and correlation for the check that expert difficulties mean anything. */
const PRIOR_CHECK = { persons: 200, correlation: 0.3 } as const;

/**
 * Recalibrates a bank from all its responses (columns = items in order, -1 = not administered) with the items' expert priors
 * and moves every item to the status its evidence allows: `prior` below 30 answers, `provisional`, `calibrated-1pl` (200
 * answers, SD(b) <= .20), `calibrated` (500, or 1,000 with a lower asymptote and 25 per category of an ordered item; SD(b) <=
 * .15, SD(log a) <= .20). An ordered item of which some score was never earned keeps its parameters. A calibrated item whose location moved by more than .30 and 3 standard errors is suspended,
 * and so is one, calibrated before or with 200 answers, whose fit is p < .001 with RMSD > .10 (`lagrangeItemFit`, which stands
 * incomplete answers), unless it is `released`; suspended items stay so and are not calibrated. The old bank is not changed.
 *
 * Throws `dimension-mismatch`, `invalid-item`, `invalid-response`, `invalid-option` for an empty version or unknown ids.
 */
export function updateBank(source: ItemSource, data: Matrix, options: UpdateOptions): BankUpdate {
  const { items, positions } = prepareBank(source);
  validateMatrix(data, items.length);
  if (options.version === '')
    throw new PsychometricsError('invalid-option', 'the version needs a name', 'options.version');
  for (const id of [
    ...Object.keys(options.priors ?? {}),
    ...Object.keys(options.suspend ?? {}),
    ...(options.released ?? []),
  ]) {
    if (!positions.has(id)) throw new PsychometricsError('invalid-option', `no item ${id} in the bank`, 'options');
  }
  const active = items.flatMap((item, i) => (isActive(item, options) ? [i] : []));
  const unseen = new Map(
    active.flatMap((i) => {
      const category = emptyCategory(items[i] as Item, categoryCounts(data, i));
      return category === undefined ? [] : [[i, category] as const];
    }),
  );
  const taken = active.filter((i) => !unseen.has(i));
  const columns = pickColumns(data, taken);
  const calibration = calibrate(columns, {
    models: taken.map((i) => specOf(items[i] as Item)),
    itemIds: taken.map((i) => (items[i] as Item).id),
    priors: taken.map((i) => ({ ...DEFAULT_PRIORS, ...options.priors?.[(items[i] as Item).id] })),
    ...(options.population ? { population: options.population } : {}),
  });
  const found = linkToBefore(items, calibration.items, options.link);
  const { A, B } = found ?? { A: 1, B: 0 };
  const estimated = new Map(rescale(calibration.items, A, B).map((item) => [item.id, item]));
  const fitted = taken.filter((i) => estimated.has((items[i] as Item).id));
  const fit = itemFit(
    fitted.map((i) => estimated.get((items[i] as Item).id) as Item),
    pickColumns(data, fitted),
  );
  const fitById = new Map(fit.map((entry) => [entry.itemId, entry]));
  const released = new Set(options.released);
  const changes: StatusChange[] = [];
  const verdicts: StatusVerdict[] = [];
  const bank = items.map((item, i): Item => {
    const after = estimated.get(item.id);
    const { status, reason } = options.suspend?.[item.id]
      ? { status: 'suspended' as const, reason: options.suspend[item.id] as string }
      : verdict(item, after, categoryCounts(data, i), fitById.get(item.id), released.has(item.id));
    verdicts.push({ itemId: item.id, status, reason });
    if (status !== item.status) changes.push({ itemId: item.id, from: item.status, to: status, reason });
    if (!after || item.status === 'suspended') return { ...item, status };
    const { domain, enemies } = item;
    return {
      ...after,
      status,
      ...(domain === undefined ? {} : { domain }),
      ...(enemies === undefined ? {} : { enemies }),
    };
  });
  return {
    version: options.version,
    bank,
    changes,
    verdicts,
    fit,
    converged: calibration.converged,
    logLik: calibration.logLik,
    population: movedPopulation(calibration.groups[0] ?? { mean: 0, sd: 1 }, A, B),
    ...(found ? { link: found } : {}),
    warnings: [
      ...[...unseen].map(([i, category]) => ({
        code: 'empty-category',
        item: (items[i] as Item).id,
        detail: `nobody earned score ${category}; the item is left out`,
      })),
      ...calibration.warnings,
      ...(found?.warnings ?? []),
      ...priorCheck(items, estimated, data, options),
    ],
  };
}

function movedPopulation({ mean, sd }: { mean: number; sd: number }, A: number, B: number) {
  return { mean: A * mean + B, sd: A * sd };
}

/** Score of an answered ordered item that nobody earned: its steps cannot be told apart from these answers. */
function emptyCategory(item: Item, counts: readonly number[]): number | undefined {
  if ((item.model !== 'grm' && item.model !== 'gpcm') || counts.length === 0) return undefined;
  const category = Array.from({ length: maxScore(item) + 1 }, (_, k) => counts[k] ?? 0).indexOf(0);
  return category < 0 ? undefined : category;
}

/** The link through items that were calibrated before and have an estimate now; undefined when there are too few. */
function linkToBefore(before: readonly Item[], after: readonly Item[], method: LinkMethod | undefined) {
  if (method === undefined) return undefined;
  const now = new Map(after.map((item) => [item.id, item]));
  const anchors = before.filter((item) => wasCalibrated(item) && now.has(item.id));
  if (anchors.length < LEAST_ANCHORS) return undefined;
  return link(
    anchors,
    anchors.map(({ id }) => now.get(id) as Item),
    { method },
  );
}

function isActive(item: Item, options: UpdateOptions): boolean {
  return item.status !== 'suspended' && !options.suspend?.[item.id];
}

/** The item's own model, asymptotes as they are. */
function specOf(item: Item): ModelSpec {
  if (item.model !== '4pl') return item.model;
  const { lowerAsymptote = 0, upperAsymptote = 1 } = item;
  return { model: '2pl', lowerAsymptote, upperAsymptote };
}

function pickColumns(data: Matrix, columns: readonly number[]): Matrix {
  const scores = new Int8Array(data.persons * columns.length);
  for (let j = 0; j < data.persons; j++) {
    columns.forEach((column, i) => {
      scores[j * columns.length + i] = data.scores[j * data.items + column] as number;
    });
  }
  return { persons: data.persons, items: columns.length, scores };
}

function categoryCounts(data: Matrix, column: number): number[] {
  const counts: number[] = [];
  for (let j = 0; j < data.persons; j++) {
    const score = data.scores[j * data.items + column] as number;
    if (score < 0) continue;
    while (counts.length <= score) counts.push(0);
    counts[score] = (counts[score] as number) + 1;
  }
  return counts;
}

/** Warns when, after 200 people, expert difficulties hardly go with estimated ones. */
function priorCheck(
  items: readonly Item[],
  estimated: ReadonlyMap<string, Item>,
  data: Matrix,
  options: UpdateOptions,
): Warning[] {
  const pairs = items.flatMap((item) => {
    const expert = options.priors?.[item.id]?.difficulty?.mean;
    const after = estimated.get(item.id);
    return expert === undefined || !after ? [] : [[expert, locationOf(after)] as const];
  });
  if (data.persons < PRIOR_CHECK.persons || pairs.length < 3) return [];
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  const r = xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  if (r >= PRIOR_CHECK.correlation) return [];
  const detail = `expert and estimated difficulties correlate ${r.toFixed(2)}: raise the priors' sd for the whole bank`;
  return [{ code: 'weak-priors', detail }];
}
