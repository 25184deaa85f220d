import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CAREWAY_DATA_DIR: z.string().min(1).default('.careway'),
  CAREWAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CAREWAY_AUTH_SECRET: z.string().min(32).optional(),
  CAREWAY_DEMO: z.literal('0', 'the demo organization is not part of this version yet; leave it out').default('0'),
  CAREWAY_CALIBRATE_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day as HH:MM, UTC, such as 03:30')
    .optional(),
  CAREWAY_LTI_PRIVATE_NETWORK: z.enum(['0', '1']).default('0'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Everything the environment decides, read once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly database: { readonly url: string | undefined; readonly replicaUrl: string | undefined };
  readonly authSecret: string;
  /** When the nightly calibration looks for new answers, in minutes after midnight UTC; undefined: never. */
  readonly calibrateAt: number | undefined;
  readonly smtpUrl: string | undefined;
  /** Whether learning systems may stand at private addresses and speak plain http. */
  readonly ltiPrivateNetwork: boolean;
  readonly logLevel: string;
  readonly shutdownTimeoutMs: number;
  readonly bodyLimitBytes: number;
  readonly dashboardDir: string;
  readonly version: string;
}

const SHUTDOWN_TIMEOUT_MS = 10_000;
const BODY_LIMIT_BYTES = 256 * 1024;

/** Reads the environment; everything wrong is reported at once. Makes the data directory and the secret if absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
    throw new Error(`The environment is not usable:\n${wrong}\nSee .env.example for what is allowed.`);
  }
  const env = parsed.data;
  const dataDir = resolve(projectRoot, env.CAREWAY_DATA_DIR);
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.CAREWAY_PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    dataDir,
    database: { url: env.DATABASE_URL, replicaUrl: env.DATABASE_REPLICA_URL },
    authSecret: env.CAREWAY_AUTH_SECRET ?? readOrMakeSecret(dataDir),
    calibrateAt: minutesOf(env.CAREWAY_CALIBRATE_AT),
    smtpUrl: env.SMTP_URL,
    ltiPrivateNetwork: env.CAREWAY_LTI_PRIVATE_NETWORK === '1',
    logLevel: env.LOG_LEVEL,
    shutdownTimeoutMs: SHUTDOWN_TIMEOUT_MS,
    bodyLimitBytes: BODY_LIMIT_BYTES,
    dashboardDir: join(projectRoot, 'apps/dashboard/dist'),
    version: (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version,
  });
}

function minutesOf(time: string | undefined): number | undefined {
  const [hours, minutes] = time?.split(':').map(Number) ?? [];
  return hours === undefined || minutes === undefined ? undefined : 60 * hours + minutes;
}

function readOrMakeSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
