import type { OrganizationRole, PlatformRole } from '@careway/contract';
import type { OpenAPIHono } from '@hono/zod-openapi';

/** Who calls: a person with a session, guest or account holder. */
export interface Person {
  readonly id: string;
  readonly isGuest: boolean;
  readonly name: string;
  /** null for a guest and for an account of a learning system without an address of its own. */
  readonly email: string | null;
  readonly role: PlatformRole;
}

/** The caller's place in the organisation named by `:org` in the path. */
export interface CallerMembership {
  readonly organizationId: string;
  readonly roles: readonly OrganizationRole[];
}

/** What middleware leaves for handlers. `membership` is there on routes that ask for one. */
export interface ApiEnvironment {
  Variables: { requestId: string; person: Person | null; membership: CallerMembership | null };
}

export type Api = OpenAPIHono<ApiEnvironment>;
