import type { CalibrationDetail, CalibrationPage, ItemCalibration, Job } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const LOOK_EVERY_MS = 700;

/** Calibrations, newest first, and what new attempts are measured with. */
export const calibrationsQuery = queryOptions({
  queryKey: ['calibrations', 'list'],
  queryFn: ({ signal }) => api<CalibrationPage>('/api/v1/calibrations', { signal }),
  staleTime: 0,
});

export function calibrationQuery(version: string) {
  return queryOptions({
    queryKey: ['calibrations', 'one', version],
    queryFn: ({ signal }) => api<CalibrationDetail>(`/api/v1/calibrations/${encodeURIComponent(version)}`, { signal }),
  });
}

/** How a question is measured. */
export function itemCalibrationQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'one', id, 'calibration'],
    queryFn: ({ signal }) => api<ItemCalibration>(`/api/v1/items/${encodeURIComponent(id)}/calibration`, { signal }),
  });
}

export function startCalibration(): Promise<Job> {
  return api<Job>('/api/v1/calibrations', { method: 'POST' });
}

export function activateCalibration(version: string): Promise<CalibrationDetail> {
  return api<CalibrationDetail>(`/api/v1/calibrations/${encodeURIComponent(version)}/activate`, { method: 'POST' });
}

export function releaseQuestion(id: string, reason: string): Promise<ItemCalibration> {
  return api<ItemCalibration>(`/api/v1/items/${encodeURIComponent(id)}/calibration/release`, {
    method: 'POST',
    body: { reason },
  });
}

export function cancelCalibration(jobId: string): Promise<Job> {
  return api<Job>(`/api/v1/jobs/${encodeURIComponent(jobId)}`, { method: 'DELETE' });
}

/** A job, looked at again until it has ended. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api<Job>(`/api/v1/jobs/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.finishedAt == null ? LOOK_EVERY_MS : false),
  });
}
