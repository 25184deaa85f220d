import {
  EXPERT_LOG_SLOPE_SD,
  type ItemFit,
  type ItemPriors,
  itemCharacteristicCurve,
  type Matrix,
  type Item as MeasuredItem,
  type ObservedPoint,
  type PopulationPrior,
  PsychometricsError,
  prepareBank,
  type StatusChange,
  updateBank,
  type Warning,
} from '@careway/psychometrics';
import { expertParameters } from './expert-parameters.ts';
import type { Item } from './item.ts';

/** A question at the revision people were given, with the response model it has now. */
export interface PoolItem {
  readonly item: Item;
  readonly revision: number;
  /** The model in use: the expert prior, or that of the calibration in use. */
  readonly before: MeasuredItem;
  /** A person looked at this revision and found it sound: misfit does not suspend it again. */
  readonly isReleased?: boolean;
}

/** What a calibration says of one question. */
export interface CalibratedItem {
  readonly itemId: string;
  readonly revision: number;
  /** Answers that count. */
  readonly answers: number;
  /** The model with its status and the covariance of its parameters. */
  readonly measured: MeasuredItem;
  readonly reason: string;
  readonly fit: ItemFit | null;
  /** What people of similar ability earned; empty below `MIN_CURVE_ANSWERS`. */
  readonly observed: readonly ObservedPoint[];
}

/** `calibrated`, or why the pool keeps its expert priors. */
export type PoolState = 'calibrated' | 'no-answers' | 'nothing-varies';

/** A pool's calibration. Logits, on the scale that the expert priors set: 0 is the just-qualified person. */
export interface PoolCalibration {
  readonly state: PoolState;
  readonly people: number;
  readonly answers: number;
  /** Marginal log-likelihood; null when nothing was estimated. */
  readonly logLikelihood: number | null;
  readonly converged: boolean;
  /** Mean and sd of the people who answered; null when nothing was estimated. */
  readonly population: { readonly mean: number; readonly sd: number } | null;
  /** How the parameters were put on the scale in use; null when too few questions were calibrated before. */
  readonly link: {
    readonly slope: number;
    readonly shift: number;
    readonly anchors: number;
    readonly removed: readonly string[];
  } | null;
  readonly changes: readonly StatusChange[];
  readonly warnings: readonly Warning[];
  /** One per question, in the order given. */
  readonly items: readonly CalibratedItem[];
}

/** Answers to a question before observed points are drawn: three groups of the least size. */
export const MIN_CURVE_ANSWERS = 60;
const LEAST_GROUP = 20;
const MOST_GROUPS = 10;
/** Weak priors of the people: about as much as one person says of the mean and five of the spread. */
const PEOPLE: PopulationPrior = { mean: { mean: 0, sd: 1 }, logSd: { mean: 0, sd: 0.3 } };
/** How far the steps of a judgement question lie from its location, in logits of the odds of neighbouring credits. */
const STEP_SD = 1;

/**
 * Recalibrates a pool from all countable answers (columns = questions in order, categories as of `categoryOf`, -1 = not
 * given), with the experts' judgements as priors, and moves every question to the status its evidence allows (psychometrics,
 * methods/calibration.md). Mean and sd of the people are estimated, so that the scale stays where the judgements put it
 * whoever answers; with ten questions calibrated before, the result is linked to the scale in use (Stocking & Lord 1983).
 * `onProgress` is told of the questions done, up to twice their number. Throws what `updateBank` throws for bad data.
 */
export function calibratePool(
  items: readonly PoolItem[],
  data: Matrix,
  onProgress: (done: number) => void = () => {},
): PoolCalibration {
  const counts = items.map((_, column) => countColumn(data, column));
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (answers === 0) return unmeasured('no-answers', items, counts, data.persons);
  try {
    const ids = items.map(columnName);
    const update = updateBank(
      items.map(({ before: { enemies: _, ...before } }, i) => ({ ...before, id: ids[i] ?? '' })),
      data,
      {
        version: 'calibration',
        priors: Object.fromEntries(items.map(({ item }, i) => [ids[i], expertPriors(item)])),
        released: ids.filter((_, i) => items[i]?.isReleased === true),
        population: PEOPLE,
        link: 'stocking-lord',
      },
    );
    onProgress(items.length);
    const fits = new Map(update.fit.map((fit) => [fit.itemId, fit]));
    const estimated = new Set(update.fit.map(({ itemId }) => itemId));
    const curves = observedPoints(update.bank, data, estimated, counts, (done) => onProgress(items.length + done));
    const own = ownIds(items);
    return {
      state: 'calibrated',
      people: data.persons,
      answers,
      logLikelihood: update.logLik,
      converged: update.converged,
      population: update.population,
      link:
        update.link === undefined
          ? null
          : {
              slope: update.link.A,
              shift: update.link.B,
              anchors: update.link.drift.length,
              removed: update.link.drift.flatMap(({ itemId, removed }) => (removed ? [own(itemId)] : [])),
            },
      changes: update.changes.map((change) => ({ ...change, itemId: own(change.itemId) })),
      warnings: update.warnings.map(({ item, ...warning }) => ({
        ...warning,
        ...(item === undefined ? {} : { item: own(item) }),
      })),
      items: items.map(({ item, revision, before }, i) => {
        const fit = fits.get(ids[i] ?? '');
        return {
          itemId: item.id,
          revision,
          answers: counts[i] ?? 0,
          measured: { ...(update.bank[i] ?? before), ...identityOf(before) },
          reason: update.verdicts[i]?.reason ?? '',
          fit: fit === undefined ? null : { ...fit, itemId: item.id },
          observed: curves[i] ?? [],
        };
      }),
    };
  } catch (error) {
    // No column can be estimated: each has one and the same answer throughout, or a credit that nobody earned.
    if (!(error instanceof PsychometricsError && error.path === 'data')) throw error;
    return unmeasured('nothing-varies', items, counts, data.persons);
  }
}

