import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type DatabaseLocation, migrateToLatest, openDatabase, startEmbeddedServer } from '@careway/database';
import { sql } from 'kysely';
import Papa from 'papaparse';
import type { Benchmark, Measurement } from './benchmark.ts';

const MILLION = 1_000_000;
/** What the import must reach of psql's \copy into a table without keys or checks. */
const LEAST_OF_COPY = 0.35;
/** How much the peak memory may grow from a tenth of the rows to all of them. */
const MOST_GROWTH = 1.25;

const sharedFile = new URL('../../../../shared/data/wages-oflc/oflc_county_wage_levels.csv.gz', import.meta.url);

/** Import of a million county wage levels with validation: against psql's \copy, Papa Parse alone, and its own memory. */
export const importRows: Benchmark = {
  name: 'import-rows',
  about: 'import of 1 M rows against psql \\copy and Papa Parse alone; memory from 100 k to 1 M rows',
  async run({ scale, log }) {
    const folder = mkdtempSync(join(tmpdir(), 'careway-bench-'));
    const server = await startEmbeddedServer({ dataDir: join(folder, 'data') });
    const location: DatabaseLocation = { ...server.address, database: 'postgres' };
    const db = openDatabase(location, { role: 'job', maxConnections: 2 });
    try {
      await migrateToLatest(db);
      const rows = Math.round(MILLION * scale);
      const [small, large] = [join(folder, 'small.csv'), join(folder, 'large.csv')];
      await writeCounties(small, Math.round(rows / 10));
      await writeCounties(large, rows);
      log(`${rows} rows written`);
      const papa = await papaSeconds(large);
      log(`Papa Parse alone: ${papa.toFixed(2)} s`);
      await sql`create table bench_county (soc text, state text, county text, l1 double precision, l2 double precision, l3 double precision, l4 double precision)`.execute(
        db,
      );
      const copy = copySeconds(location, large);
      log(copy === undefined ? 'psql is not there: \\copy is not measured' : `psql \\copy: ${copy.toFixed(2)} s`);
      const ofSmall = importSeconds(location, small);
      const ofLarge = importSeconds(location, large);
      log(`import: ${ofLarge.seconds.toFixed(2)} s, ${Math.round(ofLarge.peakMegabytes)} MB at most`);
      const speed = (seconds: number) => rows / seconds;
      const growth = ofLarge.peakMegabytes / ofSmall.peakMegabytes;
      const measurements: Measurement[] = [
        ...(copy === undefined
          ? []
          : [
              measured(
                'import with validation',
                speed(ofLarge.seconds),
                'psql \\copy',
                speed(copy),
                LEAST_OF_COPY,
                'rows/s',
              ),
            ]),
        measured('import with validation', speed(ofLarge.seconds), 'Papa Parse alone', speed(papa), 0, 'rows/s'),
        {
          what: `peak memory at ${rows} rows`,
          ours: ofLarge.peakMegabytes,
          other: ofSmall.peakMegabytes,
          otherName: 'at a tenth',
          unit: 'MB',
          ratio: growth,
          target: `≤ ${MOST_GROWTH}`,
          met: growth <= MOST_GROWTH,
        },
      ];
      return measurements;
    } finally {
      await db.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function measured(
  what: string,
  ours: number,
  otherName: string,
  other: number,
  least: number,
  unit: string,
): Measurement {
  const ratio = ours / other;
  return {
    what,
    ours,
    other,
    otherName,
    unit,
    ratio,
    target: least === 0 ? 'told' : `≥ ${least}`,
    met: ratio >= least,
  };
}

/** The published file over and over, every copy with counties of its own; made-up rows where it is not there. */
async function writeCounties(path: string, rows: number): Promise<void> {
  const published = existsSync(sharedFile)
    ? gunzipSync(readFileSync(sharedFile)).toString('utf8').trimEnd().split('\n').slice(1)
    : Array.from({ length: 10_000 }, (_, index) => `43-6013,OH,county ${index},15.5,18.25,21.0,23.75`);
  const stream = createWriteStream(path);
  stream.write('soc_code,state,county,level1_hourly,level2_hourly,level3_hourly,level4_hourly\n');
  for (let index = 0; index < rows; index++) {
    const [soc, state, county, ...levels] = (published[index % published.length] ?? '').split(',');
    const round = Math.floor(index / published.length);
    if (!stream.write(`${soc},${state},${county}${round === 0 ? '' : ` ${round}`},${levels.join(',')}\n`)) {
      await new Promise((resolve) => stream.once('drain', resolve));
    }
  }
  await new Promise<void>((resolve) => stream.end(resolve));
}

function papaSeconds(path: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    Papa.parse(createReadStream(path, { highWaterMark: 1 << 20 }), {
      chunk: () => {},
      complete: () => resolve((performance.now() - started) / 1_000),
      error: reject,
    });
  });
}

function copySeconds(location: DatabaseLocation, path: string): number | undefined {
  if ('url' in location || spawnSync('psql', ['--version']).status !== 0) return undefined;
  const { host, port, user } = location as { host: string; port?: number; user: string };
  const started = performance.now();
  const args = ['-h', host, '-U', user, '-d', 'postgres', '-q', '-c', `\\copy bench_county from '${path}' csv header`];
  const done = spawnSync('psql', port === undefined ? args : ['-p', String(port), ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`psql: ${done.stderr}`);
  return (performance.now() - started) / 1_000;
}

function importSeconds(
  location: DatabaseLocation,
  path: string,
): { readonly seconds: number; readonly peakMegabytes: number } {
  const script = fileURLToPath(new URL('./import-once.ts', import.meta.url));
  const done = spawnSync(process.execPath, [script, JSON.stringify(location), path], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`import: ${done.stderr}`);
  return JSON.parse(done.stdout);
}
