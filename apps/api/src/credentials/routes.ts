import {
  CohortCredentials,
  CredentialPage,
  CredentialVerification,
  IssueCredentialsBody,
  IssueCredentialsResult,
  IssuedCredential,
  RevokeCredentialBody,
  VerifyCredentialBody,
} from '@careway/contract';
import { type CredentialRecord, findCredential, listCredentialsOfPerson } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import { describeCohort } from '../cohorts/describe-cohort.ts';
import { callerOf, membershipOf } from '../http/authorize.ts';
import { csvAnswer } from '../http/csv-answer.ts';
import type { Api, ApiEnvironment } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { credentialPageUrl, fromPublicId } from './credential-address.ts';
import { credentialNotFound, describeIssued, describePage } from './describe-credential.ts';
import { type IssueDeps, issueCredentials } from './issue-credentials.ts';
import { didDocument } from './issuer-identity.ts';
import { listCandidates } from './list-candidates.ts';
import { reissueCredential, revokeCredential } from './revoke-credential.ts';
import { badgePicture, credentialFormats, negotiate, serveCredential } from './serve-credential.ts';
import { signStatusList } from './status-list.ts';
import { verifyCredential } from './verify-credential.ts';
import { writeIssued } from './write-issued.ts';

const tags = ['Credentials'];
const cohortParams = z.object({ org: z.uuid(), id: z.uuid() });
const publicParams = z.object({ id: z.string().min(1).max(100) });
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'not-found', 'invalid-request'] as const;
const cohortPath = '/api/v1/organizations/{org}/cohorts/{id}/credentials';

const candidates = createRoute({
  method: 'get',
  path: cohortPath,
  tags,
  summary: 'Who meets the criteria, with the evidence, and what was issued',
  request: { params: cohortParams },
  responses: { 200: jsonContent(CohortCredentials, 'Nearest first'), ...problemResponses(...refusals) },
});

