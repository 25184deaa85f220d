import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Database,
  type DatabaseLocation,
  hasAdministrator,
  loadReferenceData,
  migrateToLatest,
  migrationStatus,
  openDatabase,
  purgeIdempotencyKeys,
  purgeLtiNonces,
  purgeUnreceivedJobs,
  startEmbeddedServer,
  takeServingLock,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { createAuth } from './accounts/auth.ts';
import { createMailer } from './accounts/mailer.ts';
import { inviteAdministrator } from './admin/claim-administrator.ts';
import { createApp } from './app.ts';
import { settleAllOverdue } from './attempts/settle-overdue.ts';
import { startNightlyCalibration } from './calibrations/nightly-calibration.ts';
import type { Config } from './config.ts';
import { openIssuerKeys } from './credentials/issuer-keys.ts';
import type { OnDemoProgress } from './demo/fill-demo.ts';
import { settleDemo } from './demo/settle-demo.ts';
import { listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { startJobRunner } from './jobs/run-jobs.ts';
import type { Logger } from './logger.ts';
import { type ScoreDeps, sendDueScores } from './lti/send-scores.ts';
import { openToolKeys } from './lti/tool-keys.ts';
import { createParameterShelf } from './quizzes/adaptive-measure.ts';
import { prepareTitles } from './wages/find-title.ts';

/** A running Careway. */
export interface Careway {
  readonly url: string;
  /** There while nobody is an administrator: a one-time link for the first one. */
  readonly administratorLink: string | undefined;
  /** Stops taking requests, lets those under way end, and stops the embedded database. */
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** How often attempts whose time was up while nobody looked are ended. */
const SETTLE_MS = 60_000;
/** How often scores that wait are sent to learning systems. */
const SCORES_MS = 5_000;
const SIGN_INS_PER_MINUTE = 10;
const MAIL_FROM = 'Careway <careway@localhost>';

/** Opens the database, brings it up to date where it is ours, and serves. Everything opened is closed again on failure. */
export async function startCareway(
  config: Config,
  logger: Logger,
  onDemoProgress: OnDemoProgress = () => {},
): Promise<Careway> {
  await using stack = new AsyncDisposableStack();
  const opened = await openConfiguredDatabase(config, logger);
  stack.defer(opened.close);
  const { db } = opened;
  const readDb = config.database.replicaUrl === undefined ? db : openReplica(config.database.replicaUrl, logger, stack);
  if (opened.isEmbedded) {
    stack.use(await takeServingLock(db, config.dataDir));
    await migrateToLatest(db);
  }
  const isUpToDate = (await migrationStatus(db)).every((migration) => migration.executedAt !== undefined);
  if (isUpToDate) {
    const loads = await loadReferenceData(db);
    logger.info({
      event: 'reference.loaded',
      files: loads.length,
      changed: loads.filter((load) => load.outcome === 'loaded').length,
    });
  } else {
    logger.error({
      event: 'database.behind',
      detail: 'The schema is behind; requests are refused until: pnpm careway migrate',
    });
  }

  const now = () => new Date();
  const issuerKeys = await openIssuerKeys(config.dataDir, now());
  if (isUpToDate) {
    const demo = { db, secret: config.authSecret, publicUrl: config.publicUrl, issuerKeys };
    let step = '';
    await settleDemo(demo, config.isDemo, (share, note) => {
      if (note !== step) logger.info({ event: 'demo.filling', step: note });
      step = note;
      onDemoProgress(share, note);
    });
  }
  const randomToken = () => randomBytes(24).toString('base64url');
  const { publicUrl } = config;
  const mailer = createMailer(config.smtpUrl, MAIL_FROM, logger);
  const auth = createAuth({
    db,
    secret: config.authSecret,
    publicUrl,
    mailer,
    signInsPerMinute: SIGN_INS_PER_MINUTE,
  });
  const toolKeys = await openToolKeys(config.dataDir, now());
  const outgoing = { allowsPrivateNetwork: config.ltiPrivateNetwork };
  const app = createApp({
    db,
    readDb,
    auth,
    mailer,
    logger,
    metrics: createMetrics(),
    now,
    randomToken,
    publicUrl,
    secret: config.authSecret,
    issuerKeys,
    isDemo: config.isDemo,
    toolKeys,
    outgoing,
    version: config.version,
    bodyLimitBytes: config.bodyLimitBytes,
    ...(existsSync(join(config.dashboardDir, 'index.html')) ? { dashboardDir: config.dashboardDir } : {}),
  });
  stack.use(await listen(app, config));
  if (isUpToDate) {
    const jobs = startJobRunner(db, (error) => logger.error({ event: 'jobs.failed', err: error }));
    stack.defer(() => jobs.stop());
    if (config.calibrateAt !== undefined) {
      const nightly = startNightlyCalibration({ db, now }, config.calibrateAt, (outcome) => {
        if ('error' in outcome) logger.error({ event: 'calibration.nightly-failed', err: outcome.error });
        else logger.info({ event: 'calibration.nightly', ...outcome });
      });
      stack.defer(() => nightly.stop());
    }
  }
  const purge = setInterval(() => {
    Promise.all([purgeIdempotencyKeys(db), purgeUnreceivedJobs(db), purgeLtiNonces(db, now())]).catch(
      (error: unknown) => logger.error({ event: 'purge.failed', err: error }),
    );
  }, HOUR_MS);
  stack.defer(() => clearInterval(purge));
  if (isUpToDate) {
    const parameters = createParameterShelf();
    const settle = setInterval(() => {
      settleAllOverdue({ db, now, parameters }).catch((error: unknown) =>
        logger.error({ event: 'attempts.settle-failed', err: error }),
      );
    }, SETTLE_MS);
    stack.defer(() => clearInterval(settle));
    stack.defer(repeatScores({ db, now, randomToken, toolKeys, outgoing }, logger));
  }

  const administratorLink =
    isUpToDate && !(await hasAdministrator(db))
      ? (await inviteAdministrator({ db, now, randomToken, publicUrl })).url
      : undefined;
  if (isUpToDate) {
    prepareTitles(readDb).catch((error: unknown) => logger.warn({ event: 'titles.not-prepared', err: error }));
  }
  logger.info({ event: 'server.started', url: publicUrl, database: opened.isEmbedded ? 'embedded' : 'url' });
  const held = stack.move();
  return { url: publicUrl, administratorLink, stop: () => held.disposeAsync() };
}

/** Sends scores that are due, again and again, one round after the other; returns how to stop. */
function repeatScores(deps: ScoreDeps, logger: Logger): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const send = () => {
    working = sendDueScores(deps)
      .then(() => {})
      .catch((error: unknown) => logger.error({ event: 'lti.scores-failed', err: error }))
      .finally(() => {
        if (!isStopped) timer = setTimeout(send, SCORES_MS);
      });
  };
  send();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await working;
  };
}

