import type { PoolState } from '@careway/assessment';
import type { MeasureStatus, StatusCount } from '@careway/contract';
import { measureStatuses } from '@careway/contract';

export const measureStatusLabels: Readonly<Record<MeasureStatus, string>> = {
  prior: 'Expert judgement only',
  provisional: 'Provisional',
  'calibrated-1pl': 'Calibrated in difficulty',
  calibrated: 'Calibrated',
  suspended: 'Suspended',
};

export const poolStateLabels: Readonly<Record<PoolState, string>> = {
  calibrated: 'Measured from answers',
  'no-answers': 'Nobody has answered yet: every question keeps its expert judgement',
  'nothing-varies': 'No question has two different answers yet: every question keeps its expert judgement',
};

/** Name of a response model, for people. */
export const modelLabels: Readonly<Record<string, string>> = {
  '4pl': 'Two-parameter logistic',
  gpcm: 'Generalized partial credit',
  grm: 'Graded response',
  nrm: 'Nominal response',
};

/** How many questions stand at each status, in the order in which evidence grows. */
export function describeStatuses(counts: ReadonlyMap<string, number>): StatusCount[] {
  return measureStatuses.map((status) => ({
    status,
    label: measureStatusLabels[status],
    count: counts.get(status) ?? 0,
  }));
}
