import type { Config, OpenedDatabase } from '@careway/api';

/** Runs a command on the configured database and closes it again; only problems are logged. */
export async function withDatabase<Result>(
  work: (opened: OpenedDatabase, config: Config) => Promise<Result>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Result> {
  const { createLogger, openConfiguredDatabase, readConfig } = await import('@careway/api');
  const config = readConfig(environment);
  const opened = await openConfiguredDatabase(config, createLogger('error'));
  try {
    return await work(opened, config);
  } finally {
    await opened.close();
  }
}
