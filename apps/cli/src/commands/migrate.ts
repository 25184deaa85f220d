import type { Command } from 'commander';
import { report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .option('--down', 'take the newest migration back instead')
    .option('--status', 'say what is applied, change nothing')
    .action(async (options: { down?: boolean; status?: boolean }, command: Command) => {
      const { migrateDown, migrateToLatest, migrationStatus } = await import('@careway/database');
      await withDatabase(async ({ db }) => {
        if (options.status === true) {
          const migrations = (await migrationStatus(db)).map(({ name, executedAt }) => ({
            name,
            appliedAt: executedAt?.toISOString() ?? null,
          }));
          const text = migrations
            .map(({ name, appliedAt }) => `${appliedAt ?? 'not applied              '} ${name}`)
            .join('\n');
          report(command, text, { migrations });
          return;
        }
        const names = options.down === true ? await migrateDown(db, 'one') : await migrateToLatest(db);
        const verb = options.down === true ? 'Taken back' : 'Applied';
        report(command, names.length === 0 ? 'Nothing to do.' : `${verb}: ${names.join(', ')}`, {
          [options.down === true ? 'undone' : 'applied']: names,
        });
      });
    });
}