const issuedFile = createRoute({
  method: 'get',
  path: '/api/v1/organizations/{org}/cohorts/{id}/credentials.csv',
  tags,
  summary: 'What was issued to the learners of a cohort, the latest for each quiz, as CSV',
  request: { params: cohortParams },
  responses: {
    200: { description: 'The file', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses(...refusals),
  },
});

const issue = createRoute({
  method: 'post',
  path: cohortPath,
  tags,
  summary: 'Issue a credential to chosen learners who meet the criteria',
  request: { params: cohortParams, body: jsonBody(IssueCredentialsBody) },
  responses: {
    201: jsonContent(IssueCredentialsResult, 'What was issued, and who got none and why'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

const credentialParams = cohortParams.extend({ cid: z.string().min(1).max(100) });

const revoke = createRoute({
  method: 'post',
  path: `${cohortPath}/{cid}/revoke`,
  tags,
  summary: 'Revoke a credential for a reason that the public page shows',
  request: { params: credentialParams, body: jsonBody(RevokeCredentialBody) },
  responses: {
    200: jsonContent(IssuedCredential, 'The credential, revoked'),
    ...problemResponses(...refusals, 'malformed-json'),
  },
});

const reissue = createRoute({
  method: 'post',
  path: `${cohortPath}/{cid}/reissue`,
  tags,
  summary: 'Revoke a credential and issue another in its place',
  request: { params: credentialParams, body: jsonBody(RevokeCredentialBody) },
  responses: {
    201: jsonContent(IssuedCredential, 'The new credential'),
    ...problemResponses(...refusals, 'malformed-json', 'conflict'),
  },
});

const mine = createRoute({
  method: 'get',
  path: '/api/v1/me/credentials',
  tags,
  summary: 'What I have earned',
  responses: {
    200: jsonContent(z.object({ items: z.array(IssuedCredential) }), 'Latest first'),
    ...problemResponses('sign-in-required'),
  },
});

const binary = z.string().meta({ format: 'binary' });

const file = createRoute({
  method: 'get',
  path: '/api/v1/credentials/{id}',
  tags,
  summary: 'A credential as signed JSON-LD, VC-JWT or baked PNG, by Accept or ?format; a browser is led to its page',
  request: { params: publicParams, query: z.object({ format: z.enum(credentialFormats).optional() }) },
  responses: {
    200: {
      description: 'The credential',
      content: {
        'application/vc': { schema: z.record(z.string(), z.unknown()) },
        'application/vc+jwt': { schema: z.string() },
        'image/png': { schema: binary },
      },
    },
    303: { description: 'The page for people' },
    ...problemResponses('not-found', 'invalid-request'),
  },
});

const page = createRoute({
  method: 'get',
  path: '/api/v1/credentials/{id}/page',
  tags,
  summary: 'What a credential says and where it stands, for people',
  request: { params: publicParams },
  responses: { 200: jsonContent(CredentialPage, 'The credential'), ...problemResponses('not-found') },
});

const statusList = createRoute({
  method: 'get',
  path: '/api/v1/credentials/status/{list}',
  tags,
  summary: 'A signed Bitstring Status List of revocations',
  request: { params: z.object({ list: z.string().min(1).max(100) }) },
  responses: {
    200: { description: 'The list', content: { 'application/vc': { schema: z.record(z.string(), z.unknown()) } } },
    ...problemResponses('not-found'),
  },
});

const verify = createRoute({
  method: 'post',
  path: '/api/v1/credentials/verify',
  tags,
  summary: 'Check any Open Badges 3.0 credential, without the network',
  request: { body: jsonBody(VerifyCredentialBody) },
  responses: {
    200: jsonContent(CredentialVerification, 'What was checked and found'),
    ...problemResponses('invalid-request', 'malformed-json', 'body-too-large'),
  },
});

const did = createRoute({
  method: 'get',
  path: '/.well-known/did.json',
  tags,
  summary: 'The DID document of this installation (did:web)',
  responses: {
    200: {
      description: 'The document',
      content: { 'application/did+json': { schema: z.record(z.string(), z.unknown()) } },
    },
  },
});

const picture = createRoute({
  method: 'get',
  path: '/badges/readiness.png',
  tags,
  summary: 'The picture of the readiness badge, without a credential',
  responses: { 200: { description: 'The picture', content: { 'image/png': { schema: binary } } } },
});

/** Readiness credentials: issuing and revoking for educators, reading and verifying for anybody. */
export function mountCredentials(app: Api, deps: IssueDeps): void {
  app.openapi(candidates, async (c) => {
    const place = await cohortPlace(c, deps, c.req.valid('param').id);
    return c.json(await listCandidates(deps, place.organizationId, place.cohortId), 200);
  });
  app.openapi(issuedFile, async (c) => {
    const place = await cohortPlace(c, deps, c.req.valid('param').id);
    return csvAnswer(writeIssued(await listCandidates(deps, place.organizationId, place.cohortId)), 'credentials.csv');
  });
  app.openapi(issue, async (c) => {
    const place = await cohortPlace(c, deps, c.req.valid('param').id);
    return c.json(await issueCredentials(deps, callerOf(c), place, c.req.valid('json')), 201);
  });
  app.openapi(revoke, async (c) => {
    const { id, cid } = c.req.valid('param');
    const revocation = { publicId: cid, ...c.req.valid('json') };
    return c.json(await revokeCredential(deps, callerOf(c), await cohortPlace(c, deps, id), revocation), 200);
  });
  app.openapi(reissue, async (c) => {
    const { id, cid } = c.req.valid('param');
    const revocation = { publicId: cid, ...c.req.valid('json') };
    return c.json(await reissueCredential(deps, callerOf(c), await cohortPlace(c, deps, id), revocation), 201);
  });
  app.openapi(mine, async (c) => {
    const records = await listCredentialsOfPerson(deps.db, callerOf(c).id);
    return c.json({ items: records.map((record) => describeIssued(deps, record)) }, 200);
  });
  app.openapi(verify, async (c) => c.json(await verifyCredential(deps, c.req.valid('json')), 200));
  app.openapi(statusList, async (c) =>
    publicFile(c, 'application/vc', JSON.stringify(await signStatusList(deps, c.req.valid('param').list))),
  );
  app.openapi(page, async (c) => c.json(describePage(deps, await findPublic(deps, c.req.valid('param').id)), 200));
  app.openapi(file, async (c) => {
    const { id } = c.req.valid('param');
    const record = await findPublic(deps, id);
    const asked = c.req.valid('query').format;
    const format = asked ?? negotiate(c.req.header('accept'));
    c.header('vary', 'accept');
    if (format === 'page') return c.redirect(credentialPageUrl(deps.publicUrl, id), 303);
    const { type, body } = serveCredential(record, format);
    if (asked !== undefined) c.header('content-disposition', `attachment; filename="readiness-credential.${format}"`);
    return publicFile(c, type, body);
  });
  app.openapi(did, (c) =>
    c.json(didDocument(deps.publicUrl, deps.issuerKeys()), 200, {
      'content-type': 'application/did+json',
      'access-control-allow-origin': '*',
    }),
  );
  app.openapi(picture, (c) => publicFile(c, 'image/png', badgePicture));
}

/** A file that verifiers anywhere may read, also from a page of another site. */
function publicFile(c: Context, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return c.body(body, 200, { 'content-type': type, 'access-control-allow-origin': '*' });
}

async function findPublic(deps: IssueDeps, publicId: string): Promise<CredentialRecord> {
  const ids = fromPublicId(publicId);
  const record = ids === undefined ? undefined : await findCredential(deps.db, ids.organizationId, ids.credentialId);
  if (record === undefined) throw credentialNotFound();
  return record;
}

/** The cohort of the path, once it is known to be the organisation's. */
async function cohortPlace(c: Context<ApiEnvironment>, deps: IssueDeps, cohortId: string) {
  const { organizationId } = membershipOf(c);
  await describeCohort(deps.db, organizationId, cohortId, deps.now());
  return { organizationId, cohortId };
}
