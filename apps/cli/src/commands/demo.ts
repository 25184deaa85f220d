import type { Command } from 'commander';
import { FAILED, report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

export function registerDemo(program: Command): void {
  const demo = program.command('demo').description('the demo that CAREWAY_DEMO=1 starts');
  demo
    .command('remove')
    .description('take the demo away: its database is then as new, and everything in it is gone')
    .addHelpText(
      'after',
      '\nWorks on .careway/demo unless CAREWAY_DATA_DIR or DATABASE_URL says otherwise; a database that is not a demo’s is left alone.',
    )
    .action(async (_options: unknown, command: Command) => {
      const [{ removeDemo }, { takeServingLock }] = await Promise.all([
        import('@careway/api'),
        import('@careway/database'),
      ]);
      const isRemoved = await withDatabase(
        async ({ db, isEmbedded }, config) => {
          if (!isEmbedded) return removeDemo(db);
          await using _lock = await takeServingLock(db, config.dataDir);
          return removeDemo(db);
        },
        { ...process.env, CAREWAY_DEMO: '1', HOST: '127.0.0.1' },
      );
      report(command, isRemoved ? 'The demo is gone.' : 'There is no demo in this database. Nothing was changed.', {
        isRemoved,
      });
      if (!isRemoved) process.exitCode = FAILED;
    });
}
