import type { Command } from 'commander';
import { FAILED, report } from '../report.ts';

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('serve the platform: API and dashboard')
    .action(async (_options: unknown, command: Command) => {
      const { createLogger, readConfig, startCareway } = await import('@careway/api');
      const config = readConfig(process.env);
      const logger = createLogger(config.logLevel);
      const careway = await startCareway(config, logger);
      const administrator =
        careway.administratorLink === undefined
          ? ''
          : `\nNobody is an administrator yet. Create an account, then open this one-time link (48 hours):\n  ${careway.administratorLink}`;
      report(command, `Careway is ready at ${careway.url}${administrator}`, {
        url: careway.url,
        administratorLink: careway.administratorLink,
      });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          logger.info({ event: 'server.stopping', signal });
          careway.stop().then(
            () => process.exit(0),
            (error: unknown) => {
              logger.fatal({ event: 'server.stop-failed', err: error });
              process.exit(FAILED);
            },
          );
        });
      }
    });
}