/** The experts' judgement as priors of the model's parameters. */
export function expertPriors(item: Item): ItemPriors {
  const expert = expertParameters(item);
  if (expert.model === 'nrm') throw new Error(`${item.id} has no expert prior.`);
  const locations = expert.model === '4pl' ? [expert.difficulty] : expert.thresholds;
  const location = locations.reduce((sum, b) => sum + b, 0) / locations.length;
  return {
    logDiscrimination: { mean: Math.log(expert.discrimination), sd: EXPERT_LOG_SLOPE_SD },
    difficulty: { mean: location, sd: Math.sqrt(expert.cov?.[1]?.[1] ?? 1) },
    ...(expert.model === '4pl' ? {} : { steps: { mean: 0, sd: STEP_SD } }),
  };
}

function unmeasured(
  state: PoolState,
  items: readonly PoolItem[],
  counts: readonly number[],
  people: number,
): PoolCalibration {
  const why = { 'no-answers': 'nobody has answered', 'nothing-varies': 'all answers are the same', calibrated: '' };
  return {
    state,
    people,
    answers: counts.reduce((sum, count) => sum + count, 0),
    logLikelihood: null,
    converged: true,
    population: null,
    link: null,
    changes: [],
    warnings: [],
    items: items.map(({ item, revision, before }, i) => ({
      itemId: item.id,
      revision,
      answers: counts[i] ?? 0,
      measured: before,
      reason: why[state],
      fit: null,
      observed: [],
    })),
  };
}

/** Questions of one id at two revisions are two columns. */
function columnName({ item, revision }: PoolItem): string {
  return `${item.id}@${revision}`;
}

function ownIds(items: readonly PoolItem[]): (column: string) => string {
  const names = new Map(items.map((entry) => [columnName(entry), entry.item.id]));
  return (column) => names.get(column) ?? column;
}

function identityOf({ id, enemies }: MeasuredItem): Pick<MeasuredItem, 'id' | 'enemies'> {
  return { id, ...(enemies === undefined ? {} : { enemies }) };
}

function countColumn(data: Matrix, column: number): number {
  let count = 0;
  for (let cell = column; cell < data.scores.length; cell += data.items)
    count += Number((data.scores[cell] ?? -1) >= 0);
  return count;
}

/** Observed points of every estimated question with enough answers; abilities from the other estimated questions. */
function observedPoints(
  bank: readonly MeasuredItem[],
  data: Matrix,
  estimated: ReadonlySet<string>,
  counts: readonly number[],
  onProgress: (done: number) => void,
): readonly (readonly ObservedPoint[])[] {
  const columns = bank.flatMap(({ id }, column) => (estimated.has(id) ? [column] : []));
  const measured = prepareBank(columns.flatMap((column) => bank[column] ?? []));
  const scores = new Int8Array(data.persons * columns.length);
  for (let person = 0; person < data.persons; person++) {
    columns.forEach((column, i) => {
      scores[person * columns.length + i] = data.scores[person * data.items + column] ?? -1;
    });
  }
  const own: Matrix = { persons: data.persons, items: columns.length, scores };
  return bank.map(({ id }, column) => {
    onProgress(column + 1);
    const count = counts[column] ?? 0;
    if (!estimated.has(id) || count < MIN_CURVE_ANSWERS) return [];
    const groups = Math.min(MOST_GROUPS, Math.floor(count / LEAST_GROUP));
    return itemCharacteristicCurve(measured, own, id, groups).observed;
  });
}
