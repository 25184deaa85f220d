import type {
  Assignment,
  Cohort,
  CohortSummary,
  CreateAssignmentBody,
  Impact,
  Invitation,
  Learner,
  LearnerReport,
  MyAssignment,
  Quiz,
  RosterBody,
  RosterImport,
  RosterResult,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

interface Items<Item> {
  readonly items: readonly Item[];
}

const cohortsPath = (organizationId: string) => `/api/v1/organizations/${organizationId}/cohorts`;
const cohortPath = (organizationId: string, id: string) => `${cohortsPath(organizationId)}/${encodeURIComponent(id)}`;
const invitationPath = (token: string) => `/api/v1/invitations/${encodeURIComponent(token)}`;

/** The cohorts of one organization. */
export function cohortsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['cohorts', organizationId],
    queryFn: ({ signal }) => api<Items<CohortSummary>>(cohortsPath(organizationId), { signal }),
  });
}

/** One cohort with its assignments. */
export function cohortQuery(organizationId: string, id: string) {
  return queryOptions({
    queryKey: ['cohorts', organizationId, id],
    queryFn: ({ signal }) => api<Cohort>(cohortPath(organizationId, id), { signal }),
  });
}

/** The learners of a cohort, with where each stands. */
export function learnersQuery(organizationId: string, id: string) {
  return queryOptions({
    queryKey: ['cohorts', organizationId, id, 'learners'],
    queryFn: ({ signal }) => api<Items<Learner>>(`${cohortPath(organizationId, id)}/roster`, { signal }),
  });
}

/** One learner with the report of each assignment, as the organization holds it. */
export function learnerReportsQuery(organizationId: string, cohortId: string, learnerId: string) {
  return queryOptions({
    queryKey: ['cohorts', organizationId, cohortId, 'learners', learnerId],
    queryFn: ({ signal }) =>
      api<Items<LearnerReport>>(`${cohortPath(organizationId, cohortId)}/learners/${encodeURIComponent(learnerId)}`, {
        signal,
      }),
  });
}

export interface NewCohort {
  readonly name: string;
  readonly certification: string | null;
  readonly examOn: string | null;
  readonly timeZone: string;
}

/** Creates a cohort. */
export function createCohort(organizationId: string, cohort: NewCohort): Promise<Cohort> {
  return api<Cohort>(cohortsPath(organizationId), { method: 'POST', body: cohort });
}

/** Gives every learner of a cohort a quiz to take. */
export function createAssignment(
  organizationId: string,
  cohortId: string,
  assignment: CreateAssignmentBody,
): Promise<Assignment> {
  return api<Assignment>(`${cohortPath(organizationId, cohortId)}/assignments`, { method: 'POST', body: assignment });
}

/** Reads a pasted roster; writes it only when `dryRun` is false. */
export function importRoster(organizationId: string, cohortId: string, roster: RosterBody): Promise<RosterResult> {
  return api<RosterResult>(`${cohortPath(organizationId, cohortId)}/roster`, { method: 'POST', body: roster });
}

/** Reads the roster of the course that the cohort is in its learning system; writes it only when `dryRun` is false. */
export function importCourseRoster(organizationId: string, cohortId: string, dryRun: boolean): Promise<RosterResult> {
  return api<RosterResult>(`${cohortPath(organizationId, cohortId)}/roster/lti`, { method: 'POST', body: { dryRun } });
}

/** Reads a roster file (CSV, or a OneRoster CSV package); writes it only when `dryRun` is false. */
export function importRosterFile(
  organizationId: string,
  cohortId: string,
  roster: { readonly file: File; readonly classId: string; readonly dryRun: boolean },
): Promise<RosterResult> {
  return api<RosterResult>(`${cohortPath(organizationId, cohortId)}/roster/file`, {
    method: 'POST',
    query: { name: roster.file.name, dryRun: roster.dryRun ? '1' : '0', class: roster.classId },
    file: roster.file,
  });
}

/** The imports into a cohort's roster, latest first. */
export function rosterImportsQuery(organizationId: string, cohortId: string) {
  return queryOptions({
    queryKey: ['cohorts', organizationId, cohortId, 'imports'],
    queryFn: ({ signal }) =>
      api<Items<RosterImport>>(`${cohortPath(organizationId, cohortId)}/roster/imports`, { signal }),
  });
}

/** Takes an import back; answers with the imports after it. */
export function undoRosterImport(
  organizationId: string,
  cohortId: string,
  importId: string,
): Promise<Items<RosterImport>> {
  return api<Items<RosterImport>>(
    `${cohortPath(organizationId, cohortId)}/roster/imports/${encodeURIComponent(importId)}/undo`,
    { method: 'POST' },
  );
}

/** What an invitation asks for, told before it is accepted. */
export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitations', token],
    queryFn: ({ signal }) => api<Invitation>(invitationPath(token), { signal }),
  });
}

/** Joins the cohort of an invitation and agrees to what it shares. */
export function acceptInvitation(token: string): Promise<unknown> {
  return api<unknown>(`${invitationPath(token)}/accept`, { method: 'POST' });
}

/** Quizzes that organizations gave to the caller. */
export const myAssignmentsQuery = queryOptions({
  queryKey: ['assignments'],
  queryFn: ({ signal }) => api<Items<MyAssignment>>('/api/v1/me/assignments', { signal }),
});

/** Certifications a cohort may work toward. */
export const certificationChoicesQuery = queryOptions({
  queryKey: ['certification-choices'],
  queryFn: ({ signal }) =>
    api<Items<{ readonly code: string; readonly name: string }>>('/api/v1/certifications', {
      query: { limit: 200 },
      signal,
    }),
  staleTime: 300_000,
});

/** Quizzes that can be assigned. */
export const quizChoicesQuery = queryOptions({
  queryKey: ['quizzes'],
  queryFn: ({ signal }) => api<Items<Quiz>>('/api/v1/quizzes', { signal }),
  staleTime: 300_000,
});

/** How often people of each group are ready, over all cohorts of an organization. */
export function impactQuery(organizationId: string, quiz: string | undefined) {
  return queryOptions({
    queryKey: ['impact', organizationId, quiz],
    queryFn: ({ signal }) => api<Impact>(`/api/v1/organizations/${organizationId}/impact`, { query: { quiz }, signal }),
  });
}
