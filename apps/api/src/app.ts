import type { Database } from '@careway/database';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import type { Kysely } from 'kysely';
import { mountAccommodations } from './accommodations/routes.ts';
import type { Auth } from './accounts/auth.ts';
import type { Mailer } from './accounts/mailer.ts';
import { mountAuth } from './accounts/mount-auth.ts';
import { mountAccounts } from './accounts/routes.ts';
import { mountAdministration } from './admin/routes.ts';
import { mountAssignments } from './assignments/routes.ts';
import { mountAttempts } from './attempts/routes.ts';
import { mountCalibrations } from './calibrations/routes.ts';
import { mountCertifications } from './certifications/routes.ts';
import { mountRosters } from './cohorts/roster-routes.ts';
import { mountCohorts } from './cohorts/routes.ts';
import { mountTeaching } from './cohorts/teaching-routes.ts';
import type { ReadIssuerKeys } from './credentials/issuer-keys.ts';
import { mountCredentials } from './credentials/routes.ts';
import { mountDatasets } from './datasets/routes.ts';
import { mountDemo } from './demo/routes.ts';
import { mountDocumentation } from './docs/routes.ts';
import { mountEmployment } from './employment/routes.ts';
import { mountFairness } from './fairness/routes.ts';
import { mountHome } from './home/routes.ts';
import { access } from './http/access.ts';
import { authorize } from './http/authorize.ts';
import { refuseCrossSite } from './http/cross-site.ts';
import { mountDashboard } from './http/dashboard.ts';
import type { Api } from './http/environment.ts';
import { idempotency } from './http/idempotency.ts';
import type { Metrics } from './http/metrics.ts';
import { createApi } from './http/openapi.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { referenceAnswers } from './http/reference-answers.ts';
import { requestLog } from './http/request-log.ts';
import { requireJson } from './http/require-json.ts';
import { securityHeaders } from './http/security-headers.ts';
import { limitBodies } from './http/uploads.ts';
import { mountImportedTables } from './imported-tables/routes.ts';
import { mountImports } from './imports/routes.ts';
import { mountBlueprints } from './items/blueprint-routes.ts';
import { mountItemExchange } from './items/exchange-routes.ts';
import { mountObjectives } from './items/objective-routes.ts';
import { mountItemProblems } from './items/problem-routes.ts';
import { mountItems } from './items/routes.ts';
import { mountJobs } from './jobs/routes.ts';
import { mountLessons } from './lessons/routes.ts';
import type { Logger } from './logger.ts';
import type { OutgoingPolicy } from './lti/outgoing.ts';
import { createPlatformKeys } from './lti/platform-keys.ts';
import { mountLtiPlatforms } from './lti/platform-routes.ts';
import { mountLti } from './lti/routes.ts';
import type { ReadToolKeys } from './lti/tool-keys.ts';
import { mountMethods } from './methods/routes.ts';
import { mountOccupations } from './occupations/routes.ts';
import { mountOperations } from './operations/routes.ts';
import { mountPathways } from './pathways/routes.ts';
import { mountPractice } from './practice/routes.ts';
import { mountPrices } from './prices/routes.ts';
import { createParameterShelf } from './quizzes/adaptive-measure.ts';
import { createQuizShelf } from './quizzes/load-quiz.ts';
import { mountQuizzes } from './quizzes/routes.ts';
import { mountTechnicalReport } from './quizzes/technical-report-routes.ts';
import { mountShares } from './shares/routes.ts';
import { mountSources } from './sources/routes.ts';
import { mountTracker } from './tracker/routes.ts';
import { mountWages } from './wages/routes.ts';

/** What the app works with. `now` and `random` are passed in, so that tests decide them. */
export interface AppDeps {
  readonly db: Kysely<Database>;
  /** For reference answers: the replica where there is one, otherwise the same as `db`. */
  readonly readDb: Kysely<Database>;
  readonly auth: Auth;
  readonly mailer: Mailer;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** A fresh unguessable token, base64url. */
  readonly randomToken: () => string;
  readonly publicUrl: string;
  readonly secret: string;
  /** The keys that sign credentials, and those that did. */
  readonly issuerKeys: ReadIssuerKeys;
  /** The keys that sign messages to learning systems. */
  readonly toolKeys: ReadToolKeys;
  /** What may be called of the addresses that learning systems give. */
  readonly outgoing: OutgoingPolicy;
  readonly version: string;
  readonly bodyLimitBytes: number;
  /** Whether anybody may sign in as the people of the demo. */
  readonly isDemo?: boolean;
  /** The built dashboard; an API alone has none. */
  readonly dashboardDir?: string;
}

