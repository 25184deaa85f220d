import {
  Certification,
  CertificationFilter,
  CertificationParam,
  CertificationSummary,
  Eligibility,
  EligibilityBody,
  PageQuery,
  page,
} from '@careway/contract';
import { type Database, listCertifications } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeCursor, toPage } from '../http/paging.ts';
import { checkEligibility } from './check-eligibility.ts';
import { describeCertification, describeCertificationSummary } from './describe-certification.ts';
import { findCertification } from './find-certification.ts';

const tags = ['Certifications'];
const DEFAULT_LIMIT = 50;

const list = createRoute({
  method: 'get',
  path: '/api/v1/certifications',
  tags,
  summary: 'The certifications that others issue, CMM and CPCC first',
  request: { query: CertificationFilter.extend(PageQuery.shape) },
  responses: {
    200: jsonContent(page(CertificationSummary), 'A page of certifications'),
    ...problemResponses('invalid-request'),
  },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/certifications/{code}',
  tags,
  summary: 'A certification: issuer, exam, eligibility, fees, validity, renewal, and how sure each part is',
  request: { params: CertificationParam },
  responses: {
    200: jsonContent(Certification, 'The certification'),
    ...problemResponses('not-found', 'invalid-request'),
  },
});

const eligibility = createRoute({
  method: 'post',
  path: '/api/v1/certifications/{code}/eligibility',
  tags,
  summary: 'Met, not met or cannot tell, requirement by requirement; nothing is kept',
  request: { params: CertificationParam, body: jsonBody(EligibilityBody) },
  responses: {
    200: jsonContent(Eligibility, 'How the person stands to the rule'),
    ...problemResponses('not-found', 'malformed-json', 'invalid-request', 'unsupported-media-type', 'body-too-large'),
  },
});

/** The certification catalogue and the eligibility check. */
export function mountCertifications(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(list, async (c) => {
    const { status, cursor, limit = DEFAULT_LIMIT } = c.req.valid('query');
    const certifications = await listCertifications(db, {
      limit: limit + 1,
      ...(status === undefined ? {} : { status }),
      ...(cursor === undefined ? {} : { after: decodeCursor(cursor) }),
    });
    return c.json(
      toPage(certifications.map(describeCertificationSummary), limit, ({ code }) => code),
      200,
    );
  });
  app.openapi(detail, async (c) => {
    return c.json(describeCertification(await findCertification(db, c.req.valid('param').code)), 200);
  });
  app.openapi(eligibility, async (c) => {
    return c.json(await checkEligibility(db, c.req.valid('param').code, c.req.valid('json')), 200);
  });
}
