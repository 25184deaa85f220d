import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CodedPayRow,
  findPayCell,
  insertPayDataset,
  migrateToLatest,
  openDatabase,
  startEmbeddedServer,
  writePayDataset,
} from '@careway/database';
import { sql } from 'kysely';
import type { Benchmark } from './benchmark.ts';

const MILLION = 1_000_000;
const LEAST_FASTER = 20;
const BATCH = 10_000;
const ROUNDS = 50;
const organizationId = '00000000-0000-4000-8000-000000000001';
const codes = ['29-2099', '43-6013', '43-4171', '21-1094', '29-1141', ''];
const levels = ['entry', 'mid', 'senior'] as const;
const states = ['39', '06', '36', '48', '12', '17'];
const groups = ['F', 'M', 'X'];

/** Percentiles of a million own-pay rows under filters: the kept cells against percentile_cont over the rows. */
export const payPercentiles: Benchmark = {
  name: 'pay-percentiles',
  about: 'own-pay percentiles with filters over 1 M rows against percentile_cont, same values to the dollar',
  async run({ scale, log }) {
    const folder = mkdtempSync(join(tmpdir(), 'careway-bench-'));
    const server = await startEmbeddedServer({ dataDir: join(folder, 'data') });
    const db = openDatabase({ ...server.address, database: 'postgres' }, { role: 'job', maxConnections: 3 });
    try {
      await migrateToLatest(db);
      const rows = Math.round(MILLION * scale);
      const dataset = await insertPayDataset(db, {
        organizationId,
        name: 'bench',
        asOf: '2026-01-01',
        payBasis: 'year',
        mapping: { pay: 'pay' },
        createdBy: organizationId,
      });
      const started = performance.now();
      await writePayDataset(db, dataset, async (write) => {
        for (let start = 0; start < rows; start += BATCH) await write(people(start, Math.min(BATCH, rows - start)));
      });
      log(`${rows} rows and their cells saved in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
      await sql`analyze pay_row`.execute(db);
      let [ours, plain, isSame] = [0, 0, true];
      for (let round = 0; round < ROUNDS; round++) {
        const filter = { soc: codes[round % 5] ?? '', level: levels[round % 3], area: states[round % 6] };
        let at = performance.now();
        const cell = await findPayCell(db, dataset, filter);
        ours += performance.now() - at;
        if (round % 10 !== 0) continue;
        at = performance.now();
        const { rows: found } = await sql<{
          p: number[];
        }>`select percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by annual_usd) as p
          from pay_row where organization_id = ${organizationId} and dataset_id = ${dataset.id}
          and soc = ${filter.soc} and level = ${filter.level} and area_code = ${filter.area}`.execute(db);
        plain += performance.now() - at;
        const told = cell === undefined ? [] : [cell.p10, cell.p25, cell.median, cell.p75, cell.p90];
        isSame &&=
          told.every((value, index) => Math.abs(value - (found[0]?.p[index] ?? -1)) < 0.5) && told.length === 5;
      }
      const [each, plainEach] = [ours / ROUNDS, plain / (ROUNDS / 10)];
      const ratio = plainEach / each;
      return [
        {
          what: `percentiles with 3 filters${isSame ? '' : ' (VALUES DIFFER)'}`,
          ours: each,
          other: plainEach,
          otherName: 'percentile_cont',
          unit: 'ms',
          ratio,
          target: `≥ ${LEAST_FASTER}, same to the dollar`,
          met: ratio >= LEAST_FASTER && isSame,
        },
      ];
    } finally {
      await db.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Rows that are the same in every run; every combination of filters occurs. */
function people(start: number, count: number): CodedPayRow[] {
  return Array.from({ length: count }, (_, offset) => {
    const line = start + offset + 2;
    const share = (salt: number) => (Math.imul(line ^ (salt * 0x9e37_79b9), 2_654_435_761) >>> 8) / 2 ** 24;
    const pick = <T>(from: readonly T[], salt: number, other: T): T =>
      from[Math.floor(share(salt) * from.length)] ?? other;
    const level = pick(levels, 2, 'mid');
    return {
      line,
      annualUsd: Math.round(30_000 + 60_000 * share(1) ** 2 + levels.indexOf(level) * 8_000),
      isRange: false,
      title: 'Patient care coordinator',
      soc: pick(codes, 3, ''),
      level,
      state: pick(states, 4, '39'),
      group: pick(groups, 5, 'F'),
    };
  });
}
