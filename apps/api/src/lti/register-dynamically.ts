import { insertLtiPlatform, recordAuditEvent } from '@careway/database';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { ApiEnvironment } from '../http/environment.ts';
import { scopes } from './claims.ts';
import { callOut, OutgoingError, type OutgoingPolicy, type OutgoingRequest } from './outgoing.ts';
import { ANYBODY, ltiPage } from './pages.ts';
import { LtiRefusal } from './refusal.ts';
import { type LoginDeps, launchUrl } from './start-login.ts';
import { readTicket, signTicket, spendTicket } from './tickets.ts';

export interface RegisterDeps extends LoginDeps {
  readonly outgoing: OutgoingPolicy;
}

const LINK_SECONDS = 3600;
const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** A one-time link that binds the learning system which opens it to the organisation of the owner who made it. */
export async function makeRegistrationLink(
  deps: LoginDeps,
  organizationId: string,
  terms: { readonly ownerId: string; readonly instructorsAreEducators: boolean },
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const ticket = await signTicket(deps, 'registration', organizationId, terms, LINK_SECONDS);
  return {
    url: `${deps.publicUrl}/lti/${organizationId}/register?link=${ticket}`,
    expiresAt: new Date(deps.now().getTime() + LINK_SECONDS * 1000).toISOString(),
  };
}

const address = z.url({ protocol: /^https?$/ }).max(2000);
const OpenidConfiguration = z.looseObject({
  issuer: z.string().min(1).max(500),
  authorization_endpoint: address,
  registration_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  [PLATFORM]: z
    .looseObject({
      product_family_code: z.string().max(100).optional(),
      messages_supported: z.array(z.looseObject({ type: z.string() })).default([]),
    })
    .optional(),
});
const RegistrationAnswer = z.looseObject({
  client_id: z.union([z.string().min(1).max(255), z.number().transform(String)]),
  [TOOL]: z.looseObject({ deployment_id: z.string().min(1).max(255).optional() }).optional(),
});

/**
 * Registers this tool with the learning system that opened a registration link (Dynamic Registration 1.0): reads its
 * configuration, sends ours, and keeps the client id it gives. The link is used up by a registration alone.
 */
export async function registerDynamically(
  c: Context<ApiEnvironment>,
  deps: RegisterDeps,
  organizationId: string,
): Promise<Response> {
  const { link = '', openid_configuration: configurationUrl, registration_token: token } = c.req.query();
  const ticket = await readTicket(deps, 'registration', organizationId, link);
  if (ticket === undefined || typeof ticket.content.ownerId !== 'string')
    throw new LtiRefusal('ticket', 'The registration link is not valid any more. An owner can make a new one.');
  if (configurationUrl === undefined)
    throw new LtiRefusal(
      'claim',
      'openid_configuration is missing: paste this link into your learning system, it opens it itself.',
    );
  const configuration = await readConfiguration(deps, configurationUrl);
  if (!(await spendTicket(deps.db, organizationId, ticket)))
    throw new LtiRefusal('ticket', 'The registration link was used before. An owner can make a new one.');
  const answer = await callPlatform(deps, configuration.registration_endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(toolConfiguration(deps.publicUrl, organizationId, configuration)),
  });
  const registered = RegistrationAnswer.safeParse(answer);
  if (!registered.success)
    throw new LtiRefusal('unreachable', 'The learning system registered the tool without a client id.');
  const deploymentId = registered.data[TOOL]?.deployment_id;
  const family = configuration[PLATFORM]?.product_family_code;
  const { ownerId } = ticket.content;
  await deps.db.transaction().execute(async (trx) => {
    const platform = await insertLtiPlatform(
      trx,
      organizationId,
      {
        name: [family, new URL(configuration.authorization_endpoint).hostname]
          .filter(Boolean)
          .join(' at ')
          .slice(0, 120),
        issuer: configuration.issuer,
        clientId: registered.data.client_id,
        deploymentIds: deploymentId === undefined ? [] : [deploymentId],
        authorizationEndpoint: configuration.authorization_endpoint,
        tokenEndpoint: configuration.token_endpoint,
        tokenAudience: null,
        jwksUrl: configuration.jwks_uri,
        instructorsAreEducators: ticket.content.instructorsAreEducators === true,
      },
      deps.now(),
    );
    if (platform === undefined)
      throw new LtiRefusal(
        'claim',
        `client_id: ${registered.data.client_id} is registered for this organization already.`,
      );
    await recordAuditEvent(trx, {
      actorId: ownerId,
      organizationId,
      action: 'lti.platform-registered',
      target: platform.id,
      detail: { issuer: configuration.issuer },
    });
  });
  return ltiPage(c, {
    title: 'Careway is registered',
    framedBy: ANYBODY,
    script: "(window.opener ?? window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*');",
    body: html`<p>Switch the tool on in your learning system. You can close this window.</p>`,
  });
}

/** The configuration must be at an address of the host that its issuer names (Dynamic Registration 1.0, 3.2). */
async function readConfiguration(deps: RegisterDeps, url: string) {
  const parsed = OpenidConfiguration.safeParse(
    await callPlatform(deps, url, { headers: { accept: 'application/json' } }),
  );
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new LtiRefusal('claim', `openid_configuration: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { issuer } = parsed.data;
  if (!URL.canParse(issuer) || new URL(issuer).host !== new URL(url).host)
    throw new LtiRefusal(
      'claim',
      `openid_configuration: the issuer ${issuer} must be at the host of the configuration.`,
    );
  return parsed.data;
}

async function callPlatform(deps: RegisterDeps, url: string, init: OutgoingRequest): Promise<unknown> {
  try {
    const answer = await callOut(deps.outgoing, url, init);
    if (!answer.ok) throw new OutgoingError(`${new URL(url).origin} answered ${answer.status}.`);
    return await answer.json();
  } catch (error) {
    if (error instanceof OutgoingError) throw new LtiRefusal('unreachable', error.message, { cause: error });
    if (error instanceof SyntaxError)
      throw new LtiRefusal('unreachable', `${new URL(url).origin} did not answer with JSON.`, { cause: error });
    throw error;
  }
}

function toolConfiguration(
  publicUrl: string,
  organizationId: string,
  configuration: z.infer<typeof OpenidConfiguration>,
) {
  const launch = launchUrl(publicUrl, organizationId);
  const supported = configuration[PLATFORM]?.messages_supported.map(({ type }) => type) ?? [];
  const messages = [
    { type: 'LtiResourceLinkRequest', target_link_uri: launch },
    { type: 'LtiDeepLinkingRequest', target_link_uri: launch, label: 'Add a Careway quiz' },
  ];
  return {
    application_type: 'web',
    client_name: 'Careway',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${publicUrl}/lti/${organizationId}/login`,
    redirect_uris: [launch],
    jwks_uri: `${publicUrl}/lti/jwks.json`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: Object.values(scopes).join(' '),
    [TOOL]: {
      domain: new URL(publicUrl).host,
      description: 'Readiness quizzes for patient care coordinators',
      target_link_uri: launch,
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
      messages: messages.filter(({ type }) => supported.length === 0 || supported.includes(type)),
    },
  };
}
