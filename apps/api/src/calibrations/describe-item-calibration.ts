import {
  expertParameters,
  type ItemStatus,
  locationOf,
  type MeasuredItem,
  MIN_CURVE_ANSWERS,
  MIN_FIT_ANSWERS,
  MIN_MEASURED_ANSWERS,
  measureSignals,
  modelledCurve,
  wilsonInterval,
} from '@careway/assessment';
import type { ItemCalibration, ItemParameter } from '@careway/contract';
import {
  type CalibratedItemRecord,
  type CalibrationRecord,
  type Database,
  findActiveCalibration,
  listCalibrationReleases,
  listCalibrationsOfItem,
  listPersonNames,
  listRevisions,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { itemNotFound } from '../items/describe-item.ts';
import { measureStatusLabels, modelLabels } from './calibration-words.ts';

/** Statuses of questions that a calibration takes in. */
const calibrated: readonly ItemStatus[] = ['live', 'pilot', 'watch'];

/** How the version in use of a question is measured: the latest calibration of it, or the judgement of its authors. */
export async function describeItemCalibration(db: Kysely<Database>, itemId: string): Promise<ItemCalibration> {
  const [revisions, history, inUse] = await Promise.all([
    listRevisions(db, itemId),
    listCalibrationsOfItem(db, itemId),
    findActiveCalibration(db),
  ]);
  const current = revisions.find(({ isCurrent }) => isCurrent);
  if (current === undefined) throw itemNotFound(itemId);
  const expert = expertParameters(current.item);
  const latest = history.find(({ item }) => item.revision === current.revision);
  const { answers = 0, fit = null, observed = [] } = latest?.item ?? {};
  const measured = latest?.item.measured ?? expert;
  const isMeasured = answers >= MIN_MEASURED_ANSWERS;
  return {
    itemId,
    revision: current.revision,
    model: modelLabels[measured.model] ?? measured.model,
    status: measured.status,
    statusLabel: measureStatusLabels[measured.status],
    reason: latest?.item.reason ?? reasonOf(current.status, history.length > 0, inUse !== undefined),
    answers,
    needed: MIN_MEASURED_ANSWERS,
    label: labelOf(answers, MIN_MEASURED_ANSWERS),
    version: latest?.calibration.version ?? null,
    isActive: latest?.calibration.isActive ?? false,
    parameters: isMeasured ? parametersOf(measured) : [],
    expert: parametersOf(expert),
    fit: describeFit(fit, answers),
    signals: [...measureSignals({ measured, expert, answers, fit })],
    release: measured.status === 'suspended' ? await findRelease(db, itemId, latest?.calibration) : null,
    curve: {
      modelled: isMeasured ? scaled(modelledCurve(measured)) : [],
      expert: scaled(modelledCurve(expert)),
      observed: scaled(observed).map(({ score, share, n }) => {
        const { lower, upper } = wilsonInterval(share * n, n);
        return { score, share, low: lower, high: upper, n };
      }),
      needed: MIN_CURVE_ANSWERS,
      label: labelOf(answers, MIN_CURVE_ANSWERS),
    },
    history: history.map(({ calibration, item }) => {
      const { difficulty, standardError } = locationOf(item.measured);
      const isTold = item.answers >= MIN_MEASURED_ANSWERS;
      return {
        version: calibration.version,
        createdAt: calibration.createdAt.toISOString(),
        isActive: calibration.isActive,
        revision: item.revision,
        answers: item.answers,
        statusLabel: measureStatusLabels[item.measured.status],
        difficulty: isTold ? difficulty : null,
        standardError: isTold ? standardError : null,
      };
    }),
  };
}

async function findRelease(
  db: Kysely<Database>,
  itemId: string,
  calibration: CalibrationRecord | undefined,
): Promise<ItemCalibration['release']> {
  if (calibration === undefined) return null;
  const [release] = await listCalibrationReleases(db, calibration.createdAt, itemId);
  if (release === undefined) return null;
  const names = await listPersonNames(db, [release.by]);
  const by = names.get(release.by) ?? 'Somebody whose account is gone';
  return { by, at: release.at.toISOString(), reason: release.reason };
}

function reasonOf(status: ItemStatus, wasCalibrated: boolean, isCalibrationInUse: boolean): string {
  if (!calibrated.includes(status)) return 'only questions that are live, watched or under trial are calibrated';
  if (wasCalibrated) return 'this version has not been calibrated since it was published';
  return isCalibrationInUse ? 'it was not in the bank when that was last calibrated' : 'the bank was never calibrated';
}

function labelOf(answers: number, needed: number): string {
  return answers >= needed ? `${answers} answers` : `too few answers (${answers} of ${needed})`;
}

function describeFit(fit: CalibratedItemRecord['fit'], answers: number): ItemCalibration['fit'] {
  const isTold = fit !== null && answers >= MIN_FIT_ANSWERS;
  const {
    infit = null,
    outfit = null,
    rmsd = null,
    lagrange = null,
    sx2 = null,
    df = null,
    p = null,
  } = isTold ? fit : {};
  return { infit, outfit, rmsd, lagrange, sx2, df, p, label: labelOf(answers, MIN_FIT_ANSWERS) };
}

/** Theta on the scale people see, whole points. */
function scaled<Point extends { readonly theta: number; readonly share: number }>(points: readonly Point[]) {
  return points.map(({ theta, ...point }) => ({ ...point, score: Math.round(500 + 100 * theta) }));
}

/** A model's parameters with their standard errors, discrimination first. */
function parametersOf(measured: MeasuredItem): ItemParameter[] {
  if (measured.model === 'nrm') return [];
  const error = (place: number) => {
    const variance = measured.cov?.[place]?.[place];
    return variance === undefined ? null : Math.sqrt(variance);
  };
  const steps = measured.model === '4pl' ? [measured.difficulty] : measured.thresholds;
  return [
    {
      name: 'discrimination',
      label: 'Discrimination',
      unit: 'per logit',
      value: measured.discrimination,
      standardError: error(0),
    },
    ...steps.map((value, step) => ({
      name: measured.model === '4pl' ? 'difficulty' : `step ${step + 1}`,
      label: measured.model === '4pl' ? 'Difficulty' : `Step ${step + 1}`,
      unit: 'logits from the just-qualified person',
      value,
      standardError: error(step + 1),
    })),
  ];
}
