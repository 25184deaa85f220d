import type {
  Assignment,
  AssignmentList,
  ChangeAssignmentBody,
  ReleasedResults,
  WithdrawnAssignment,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { CohortPlace } from './teaching-api.ts';

const base = ({ organizationId, cohortId }: CohortPlace) =>
  `/api/v1/organizations/${organizationId}/cohorts/${encodeURIComponent(cohortId)}/assignments`;

/** What a cohort was assigned, with windows, standing and who has extra time. */
export function assignmentsQuery(place: CohortPlace) {
  return queryOptions({
    queryKey: ['cohorts', place.organizationId, place.cohortId, 'assignments'],
    queryFn: ({ signal }) => api<AssignmentList>(base(place), { signal }),
  });
}

/** Changes the window or the terms of an assignment. */
export function changeAssignment(place: CohortPlace, id: string, body: ChangeAssignmentBody): Promise<Assignment> {
  return api<Assignment>(`${base(place)}/${encodeURIComponent(id)}`, { method: 'PATCH', body });
}

/** Takes an assignment back. */
export function withdrawAssignment(place: CohortPlace, id: string): Promise<WithdrawnAssignment> {
  return api<WithdrawnAssignment>(`${base(place)}/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** Releases the results of an assignment to its learners, or holds them again. */
export function releaseResults(place: CohortPlace, id: string, isReleased: boolean): Promise<ReleasedResults> {
  return api<ReleasedResults>(`${base(place)}/${encodeURIComponent(id)}/release`, {
    method: isReleased ? 'POST' : 'DELETE',
  });
}
