import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '@careway/database';
import { createTestDatabase, type TestServer } from '@careway/database/testing';
import type { Kysely } from 'kysely';
import { createAuth } from '../accounts/auth.ts';
import type { Mail, Mailer } from '../accounts/mailer.ts';
import { createApp } from '../app.ts';
import { type IssuerKeys, newKey, toIssuerKeys } from '../credentials/issuer-keys.ts';
import type { Api } from '../http/environment.ts';
import { createMetrics } from '../http/metrics.ts';
import { createLogger } from '../logger.ts';
import { newToolKey, type ReadToolKeys, type StoredToolKey, toToolKeys } from '../lti/tool-keys.ts';

/** Somebody who calls the app: keeps cookies as a browser does. */
export interface Client {
  request(
    path: string,
    init?: {
      readonly method?: string;
      readonly body?: unknown;
      /** A file as the body. */
      readonly bytes?: Uint8Array;
      readonly headers?: Record<string, string>;
    },
  ): Promise<Response>;
  /** Cookies held, as a request sends them. */
  cookies(): string;
}

/** The whole app on a database of its own. */
export interface TestApp extends AsyncDisposable {
  readonly app: Api;
  readonly db: Kysely<Database>;
  readonly issuerKeys: IssuerKeys;
  readonly toolKeys: ReadToolKeys;
  /** What was sent, where `canMail` is set. */
  readonly mails: readonly Mail[];
  /** Moves the app's clock. */
  readonly clock: { now: Date };
  visitor(): Client;
  guest(): Promise<Client>;
  signUp(options?: {
    readonly name?: string;
    readonly email?: string;
    readonly role?: 'candidate' | 'author' | 'administrator';
  }): Promise<Client & { readonly id: string; readonly email: string }>;
  /** A new organisation owned by the client; returns its id. */
  createOrganization(client: Client, name?: string): Promise<string>;
}

const PASSWORD = 'correct horse battery';

/** Copies the template with the reference data and puts the app on it. */
export async function createTestApp(
  server: TestServer,
  options: { readonly dashboardDir?: string; readonly canMail?: boolean } = {},
): Promise<TestApp> {
  const database = await createTestDatabase(server, 'loaded');
  const { db } = database;
  const clock = { now: new Date('2026-11-24T12:00:00Z') };
  const logger = createLogger('silent');
  const publicUrl = 'http://localhost:8787';
  const secret = 'test-secret-of-at-least-32-characters';
  const mails: Mail[] = [];
  const mailer: Mailer = {
    isConfigured: options.canMail ?? false,
    send: async (mail) => {
      mails.push(mail);
    },
  };
  const issuerKeys = toIssuerKeys([await newKey(clock.now)], 'the keys of a test');
  let toolKey: Promise<StoredToolKey> | undefined;
  const toolKeys: ReadToolKeys = async (now) => {
    toolKey ??= newToolKey(now);
    return toToolKeys([await toolKey], now);
  };
  const app = createApp({
    db,
    readDb: db,
    mailer,
    auth: createAuth({ db, secret, publicUrl, mailer, signInsPerMinute: 1000 }),
    logger,
    metrics: createMetrics(),
    now: () => clock.now,
    randomToken: () => randomBytes(24).toString('base64url'),
    publicUrl,
    secret,
    issuerKeys: () => issuerKeys,
    toolKeys,
    outgoing: { allowsPrivateNetwork: true },
    version: '0.0.0-test',
    bodyLimitBytes: 256 * 1024,
    ...(options.dashboardDir === undefined ? {} : { dashboardDir: options.dashboardDir }),
  });

  function visitor(): Client {
    const jar = new Map<string, string>();
    return {
      cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      request: async (path, init = {}) => {
        const headers = new Headers(init.headers);
        if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
        const isText = typeof init.body === 'string';
        if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
        const answer = await app.request(`${publicUrl}${path}`, {
          method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
          headers,
          ...(init.bytes === undefined ? {} : { body: new Blob([new Uint8Array(init.bytes)]) }),
          ...(init.body === undefined ? {} : { body: isText ? (init.body as string) : JSON.stringify(init.body) }),
        });
        for (const cookie of answer.headers.getSetCookie()) {
          const [pair = ''] = cookie.split(';');
          const at = pair.indexOf('=');
          if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
          else jar.set(pair.slice(0, at), pair.slice(at + 1));
        }
        return answer;
      },
    };
  }

  return {
    app,
    db,
    issuerKeys,
    toolKeys,
    mails,
    clock,
    visitor,
    guest: async () => {
      const client = visitor();
      await expectOk(client.request('/api/auth/sign-in/anonymous', { method: 'POST', body: {} }));
      return client;
    },
    signUp: async ({ name = 'Pat Example', email = `${randomUUID()}@example.org`, role } = {}) => {
      const client = visitor();
      const answer = await expectOk(
        client.request('/api/auth/sign-up/email', { body: { name, email, password: PASSWORD } }),
      );
      const { user } = (await answer.json()) as { user: { id: string } };
      if (role !== undefined) await db.updateTable('user').set({ role }).where('id', '=', user.id).execute();
      return { ...client, id: user.id, email };
    },
    createOrganization: async (client, name = 'Lakeside College') => {
      const answer = await expectOk(client.request('/api/v1/organizations', { body: { name } }));
      return ((await answer.json()) as { id: string }).id;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function expectOk(pending: Promise<Response>): Promise<Response> {
  const answer = await pending;
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer;
}
