import type { Generated } from 'kysely';

/** A person: guest (`isAnonymous`) or account holder. Written by better-auth. */
export interface UserTable {
  id: Generated<string>;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
  isAnonymous: boolean | null;
  role: Generated<'candidate' | 'author' | 'administrator'>;
}

/** One signed-in device. */
export interface SessionTable {
  id: Generated<string>;
  expiresAt: Date;
  token: string;
  createdAt: Generated<Date>;
  updatedAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
  activeOrganizationId: string | null;
}

/** One way to sign in: a password. */
export interface AccountTable {
  id: Generated<string>;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: Generated<Date>;
  updatedAt: Date;
}

/** A short-lived proof, such as of an e-mail address. */
export interface VerificationTable {
  id: Generated<string>;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

/** A school or an employer. */
export interface OrganizationTable {
  id: Generated<string>;
  name: string;
  slug: string;
  logo: string | null;
  createdAt: Date;
  metadata: string | null;
}

/** A person's place in an organisation; `role` is a comma-separated list of owner, educator, recruiter. */
export interface MemberTable {
  id: Generated<string>;
  organizationId: string;
  userId: string;
  role: string;
  createdAt: Date;
}

/** An invitation to join an organisation, not yet answered or answered. */
export interface InvitationTable {
  id: Generated<string>;
  organizationId: string;
  email: string;
  role: string | null;
  status: string;
  expiresAt: Date;
  createdAt: Generated<Date>;
  inviterId: string;
}

/** Counts of recent calls, for limits that hold over several processes. */
export interface RateLimitTable {
  id: Generated<string>;
  key: string;
  count: number;
  lastRequest: string;
}