/** Puts the API together. Opens neither a port nor a connection. */
export function createApp(deps: AppDeps): Api {
  const app = createApi();
  app.use(requestLog(deps.logger, deps.metrics));
  app.use(securityHeaders(deps.publicUrl.startsWith('https:')));
  app.use(compress());
  app.use(limitBodies(deps.bodyLimitBytes));
  app.use(refuseCrossSite(deps.publicUrl));
  app.use('/api/v1/*', authorize(deps.auth, deps.db));
  app.use('/api/v1/*', requireJson);
  app.use('/api/v1/*', idempotency(deps.db));
  app.use('/api/v1/*', referenceAnswers);

  const shared = { ...deps, quizzes: createQuizShelf(), parameters: createParameterShelf() };
  const lti = { ...shared, platformKeys: createPlatformKeys(deps.outgoing) };
  const reference = { db: deps.readDb };
  mountOperations(app, deps);
  mountAuth(app, deps);
  mountAccounts(app, deps);
  mountDemo(app, deps);
  mountAdministration(app, deps);
  mountQuizzes(app, { ...reference, quizzes: shared.quizzes });
  mountTechnicalReport(app, shared);
  mountAttempts(app, shared);
  mountAccommodations(app, deps);
  mountPractice(app, shared);
  mountLessons(app, deps);
  mountItemExchange(app, deps);
  mountItems(app, deps);
  mountCalibrations(app, deps);
  mountItemProblems(app, deps);
  mountObjectives(app, deps);
  mountBlueprints(app, deps);
  mountFairness(app, shared);
  mountAssignments(app, shared);
  mountCohorts(app, shared);
  mountRosters(app, deps);
  mountTeaching(app, deps);
  mountCredentials(app, deps);
  mountLti(app, lti);
  mountLtiPlatforms(app, lti);
  mountSources(app, reference);
  mountWages(app, { ...reference, now: deps.now });
  mountOccupations(app, reference);
  mountTracker(app, deps);
  mountCertifications(app, reference);
  mountPathways(app, reference);
  mountEmployment(app, reference);
  mountPrices(app, reference);
  mountImportedTables(app, reference);
  mountImports(app, deps);
  mountDatasets(app, deps);
  mountHome(app, shared);
  mountShares(app, shared);
  mountJobs(app, deps);
  mountMethods(app);
  mountDocumentation(app, deps);
  refuseUndeclaredRoutes(app);
  if (deps.dashboardDir !== undefined) mountDashboard(app, deps.dashboardDir);

  app.notFound((c) => {
    const allowed = allowedMethods(app, c.req.path);
    if (allowed.length === 0) return problemResponse(c, 'not-found', `There is nothing at ${c.req.path}.`);
    c.header('allow', allowed.join(', '));
    return problemResponse(c, 'method-not-allowed', `${c.req.path} takes ${allowed.join(', ')}, not ${c.req.method}.`);
  });
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(c, error.code, error.message, error.errors);
    if (error instanceof HTTPException && error.status === 400)
      return problemResponse(c, 'malformed-json', `${error.message}.`);
    if (error instanceof HTTPException && error.status === 415) {
      return problemResponse(
        c,
        'unsupported-media-type',
        `The body must be application/json, got ${c.req.header('content-type') ?? 'none'}.`,
      );
    }
    if (isUnstorableText(error))
      return problemResponse(c, 'invalid-request', 'A text holds the character U+0000, which cannot be kept.');
    deps.logger.error({ event: 'request.failed', requestId: c.get('requestId'), err: error });
    return problemResponse(
      c,
      'internal-error',
      'Nothing that was saved before is lost. Try again; if it stays, tell us the request id.',
    );
  });
  return app;
}

/** Every route is in the access table, and every row of the table is a route: otherwise the app does not start. */
function refuseUndeclaredRoutes(app: Api): void {
  const routes = new Set(
    app.routes.filter((route) => route.method !== 'ALL').map((route) => `${route.method} ${route.path}`),
  );
  const undeclared = [...routes].filter((route) => access[route] === undefined);
  const unserved = Object.keys(access).filter((route) => !routes.has(route));
  if (undeclared.length === 0 && unserved.length === 0) return;
  throw new Error(
    `The access table does not fit the routes. Not in the table: ${undeclared.join(', ') || 'none'}. Not a route: ${unserved.join(', ') || 'none'}.`,
  );
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function allowedMethods(app: Api, path: string): string[] {
  if (!path.startsWith('/api/')) return [];
  return methods.filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method !== 'ALL'));
}

/** PostgreSQL's refusals of U+0000 in text (22021) and in JSON (22P05). */
const unstorableTextCodes = new Set(['22021', '22P05']);

function isUnstorableText(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && unstorableTextCodes.has(error.code);
}
