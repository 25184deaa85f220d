import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { FAILED, report } from '../report.ts';
import { withDatabase } from '../with-database.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const NODE_MAJOR = 26;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check this installation and say what to do about each fault')
    .action(async (_options: unknown, command: Command) => {
      const checks = [checkNode(), await checkDashboard(), ...(await checkDatabase())];
      const text = checks.map(({ name, ok, detail }) => `${ok ? 'ok   ' : 'FAULT'} ${name}: ${detail}`).join('\n');
      const healthy = checks.every((check) => check.ok);
      report(command, text, { healthy, checks });
      if (!healthy) process.exitCode = FAILED;
    });
}

function checkNode(): Check {
  const ok = Number(process.versions.node.split('.')[0]) >= NODE_MAJOR;
  return { name: 'node', ok, detail: ok ? process.version : `${process.version}; run through: pnpm careway doctor` };
}

async function checkDashboard(): Promise<Check> {
  const { readConfig } = await import('@careway/api');
  const built = existsSync(join(readConfig(process.env).dashboardDir, 'index.html'));
  return { name: 'dashboard', ok: built, detail: built ? 'built' : 'not built; run: pnpm build' };
}

async function checkDatabase(): Promise<Check[]> {
  const { listReferenceFiles, migrationStatus, serverVersion } = await import('@careway/database');
  try {
    return await withDatabase(async ({ db, isEmbedded }) => {
      const version = await serverVersion(db);
      const missing = (await migrationStatus(db)).filter((migration) => migration.executedAt === undefined).length;
      const database: Check = {
        name: 'database',
        ok: true,
        detail: `PostgreSQL ${version}, ${isEmbedded ? 'embedded' : 'at DATABASE_URL'}`,
      };
      const migrations: Check = {
        name: 'migrations',
        ok: missing === 0,
        detail: missing === 0 ? 'up to date' : `${missing} missing; run: pnpm careway migrate`,
      };
      if (missing > 0) return [database, migrations];
      const files = await listReferenceFiles(db);
      const loaded = files.filter((file) => file.isLoaded).length;
      const ok = loaded === files.length;
      const detail = `${loaded} of ${files.length} files as shipped${ok ? '' : '; run: pnpm careway reference load'}`;
      return [database, migrations, { name: 'reference data', ok, detail }];
    });
  } catch (error) {
    return [{ name: 'database', ok: false, detail: error instanceof Error ? error.message : String(error) }];
  }
}
