import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const biome = join(root, 'node_modules/.bin/biome');

/** Imports that the tree forbids, each by the folder it would stand in. */
const forbidden = [
  ['packages/psychometrics/src', '@careway/assessment'],
  ['packages/psychometrics/src', 'node:fs'],
  ['packages/assessment/src', '@careway/labor-market'],
  ['packages/assessment/src', 'zod'],
  ['packages/labor-market/src', '@careway/pathways'],
  ['packages/certifications/src', '@careway/labor-market'],
  ['packages/pathways/src', '@careway/database'],
  ['packages/contract/src', '@careway/database'],
  ['packages/database/src', '@careway/contract'],
  ['packages/database/migrations', '../src/index.ts'],
  ['apps/api/src', '@careway/cli'],
  ['apps/dashboard/src/app', '@careway/assessment'],
  ['apps/dashboard/src/app', 'recharts'],
  ['apps/dashboard/src/features/salary', '../careers/api.ts'],
] as const;

/** Imports that it allows. */
const allowed = [
  ['packages/assessment/src', '@careway/psychometrics'],
  ['packages/pathways/src', '@careway/labor-market'],
  ['packages/database/src', '@careway/assessment'],
  ['apps/api/src', '@careway/contract'],
  ['apps/dashboard/src/figures', 'recharts'],
  ['apps/dashboard/src/features/salary', '../../components/Answer.tsx'],
] as const;

/** What one run of the linter says of a file with each import; the files are there only while it reads them. */
function lintAll(): string {
  const files = [...forbidden, ...allowed].map(([folder, imported], index) => {
    const file = join(root, folder, `zz-arrow-${index}-${process.pid}.ts`);
    writeFileSync(file, `import { thing } from '${imported}';\n\nthing();\n`);
    return file;
  });
  try {
    const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=none', ...files], {
      cwd: root,
      encoding: 'utf8',
    });
    return stdout + stderr;
  } finally {
    for (const file of files) rmSync(file);
  }
}

const said = lintAll();
const isRefused = (index: number) => said.includes(`zz-arrow-${index}-${process.pid}.ts:`);

describe('the tree’s arrows', () => {
  test.each(forbidden.map((arrow, index) => [...arrow, index] as const))(
    '%s may not import %s',
    (_folder, _imported, index) => {
      expect(isRefused(index)).toBe(true);
    },
  );

  test.each(allowed.map((arrow, index) => [...arrow, forbidden.length + index] as const))(
    '%s may import %s',
    (_folder, _imported, index) => {
      expect(isRefused(index)).toBe(false);
    },
  );
});

test('a command imports the service and the database only when it runs, so that help is quick', () => {
  const folder = join(root, 'apps/cli/src/commands');
  const early = readdirSync(folder).filter((file) =>
    /^import (?!type )[^;]*'@careway\/(api|database)'/m.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(early).toEqual([]);
});
