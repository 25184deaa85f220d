import type {
  AttentionList,
  AttentionRulesBody,
  CohortGrid,
  CohortTopics,
  LearnerLog,
  Nudge,
  NudgeBody,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Names a cohort of an organization. */
export interface CohortPlace {
  readonly organizationId: string;
  readonly cohortId: string;
}

const base = ({ organizationId, cohortId }: CohortPlace) =>
  `/api/v1/organizations/${organizationId}/cohorts/${encodeURIComponent(cohortId)}`;
const learnerPath = (place: CohortPlace, learnerId: string) =>
  `${base(place)}/learners/${encodeURIComponent(learnerId)}`;

/** Who of a cohort needs somebody, and the rules that say so. */
export function attentionQuery(place: CohortPlace) {
  return queryOptions({
    queryKey: ['cohorts', place.organizationId, place.cohortId, 'attention'],
    queryFn: ({ signal }) => api<AttentionList>(`${base(place)}/attention`, { signal }),
  });
}

/** Changes the rules; answers with the list by the new ones. */
export function saveAttentionRules(place: CohortPlace, body: AttentionRulesBody): Promise<AttentionList> {
  return api<AttentionList>(`${base(place)}/attention/rules`, { method: 'PUT', body });
}

/** Learner × domain for one assignment, the first one when it is left out. */
export function gridQuery(place: CohortPlace, assignment: string | undefined) {
  return queryOptions({
    queryKey: ['cohorts', place.organizationId, place.cohortId, 'grid', assignment ?? ''],
    queryFn: ({ signal }) => api<CohortGrid>(`${base(place)}/grid`, { query: { assignment }, signal }),
  });
}

/** What to teach again after one assignment, the first one when it is left out. */
export function topicsQuery(place: CohortPlace, assignment: string | undefined) {
  return queryOptions({
    queryKey: ['cohorts', place.organizationId, place.cohortId, 'topics', assignment ?? ''],
    queryFn: ({ signal }) => api<CohortTopics>(`${base(place)}/topics`, { query: { assignment }, signal }),
  });
}

/** What has happened with a learner. */
export function learnerLogQuery(place: CohortPlace, learnerId: string) {
  return queryOptions({
    queryKey: ['cohorts', place.organizationId, place.cohortId, 'learners', learnerId, 'log'],
    queryFn: ({ signal }) => api<LearnerLog>(`${learnerPath(place, learnerId)}/log`, { signal }),
  });
}

/** Nudges a learner by mail, or logs that the message was copied. */
export function nudgeLearner(place: CohortPlace, learnerId: string, body: NudgeBody): Promise<Nudge> {
  return api<Nudge>(`${learnerPath(place, learnerId)}/nudges`, {
    method: 'POST',
    body,
    idempotencyKey: crypto.randomUUID(),
  });
}

/** Writes a note on a learner. */
export function addNote(place: CohortPlace, learnerId: string, text: string): Promise<unknown> {
  return api<unknown>(`${learnerPath(place, learnerId)}/notes`, { method: 'POST', body: { text } });
}

/** Removes a note of one's own. */
export function removeNote(place: CohortPlace, learnerId: string, noteId: string): Promise<unknown> {
  return api<unknown>(`${learnerPath(place, learnerId)}/notes/${encodeURIComponent(noteId)}`, { method: 'DELETE' });
}

/** Address of the attention list as a file. */
export function attentionAddress(place: CohortPlace): string {
  return `${base(place)}/attention.csv`;
}

/** Address of the gradebook in the layout of a learning management system. */
export function gradebookAddress(place: CohortPlace, layout: string): string {
  return `${base(place)}/gradebook.csv?layout=${layout}`;
}