/** A database as the configuration says, with how to close it (an embedded server is stopped with it). */
export interface OpenedDatabase {
  readonly db: Kysely<Database>;
  readonly location: DatabaseLocation;
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

/** Connects to DATABASE_URL, or starts or adopts the embedded server. */
export async function openConfiguredDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  logger: Logger,
): Promise<OpenedDatabase> {
  const onError = (error: Error) => logger.error({ event: 'database.connection-failed', err: error });
  const { url } = config.database;
  if (url !== undefined) {
    const location = { url };
    const db = openDatabase(location, { role: 'request', onError });
    return { db, location, isEmbedded: false, close: () => db.destroy() };
  }
  const server = await startEmbeddedServer({ dataDir: config.dataDir });
  logger.info({ event: server.adopted ? 'database.adopted' : 'database.started', root: server.root });
  const location = { ...server.address, database: 'postgres' };
  const db = openDatabase(location, { role: 'request', onError });
  const close = async () => {
    await db.destroy();
    if (!(await isServedByOther(location))) await server.stop();
  };
  return { db, location, isEmbedded: true, close };
}

/** Whether another Careway holds the serving lock: a command beside a running server must not stop its database. */
async function isServedByOther(location: DatabaseLocation): Promise<boolean> {
  const db = openDatabase(location, { role: 'request', maxConnections: 2 });
  try {
    const lock = await takeServingLock(db, '');
    await lock.release();
    return false;
  } catch {
    return true;
  } finally {
    await db.destroy();
  }
}

function openReplica(url: string, logger: Logger, stack: AsyncDisposableStack): Kysely<Database> {
  const replica = openDatabase(
    { url },
    { role: 'request', onError: (error) => logger.error({ event: 'replica.connection-failed', err: error }) },
  );
  stack.defer(() => replica.destroy());
  return replica;
}
