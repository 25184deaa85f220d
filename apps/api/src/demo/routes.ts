import { DemoSignInBody } from '@careway/contract';
import { createRoute } from '@hono/zod-openapi';
import type { Auth } from '../accounts/auth.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { demoAccounts } from './demo-college.ts';
import { demoPassword } from './demo-password.ts';

const signIn = createRoute({
  method: 'post',
  path: '/api/v1/demo/sign-in',
  tags: ['Accounts'],
  summary: 'Sign in as one of the people of the demo; elsewhere there is nobody to sign in as',
  request: { body: jsonBody(DemoSignInBody) },
  responses: {
    204: { description: 'Signed in: a session, as a cookie' },
    ...problemResponses('not-found', 'invalid-request', 'malformed-json'),
  },
});

/** Signing in to the demo without a password. */
export function mountDemo(
  app: Api,
  deps: { readonly auth: Auth; readonly secret: string; readonly isDemo?: boolean },
): void {
  app.openapi(signIn, async (c) => {
    const { account } = c.req.valid('json');
    const person = demoAccounts.find(({ key }) => key === account);
    if (deps.isDemo !== true || person === undefined) throw new ProblemError('not-found', 'This is not the demo.');
    // Without the caller's cookies: what a guest did here stays the guest's.
    const { headers } = await deps.auth.api.signInEmail({
      body: { email: person.email, password: demoPassword(deps.secret, person.key) },
      returnHeaders: true,
    });
    for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    return c.body(null, 204);
  });
}
