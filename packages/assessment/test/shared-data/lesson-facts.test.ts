import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readLessons } from '../lessons/read-lessons.ts';

/** The fact sheets live beside the project, not in it. */
const folder = new URL('../../../../../shared/facts/', import.meta.url);
const areAvailable = existsSync(folder);
if (!areAvailable && process.env.CI === 'true') throw new Error(`CI needs the fact sheets in ${folder.pathname}`);

/** The status of every row of a sheet, by its id. */
function statusesOf(sheet: string): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(sheet, folder), 'utf8');
  const rows = text.matchAll(/^\| ?([A-Z]{2}-\d{2}) ?\|(.*)$/gm);
  return new Map([...rows].map(([, id = '', rest = '']) => [id, rest.split('|')[3]?.trim() ?? '']));
}

it.skipIf(!areAvailable)('every fact that a lesson cites is a row with that status, and none is unverified', () => {
  const regulations = statusesOf('regulations.md');
  const management = statusesOf('practice-management.md');
  expect(regulations.size).toBeGreaterThan(300);
  expect(management.size).toBeGreaterThan(150);
  const wrong = readLessons().flatMap(({ slug, domain, sources }) =>
    sources.flatMap((source) => {
      if (source.howSure === 'judgement') return [];
      const status = (domain.startsWith('cmm-') ? management : regulations).get(source.fact) ?? 'no such row';
      const isRight =
        source.howSure === 'verified'
          ? status.startsWith('verified')
          : !status.startsWith('unverified') && /secondary|verified/.test(status);
      return isRight ? [] : [`${slug}: ${source.fact} is ${status}`];
    }),
  );
  expect(wrong).toEqual([]);
});
