import { loadReferenceData } from '@careway/database';
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
      await withDatabase(async ({ db }) => {
        const files = await loadReferenceData(db);
        const text = files
          .map(({ name, rows, outcome }) => `${outcome.padEnd(9)} ${String(rows).padStart(6)} rows  ${name}`)
          .join('\n');
        report(command, text, { files });
      });
    });
}
