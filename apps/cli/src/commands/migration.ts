import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { report } from '../report.ts';

const template = `import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('name_it').addColumn('id', 'uuid', (column) => column.primaryKey()).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('name_it').execute();
}
`;

export function registerMigration(program: Command): void {
  program
    .command('migration')
    .description('for developers of Careway')
    .command('new')
    .argument('<words...>', 'what it does, such as: add cohort notes')
    .description('make an empty migration')
    .action(async (words: string[], _options: unknown, command: Command) => {
      const slug = words
        .join('-')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
      if (slug === '') throw new Error('Say what the migration does in letters or digits.');
      const stamp = new Date().toISOString().slice(0, 16).replaceAll('-', '').replace(':', '');
      const { migrationFolder } = await import('@careway/database');
      const file = join(migrationFolder, `${stamp}-${slug}.ts`);
      if (existsSync(file)) throw new Error(`${file} is there already.`);
      writeFileSync(file, template);
      report(command, `Made ${file}`, { file });
    });
}
