import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesSource, type FileSource, type ImportedRow, openPublishedFile } from '@careway/labor-market';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOnDisk } from './file-on-disk.ts';
import { checksumOf } from './run-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'careway-file-'));
const path = join(folder, 'counties.csv');
const counties = Array.from(
  { length: 20_000 },
  (_, index) => `43-6013,PR,mayagüez ñ ${index},15.5,18.25,21,23.${index % 90}`,
);
const bytes = new TextEncoder().encode(
  ['soc_code,state,county,level1_hourly,level2_hourly,level3_hourly,level4_hourly', ...counties, ''].join('\n'),
);
beforeAll(() => writeFileSync(path, bytes));
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(source: FileSource): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for await (const { taken } of (await openPublishedFile(source)).batches) rows.push(...taken);
  return rows;
}

test('a file longer than the buffer it is read through gives the rows and the checksum of its bytes', async () => {
  const held = bytesSource('counties.csv', bytes, bytes.length);
  const source = await fileOnDisk(path);
  expect(source).toMatchObject({ name: 'counties.csv', byteCount: bytes.length });
  expect(await checksumOf(source)).toEqual(await checksumOf(held));
  const rows = await rowsOf(source);
  expect(rows).toHaveLength(20_000);
  expect(rows).toEqual(await rowsOf(held));
});

test('a path without a file is named', async () => {
  await expect(fileOnDisk(join(folder, 'none.csv'))).rejects.toThrow('none.csv');
});
