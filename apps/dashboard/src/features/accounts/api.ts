import type { Demo, GroupData, Organization, PersonExport, SaveGroupDataBody } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

type Answer<Schema extends { readonly _zod: { readonly output: unknown } }> = Schema['_zod']['output'];

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in. What a guest did on this device moves to the account. */
export function signIn(credentials: Credentials): Promise<unknown> {
  return api<unknown>('/api/auth/sign-in/email', { method: 'POST', body: credentials });
}

/** Signs in as one of the people of the demo; what a guest did stays the guest's. */
export function signInToDemo(account: Answer<typeof Demo>['accounts'][number]['key']): Promise<unknown> {
  return api<unknown>('/api/v1/demo/sign-in', { method: 'POST', body: { account } });
}

/** Makes an account and signs in. What a guest did on this device moves to it. */
export function signUp(account: Credentials & { readonly name: string }): Promise<unknown> {
  return api<unknown>('/api/auth/sign-up/email', { method: 'POST', body: account });
}

/** Gives an account that a learning system made an address and a password of its own. */
export function giveOwnSignIn(credentials: Credentials): Promise<unknown> {
  return api<unknown>('/api/auth/lti/own-sign-in', { method: 'POST', body: credentials });
}

/** Ends the session of this device. */
export function signOut(): Promise<unknown> {
  return api<unknown>('/api/auth/sign-out', { method: 'POST', body: {} });
}

/** Everything held about the caller, by table. */
export const heldQuery = queryOptions({
  queryKey: ['me', 'export'],
  queryFn: ({ signal }) => api<Answer<typeof PersonExport>>('/api/v1/me/export', { signal }),
});

/** Deletes everything held about the caller. */
export function deleteEverything(): Promise<unknown> {
  return api<unknown>('/api/v1/me', { method: 'DELETE' });
}

/** Creates an organization that the caller owns. */
export function createOrganization(name: string): Promise<Answer<typeof Organization>> {
  return api('/api/v1/organizations', { method: 'POST', body: { name } });
}

/** Deletes an organization with its cohorts and what they hold. For its owners. */
export function deleteOrganization(organizationId: string): Promise<unknown> {
  return api<unknown>('/api/auth/organization/delete', { method: 'POST', body: { organizationId } });
}

export interface OrganizationInvitation {
  readonly organizationName: string;
  readonly role: string;
  readonly inviterEmail: string;
}

/** An invitation to work in an organization, readable by the person it was sent to. */
export function organizationInvitationQuery(id: string) {
  return queryOptions({
    queryKey: ['organization-invitations', id],
    queryFn: ({ signal }) =>
      api<OrganizationInvitation>('/api/auth/organization/get-invitation', { query: { id }, signal }),
  });
}

/** Accepts an invitation to work in an organization. */
export function acceptOrganizationInvitation(invitationId: string): Promise<unknown> {
  return api<unknown>('/api/auth/organization/accept-invitation', { method: 'POST', body: { invitationId } });
}

/** Makes the caller an administrator with the one-time link of the first start. */
export function claimAdministrator(token: string): Promise<unknown> {
  return api<unknown>('/api/v1/admin/claim', { method: 'POST', body: { token } });
}

/** The groups the caller counted themselves in, and what they agreed to. */
export const groupsQuery = queryOptions({
  queryKey: ['me', 'groups'],
  queryFn: ({ signal }) => api<GroupData>('/api/v1/me/groups', { signal }),
});

/** Keeps the groups and agreements of the caller, in the place of those before. */
export function saveGroups(body: SaveGroupDataBody): Promise<GroupData> {
  return api<GroupData>('/api/v1/me/groups', { method: 'PUT', body });
}

/** Forgets the groups of the caller and takes the agreements back. */
export function forgetGroups(): Promise<unknown> {
  return api<unknown>('/api/v1/me/groups', { method: 'DELETE' });
}
