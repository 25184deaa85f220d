import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { textRows } from '../../src/import/text-rows.ts';
import { bytesSource } from '../../src/index.ts';
import { mappedPayFile, type OwnPayMapping, readOwnPay, readOwnPayHead } from '../../src/own-pay/index.ts';
import { seeded } from '../populations.ts';
import { sharedDataAvailable, sharedFile } from './folder.ts';

interface Recorded {
  readonly line: string;
  readonly outcome: string;
  readonly annual_usd: string;
  readonly level: string;
  readonly state_fips: string;
  readonly reason: string;
}

const record = Papa.parse<Recorded>(readFileSync(new URL('survey-rows.csv', import.meta.url), 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;

/** Lines drawn without replacement, in the order of the file. */
function drawLines(lines: readonly number[], count: number): readonly number[] {
  const random = seeded(200);
  const pool = [...lines];
  return Array.from({ length: count }, () => pool.splice(Math.floor(random() * pool.length), 1)[0] ?? 0).toSorted(
    (a, b) => a - b,
  );
}

async function outcomes(source: Parameters<typeof readOwnPay>[0], mapping: OwnPayMapping) {
  const found = new Map<number, Omit<Recorded, 'line'>>();
  for await (const { taken, refused } of readOwnPay(source, mapping, 'year')) {
    for (const { line, annualUsd, level = '', state = '' } of taken) {
      found.set(line, { outcome: 'taken', annual_usd: String(annualUsd), level, state_fips: state, reason: '' });
    }
    for (const { line, reason } of refused) {
      found.set(line, { outcome: 'refused', annual_usd: '', level: '', state_fips: '', reason });
    }
  }
  return found;
}

describe.skipIf(!sharedDataAvailable)('the messy survey', () => {
  const source = sharedDataAvailable
    ? sharedFile('survey/salary_survey_2019.csv.gz')
    : bytesSource('', new Uint8Array());

  test('is read to its end, every row taken or refused; 200 rows drawn by seed are as a reader judged them', async () => {
    const { guess } = await readOwnPayHead(source);
    const lines: number[] = [];
    for await (const { rows } of textRows(source))
      lines.push(...rows.map(({ line }) => line).filter((line) => line > 2));
    const found = await outcomes(source, { pay: '', ...guess });
    expect(found.size).toBe(lines.length);
    expect(drawLines(lines, 200)).toEqual(record.map(({ line }) => Number(line)));
    for (const { line, outcome, annual_usd, level, state_fips, reason } of record) {
      expect([line, found.get(Number(line))]).toEqual([line, { outcome, annual_usd, level, state_fips, reason }]);
    }
  });

  test('its mapped columns alone are read as the whole file is', async () => {
    const { guess } = await readOwnPayHead(source);
    const mapping = { pay: '', ...guess };
    const pieces: string[] = [];
    for await (const piece of mappedPayFile(source, mapping)) pieces.push(piece);
    const mapped = bytesSource('mapped.csv', new TextEncoder().encode(pieces.join('')));
    expect(await outcomes(mapped, mapping)).toEqual(await outcomes(source, mapping));
  });
});
