import { readConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { startCareway } from './start-careway.ts';

const config = readConfig(process.env);
const logger = createLogger(config.logLevel);
const careway = await startCareway(config, logger);
if (careway.administratorLink !== undefined)
  process.stderr.write(`First administrator: ${careway.administratorLink}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    careway.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ event: 'server.stop-failed', err: error });
        process.exit(1);
      },
    );
  });
}
