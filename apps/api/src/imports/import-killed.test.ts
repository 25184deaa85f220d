import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { findJob } from '@careway/database';
import { createTestDatabase, type TestDatabase } from '@careway/database/testing';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { receiveUpload } from '../jobs/receive-upload.ts';
import { runDueJobs } from '../jobs/run-jobs.ts';

const ROWS = 20_000;
const header = 'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_MEDIAN,A_PCT90';

/** A state table of twenty thousand rows: markers in some, every thousandth row wrong. */
function table(): Blob {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const p90 = index % 1_000 === 7 ? 'x' : index % 50 === 3 ? '#' : String(50_000 + index);
    return `39,Ohio,2,OH,000000,43-6013,Title ${index},detailed,33480,39930,38110,${p90}`;
  });
  return new Blob([`${header}\n${rows.join('\n')}\n`]);
}

async function queue(database: TestDatabase): Promise<string> {
  return receiveUpload(database.db, table().stream(), {
    kind: 'import',
    payload: { name: 'state_M2023_dl.csv', format: 'auto', year: 2023, release: null },
    startedBy: '6f0b8a40-0000-4000-8000-000000000001',
  });
}

/** Everything an import leaves, without the ids that differ from run to run. */
async function held({ db }: TestDatabase) {
  const { rows } = await sql<Record<string, unknown>>`
    select (select count(*)::int from oews_row) as rows,
      (select md5(string_agg(md5((to_jsonb(r) - 'import_id')::text), '' order by line)) from oews_row r) as content,
      (select count(*)::int from import_refused_row) as refused,
      (select count(*)::int from import_run) as runs,
      (select count(*)::int from source where import_id is not null) as sources`.execute(db);
  return rows[0];
}

/** A process of its own that does the jobs of a database, as the server does. */
function startWorker(database: TestDatabase) {
  const [jobs, open] = ['../jobs/run-jobs.ts', '../../../../packages/database/src/index.ts'].map((path) =>
    new URL(path, import.meta.url).toString(),
  );
  const script = `
    const { runDueJobs } = await import(${JSON.stringify(jobs)});
    const { openDatabase } = await import(${JSON.stringify(open)});
    await using db = openDatabase(${JSON.stringify(database.location)}, { role: 'job' });
    await runDueJobs(db);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  return { kill: () => child.kill('SIGKILL'), ended, said };
}

test('kill -9 of the process in the middle of an import leaves nothing half-visible; the job, taken up again, ends with the rows of an undisturbed run', {
  timeout: 90_000,
}, async () => {
  await using undisturbed = await createTestDatabase(inject('testServer'));
  await queue(undisturbed);
  await runDueJobs(undisturbed.db);
  const expected = await held(undisturbed);
  expect(expected).toMatchObject({ rows: ROWS - ROWS / 1_000, refused: ROWS / 1_000, runs: 1, sources: 1 });

  await using database = await createTestDatabase(inject('testServer'));
  const id = await queue(database);
  const worker = startWorker(database);
  for (;;) {
    const job = await findJob(database.db, id);
    if (job?.state === 'done' || job?.state === 'failed')
      throw new Error(`The import was ${job.state} before the kill.`);
    if ((job?.rowsTaken ?? 0) > 0) break;
    await Promise.race([wait(20), worker.ended.then(() => Promise.reject(new Error(worker.said.join(''))))]);
  }
  worker.kill();
  expect(await worker.ended).toBe('SIGKILL');

  expect(await held(database)).toEqual({ rows: 0, content: null, refused: 0, runs: 0, sources: 0 });
  expect(await findJob(database.db, id)).toMatchObject({ state: 'running', resultPath: null });

  expect(await runDueJobs(database.db, 0)).toBe(1);
  expect(await findJob(database.db, id)).toMatchObject({
    state: 'done',
    rowsTaken: ROWS - ROWS / 1_000,
    rowsRefused: ROWS / 1_000,
  });
  expect(await held(database)).toEqual(expected);
});
