import type { Command } from 'commander';
import { progressBar } from '../progress-bar.ts';
import { FAILED, report } from '../report.ts';

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('serve the platform: API and dashboard')
    .action(async (_options: unknown, command: Command) => {
      const { createLogger, readConfig, startCareway } = await import('@careway/api');
      const config = readConfig(process.env);
      const logger = createLogger(config.logLevel);
      const bar = progressBar(command.optsWithGlobals().json === true || !process.stderr.isTTY);
      const careway = await startCareway(config, logger, (share, note) =>
        bar.draw(share, `Filling the demo, once: ${note}`),
      ).finally(bar.clear);
      const demo = config.isDemo
        ? `\nThis is the demo: ${careway.url}/sign-in has a button for each of its people, all invented.`
        : '';
      const administrator =
        careway.administratorLink === undefined
          ? ''
          : `\nNobody is an administrator yet. Create an account, then open this one-time link (48 hours):\n  ${careway.administratorLink}`;
      report(command, `Careway is ready at ${careway.url}${demo}${administrator}`, {
        url: careway.url,
        isDemo: config.isDemo,
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
