import type { Accommodation, AccommodationBody } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const ownPath = '/api/v1/me/accommodation';

/** How the caller takes quizzes: their own setting, or that of an assignment's organization. */
export function accommodationQuery(assignmentId?: string) {
  return queryOptions({
    queryKey: ['accommodation', assignmentId ?? 'own'],
    queryFn: ({ signal }) => api<Accommodation>(ownPath, { signal, query: { assignment: assignmentId } }),
  });
}

/** Sets how the caller takes quizzes of their own choice. */
export function setAccommodation(body: AccommodationBody): Promise<Accommodation> {
  return api<Accommodation>(ownPath, { method: 'PUT', body });
}

/** A learner of an organization's cohort. */
export interface LearnerPlace {
  readonly organizationId: string;
  readonly cohortId: string;
  readonly learnerId: string;
}

const learnerPath = ({ organizationId, cohortId, learnerId }: LearnerPlace) =>
  `/api/v1/organizations/${organizationId}/cohorts/${cohortId}/learners/${learnerId}/accommodation`;

/** What an organization gave a learner for everything it assigns. */
export function learnerAccommodationQuery(place: LearnerPlace) {
  return queryOptions({
    queryKey: ['accommodation', place.organizationId, place.learnerId],
    queryFn: ({ signal }) => api<Accommodation>(learnerPath(place), { signal }),
  });
}

/** Gives a learner extra time, pauses or large text. */
export function setLearnerAccommodation(place: LearnerPlace, body: AccommodationBody): Promise<Accommodation> {
  return api<Accommodation>(learnerPath(place), { method: 'PUT', body });
}
