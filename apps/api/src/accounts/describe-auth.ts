import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { OwnSignIn } from './lti-session.ts';

const tags = ['Accounts'];
const User = z
  .object({ id: z.uuid(), name: z.string(), email: z.string(), emailVerified: z.boolean() })
  .meta({ id: 'AuthUser' });
const Signed = z.object({ token: z.string().nullable(), user: User }).meta({ id: 'SignedIn' });
const password = z.string().min(10).max(128);

/** Adds the account calls that Careway itself uses to the description. They are served by better-auth. */
export function describeAuthRoutes(app: Api): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/auth/sign-in/anonymous',
    tags,
    summary: 'Start as a guest',
    request: { body: jsonBody(z.object({})) },
    responses: { 200: jsonContent(Signed, 'A guest’s session, as a cookie'), ...problemResponses('too-many-requests') },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/auth/sign-up/email',
    tags,
    summary: 'Create an account; a guest who calls it keeps everything under the new account',
    request: { body: jsonBody(z.object({ name: z.string(), email: z.email(), password })) },
    responses: {
      200: jsonContent(Signed, 'The account, signed in'),
      ...problemResponses('invalid-request', 'too-many-requests'),
    },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/auth/sign-in/email',
    tags,
    summary: 'Sign in; a guest who calls it moves everything to the account',
    request: { body: jsonBody(z.object({ email: z.email(), password })) },
    responses: { 200: jsonContent(Signed, 'Signed in'), ...problemResponses('sign-in-required', 'too-many-requests') },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/auth/lti/own-sign-in',
    tags,
    summary:
      'Give an account that a learning system made an address and a password of its own; ends its other sessions',
    request: { body: jsonBody(OwnSignIn) },
    responses: {
      200: jsonContent(z.object({ email: z.string() }), 'The address'),
      ...problemResponses('sign-in-required', 'invalid-request', 'conflict', 'too-many-requests'),
    },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/api/auth/sign-out',
    tags,
    summary: 'Sign out on this device',
    request: { body: jsonBody(z.object({})) },
    responses: { 200: jsonContent(z.object({ success: z.boolean() }), 'Signed out') },
  });
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/auth/get-session',
    tags,
    summary: 'The session of this device, or null',
    responses: { 200: jsonContent(z.object({ user: User }).nullable(), 'The session') },
  });
}
