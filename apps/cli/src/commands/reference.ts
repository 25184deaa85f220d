import type { Command } from 'commander';
import { report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

export function registerReference(program: Command): void {
  program
    .command('reference')
    .description('the data that comes with Careway: questions, wages, certifications, occupations')
    .command('load')
    .description('load every file that changed since it was last loaded')
    .action(async (_options: unknown, command: Command) => {
      const { loadReferenceData, migrationStatus } = await import('@careway/database');
      await withDatabase(async ({ db }) => {
        const missing = (await migrationStatus(db)).filter((migration) => migration.executedAt === undefined).length;
        if (missing > 0)
          throw new Error(`The schema is behind by ${missing} migrations. Run first: pnpm careway migrate`);
        const files = await loadReferenceData(db);
        const text = files
          .map(({ name, rows, outcome }) => `${outcome.padEnd(9)} ${String(rows).padStart(6)} rows  ${name}`)
          .join('\n');
        report(command, text, { files });
      });
    });
}
