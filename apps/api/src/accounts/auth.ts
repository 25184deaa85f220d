import { type Database, eraseOrganization, movePersonData } from '@careway/database';
import { betterAuth } from 'better-auth';
import { anonymous, bearer, organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements, memberAc, ownerAc } from 'better-auth/plugins/organization/access';
import type { Kysely } from 'kysely';
import { CLIENT_ADDRESS_HEADER } from '../http/client-address.ts';
import { ltiSession } from './lti-session.ts';
import type { Mailer } from './mailer.ts';
import { GUEST_EMAIL_DOMAIN } from './own-address.ts';

const control = createAccessControl(defaultStatements);
const organizationRoles = {
  owner: control.newRole(ownerAc.statements),
  educator: control.newRole(memberAc.statements),
  recruiter: control.newRole(memberAc.statements),
};

export interface AuthOptions {
  readonly db: Kysely<Database>;
  readonly secret: string;
  readonly publicUrl: string;
  readonly mailer: Mailer;
  /** Sign-in attempts one address may make a minute. */
  readonly signInsPerMinute: number;
}

/** Guests one address may start a minute; a whole class may sit behind one. */
const GUESTS_PER_MINUTE = 300;
const SESSION_DAYS = 30;
const DAY_SECONDS = 86_400;

/** Accounts: guests that can be claimed, e-mail and password, organisations. Mounted at /api/auth. */
export function createAuth(options: AuthOptions) {
  const isSecure = options.publicUrl.startsWith('https:');
  const credentialLimit = { window: 60, max: options.signInsPerMinute };
  return betterAuth({
    appName: 'Careway',
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    database: { db: options.db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/anonymous': { window: 60, max: GUESTS_PER_MINUTE },
        '/sign-in/email': credentialLimit,
        '/sign-up/email': credentialLimit,
        '/request-password-reset': credentialLimit,
        '/lti/own-sign-in': credentialLimit,
      },
    },
    advanced: {
      cookiePrefix: 'careway',
      useSecureCookies: isSecure,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      sendResetPassword: ({ user, url }) =>
        options.mailer.send({
          to: user.email,
          subject: 'Set a new Careway password',
          text: `Open this link to set a new password:\n${url}\n`,
        }),
    },
    emailVerification: {
      sendOnSignUp: options.mailer.isConfigured,
      sendVerificationEmail: ({ user, url }) =>
        options.mailer.send({
          to: user.email,
          subject: 'Confirm your e-mail for Careway',
          text: `Open this link to confirm your address:\n${url}\n`,
        }),
    },
    user: {
      additionalFields: { role: { type: 'string', required: true, defaultValue: 'candidate', input: false } },
    },
    plugins: [
      anonymous({
        emailDomainName: GUEST_EMAIL_DOMAIN,
        generateName: () => 'Guest',
        onLinkAccount: async ({ anonymousUser, newUser }) => {
          await options.db.transaction().execute((trx) => movePersonData(trx, anonymousUser.user.id, newUser.user.id));
        },
      }),
      bearer(),
      ltiSession(),
      organization({
        ac: control,
        roles: organizationRoles,
        creatorRole: 'owner',
        requireEmailVerificationOnInvitation: true,
        allowUserToCreateOrganization: (user) => (user as { isAnonymous?: boolean | null }).isAnonymous !== true,
        organizationHooks: {
          afterDeleteOrganization: ({ organization: { id } }) => eraseOrganization(options.db, id),
        },
        sendInvitationEmail: async ({ email, organization: inviting, id }) => {
          await options.mailer.send({
            to: email,
            subject: `Join ${inviting.name} on Careway`,
            text: `Sign in with this address and accept the invitation:\n${options.publicUrl}/account?invitation=${id}\n`,
          });
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
