import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Whether the linter refuses an import at a place in the tree. The file is there only while the linter reads it. */
function refuses(folder: string, imported: string): boolean {
  const file = join(root, folder, `zz-arrow-${process.pid}.ts`);
  writeFileSync(file, `import { thing } from '${imported}';\n\nthing();\n`);
  try {
    return spawnSync(join(root, 'node_modules/.bin/biome'), ['lint', file], { cwd: root }).status !== 0;
  } finally {
    rmSync(file);
  }
}

describe('the tree’s arrows', () => {
  test.each([
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
  ])('%s may not import %s', (folder, imported) => {
    expect(refuses(folder, imported)).toBe(true);
  });

  test.each([
    ['packages/assessment/src', '@careway/psychometrics'],
    ['packages/pathways/src', '@careway/labor-market'],
    ['packages/database/src', '@careway/assessment'],
    ['apps/api/src', '@careway/contract'],
    ['apps/dashboard/src/figures', 'recharts'],
    ['apps/dashboard/src/features/salary', '../../components/Answer.tsx'],
  ])('%s may import %s', (folder, imported) => {
    expect(refuses(folder, imported)).toBe(false);
  });
});
