import type {
  CohortCredentials,
  CredentialPage,
  CredentialVerification,
  IssueCredentialsBody,
  IssueCredentialsResult,
  IssuedCredential,
  VerifyCredentialBody,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const cohortPath = (organizationId: string, cohortId: string) =>
  `/api/v1/organizations/${organizationId}/cohorts/${encodeURIComponent(cohortId)}/credentials`;
const publicPath = (id: string) => `/api/v1/credentials/${encodeURIComponent(id)}`;

/** Who of a cohort meets the criteria, and what was issued. */
export function cohortCredentialsQuery(organizationId: string, cohortId: string) {
  return queryOptions({
    queryKey: ['cohorts', organizationId, cohortId, 'credentials'],
    queryFn: ({ signal }) => api<CohortCredentials>(cohortPath(organizationId, cohortId), { signal }),
  });
}

/** Address of what was issued to the learners of a cohort, as a file. */
export function issuedAddress(organizationId: string, cohortId: string): string {
  return `${cohortPath(organizationId, cohortId)}.csv`;
}

/** Issues a credential to the chosen learners. */
export function issueCredentials(
  organizationId: string,
  cohortId: string,
  body: IssueCredentialsBody,
): Promise<IssueCredentialsResult> {
  return api<IssueCredentialsResult>(cohortPath(organizationId, cohortId), { method: 'POST', body });
}

/** Revokes a credential, or revokes it and issues another in its place. */
export function withdrawCredential(
  organizationId: string,
  cohortId: string,
  withdrawal: { readonly id: string; readonly act: 'revoke' | 'reissue'; readonly reason: string },
): Promise<IssuedCredential> {
  const { id, act, reason } = withdrawal;
  const path = `${cohortPath(organizationId, cohortId)}/${encodeURIComponent(id)}/${act}`;
  return api<IssuedCredential>(path, { method: 'POST', body: { reason } });
}

/** What the caller has earned. */
export const myCredentialsQuery = queryOptions({
  queryKey: ['me', 'credentials'],
  queryFn: ({ signal }) => api<{ readonly items: readonly IssuedCredential[] }>('/api/v1/me/credentials', { signal }),
});

/** A credential's public page. */
export function credentialPageQuery(id: string) {
  return queryOptions({
    queryKey: ['credentials', id],
    queryFn: ({ signal }) => api<CredentialPage>(`${publicPath(id)}/page`, { signal }),
  });
}

/** What a check of the signed document of a credential finds now. */
export function credentialCheckQuery(id: string) {
  return queryOptions({
    queryKey: ['credentials', id, 'check'],
    queryFn: async ({ signal }) => {
      const credential = await api<Record<string, unknown>>(publicPath(id), { signal });
      return verifyCredential({ credential });
    },
  });
}

/** Checks a credential of anybody. */
export function verifyCredential(body: VerifyCredentialBody): Promise<CredentialVerification> {
  return api<CredentialVerification>('/api/v1/credentials/verify', { method: 'POST', body });
}
