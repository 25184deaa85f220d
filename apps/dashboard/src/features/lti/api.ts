import type { LtiPlatformBody, LtiPlatformChange, LtiPlatformPage, LtiRegistrationLink } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const pathOf = (organizationId: string) => `/api/v1/organizations/${organizationId}/lti`;

/** The learning systems of an organization, and what they must be told. */
export function platformsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['lti', organizationId],
    queryFn: ({ signal }) => api<LtiPlatformPage>(`${pathOf(organizationId)}/platforms`, { signal }),
  });
}

/** Registers a learning system by hand. */
export function addPlatform(organizationId: string, body: LtiPlatformBody): Promise<LtiPlatformPage> {
  return api<LtiPlatformPage>(`${pathOf(organizationId)}/platforms`, { method: 'POST', body });
}

/** Changes the name, the deployments, and whether instructors teach here. */
export function changePlatform(organizationId: string, id: string, body: LtiPlatformChange): Promise<LtiPlatformPage> {
  return api<LtiPlatformPage>(`${pathOf(organizationId)}/platforms/${id}`, { method: 'PUT', body });
}

/** Removes a learning system; cohorts, learners and accounts stay. */
export function removePlatform(organizationId: string, id: string): Promise<LtiPlatformPage> {
  return api<LtiPlatformPage>(`${pathOf(organizationId)}/platforms/${id}`, { method: 'DELETE' });
}

/** Sends the scores again that were given up. */
export function retryScores(organizationId: string, id: string): Promise<LtiPlatformPage> {
  return api<LtiPlatformPage>(`${pathOf(organizationId)}/platforms/${id}/scores/retry`, { method: 'POST' });
}

/** A one-time link by which a learning system registers itself. */
export function makeRegistrationLink(
  organizationId: string,
  instructorsAreEducators: boolean,
): Promise<LtiRegistrationLink> {
  return api<LtiRegistrationLink>(`${pathOf(organizationId)}/registration-links`, {
    method: 'POST',
    body: { instructorsAreEducators },
  });
}
