import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { ownAddress } from './own-address.ts';

/** An address and a password, by which somebody signs in without their learning system. */
export const OwnSignIn = z.strictObject({
  email: z.email().max(254).toLowerCase(),
  password: z.string().min(10).max(128),
});

/**
 * Sessions of people whom a learning system vouched for: the server itself, and nobody over HTTP, opens one; the person
 * may give the account an address and a password of its own, which ends the sessions that others may hold.
 */
export function ltiSession() {
  return {
    id: 'lti-session' as const,
    endpoints: {
      openLtiSession: createAuthEndpoint(
        { method: 'POST', body: z.object({ personId: z.uuid() }), metadata: { SERVER_ONLY: true } },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.personId);
          if (user === null) throw new APIError('NOT_FOUND', { message: 'There is no such person.' });
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return { personId: user.id };
        },
      ),
      giveOwnSignIn: createAuthEndpoint(
        '/lti/own-sign-in',
        { method: 'POST', body: OwnSignIn, use: [sensitiveSessionMiddleware] },
        async (ctx) => {
          const { internalAdapter, password: passwords, session } = ctx.context;
          const { email, password } = ctx.body;
          const { user } = session;
          const isGuest = 'isAnonymous' in user && user.isAnonymous === true;
          if (isGuest || ownAddress(user.email) !== null)
            throw new APIError('CONFLICT', { message: 'This account has a way to sign in of its own already.' });
          if ((await internalAdapter.findUserByEmail(email)) !== null)
            throw new APIError('UNPROCESSABLE_ENTITY', {
              message: 'email: there is an account with this address. Use another one.',
            });
          const hash = await passwords.hash(password);
          const known = (await internalAdapter.findAccounts(user.id)).find(
            ({ providerId }) => providerId === 'credential',
          );
          if (known === undefined)
            await internalAdapter.linkAccount({
              userId: user.id,
              providerId: 'credential',
              accountId: user.id,
              password: hash,
            });
          else await internalAdapter.updateAccount(known.id, { password: hash });
          const changed = await internalAdapter.updateUser(user.id, { email, emailVerified: false });
          await internalAdapter.deleteUserSessions(user.id);
          await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id), user: changed });
          return ctx.json({ email });
        },
      ),
    },
  };
}
