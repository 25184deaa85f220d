import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** Addresses of accounts that come from a learning system: they receive nothing and are never matched with anybody's. */
export const LTI_EMAIL_DOMAIN = 'lti.invalid';

/** Lets the server itself, and nobody over HTTP, open a session for a person whom a learning system vouched for. */
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
    },
  };
}
