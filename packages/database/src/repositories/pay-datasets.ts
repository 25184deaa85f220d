import { once } from 'node:events';
import type { GroupStratum, OwnPayMapping, OwnPayRow, PayBasis, RefusedRow } from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine } from '../imports/copy-text.ts';
import { withConnection } from '../raw-connection.ts';
import type { Database } from '../tables/database.ts';
import type { PayCellTable, PayDatasetTable } from '../tables/pay-dataset.ts';
import type { RefusedRecord } from './imports.ts';

/** A pay file of an organisation. */
export interface PayDataset {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly asOf: string;
  readonly payBasis: PayBasis;
  readonly mapping: OwnPayMapping;
  readonly state: Selectable<PayDatasetTable>['state'];
  readonly rowsTaken: number;
  readonly rowsRefused: number;
  readonly duplicates: number;
  readonly outliers: number;
  readonly jobId: string | null;
  readonly createdAt: string;
}

/** Percentiles of own pay under one combination of filters, yearly dollars. */
export interface PayCell {
  readonly soc: string;
  readonly level: string;
  readonly areaCode: string;
  readonly group: string;
  readonly people: number;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  readonly mean: number;
}

/** Filters of own pay; left out: whatever it is. */
export interface PayFilter {
  readonly soc?: string | undefined;
  readonly level?: string | undefined;
  readonly area?: string | undefined;
  readonly group?: string | undefined;
}

const ANY = '*';
const COPY_PIECE = 65_536;
const MOST_REFUSED_KEPT = 100_000;

/** A new data set that waits for its file. */
export async function insertPayDataset(
  db: Kysely<Database>,
  dataset: Pick<PayDataset, 'organizationId' | 'name' | 'asOf' | 'payBasis' | 'mapping'> & {
    readonly createdBy: string;
  },
): Promise<PayDataset> {
  const row = await db
    .insertInto('pay_dataset')
    .values({
      organization_id: dataset.organizationId,
      name: dataset.name,
      as_of: dataset.asOf,
      pay_basis: dataset.payBasis,
      mapping: JSON.stringify(dataset.mapping),
      created_by: dataset.createdBy,
      job_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPayDataset(row);
}

/** The data set with this id in one of the organisations; undefined when there is none. */
export async function findPayDataset(
  db: Kysely<Database>,
  organizationIds: readonly string[],
  id: string,
): Promise<PayDataset | undefined> {
  if (organizationIds.length === 0) return undefined;
  const row = await db
    .selectFrom('pay_dataset')
    .selectAll()
    .where('organization_id', 'in', organizationIds)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toPayDataset(row);
}

/** Data sets of an organisation, newest first. */
export async function listPayDatasets(
  db: Kysely<Database>,
  organizationId: string,
  page: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly limit: number },
): Promise<readonly PayDataset[]> {
  const { before } = page;
  const rows = await db
    .selectFrom('pay_dataset')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${before?.at ?? ''}::timestamptz, ${before?.id ?? ''}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toPayDataset);
}

/** Says that a job reads the data set's file, or that it could not. */
export async function markPayDataset(
  db: Kysely<Database>,
  dataset: { readonly organizationId: string; readonly id: string },
  change: { readonly state: 'reading' | 'failed'; readonly jobId?: string },
): Promise<void> {
  await db
    .updateTable('pay_dataset')
    .set({ state: change.state, ...(change.jobId === undefined ? {} : { job_id: change.jobId }) })
    .where('organization_id', '=', dataset.organizationId)
    .where('id', '=', dataset.id)
    .execute();
}

/** Removes a data set with all its rows, and the links that show figures of it. */
export async function deletePayDataset(
  db: Kysely<Database>,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('pay_row')
      .where('organization_id', '=', organizationId)
      .where('dataset_id', '=', id)
      .execute();
    await trx.deleteFrom('share').where('dataset_id', '=', id).execute();
    await trx.deleteFrom('pay_dataset').where('organization_id', '=', organizationId).where('id', '=', id).execute();
  });
}

/** A row of a pay file with the code its title was read as. */
export type CodedPayRow = Omit<OwnPayRow, 'payText' | 'payUnit' | 'hoursPerWeek'> & { readonly soc: string };

/**
 * Replaces the rows of a data set by those that `read` hands over, flags outliers (more than 3 interquartile ranges
 * outside the middle half), counts duplicates and makes the percentiles of every combination of filters. All in one
 * transaction.
 */
export async function writePayDataset(
  db: Kysely<Database>,
  { organizationId, id }: { readonly organizationId: string; readonly id: string },
  read: (
    write: (rows: readonly CodedPayRow[]) => Promise<void>,
    refuse: (rows: readonly RefusedRow[]) => void,
  ) => Promise<void>,
): Promise<void> {
  await withConnection(db, async ({ client, db: single }) => {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('set local idle_in_transaction_session_timeout = 0');
    await client.query("set local work_mem = '64MB'");
    for (const table of ['pay_row', 'pay_refused_row', 'pay_cell'] as const) {
      await single
        .deleteFrom(table)
        .where('organization_id', '=', organizationId)
        .where('dataset_id', '=', id)
        .execute();
    }
    const stream = client.query(
      copyFrom(
        'copy pay_row (organization_id, dataset_id, line, annual_usd, is_range, title, soc, level, area_code, pay_group, name, email) from stdin',
      ),
    );
    const failed = once(stream, 'error').then(([error]) => {
      throw error;
    });
    failed.catch(() => {});
    const refused: RefusedRow[] = [];
    const count = { taken: 0, refused: 0 };
    let pending = '';
    const flush = async () => {
      const piece = pending;
      pending = '';
      if (piece !== '' && !stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]);
    };
    try {
      await read(
        async (rows) => {
          count.taken += rows.length;
          for (const row of rows) {
            const { line, annualUsd, isRange, title, soc, level = '', state = '', group, name, email } = row;
            pending += copyLine([
              organizationId,
              id,
              line,
              annualUsd,
              isRange,
              title,
              soc,
              level,
              state,
              group,
              name,
              email,
            ]);
            if (pending.length >= COPY_PIECE) await flush();
          }
        },
        (rows) => {
          count.refused += rows.length;
          for (const row of rows) if (refused.length < MOST_REFUSED_KEPT) refused.push(row);
        },
      );
      await flush();
      const finished = Promise.race([once(stream, 'finish'), failed]);
      stream.end();
      await finished;
    } catch (error) {
      stream.destroy();
      throw error;
    }
    await insertRefused(single, organizationId, id, refused);
    const outliers = await flagOutliers(single, organizationId, id);
    await makeCells(single, organizationId, id);
    await sql`update pay_dataset set state = 'ready', rows_taken = ${count.taken}, rows_refused = ${count.refused}, outliers = ${outliers},
      duplicates = (select coalesce(sum(copies - 1), 0)::int from (select count(*) as copies from pay_row
        where organization_id = ${organizationId} and dataset_id = ${id}
        group by annual_usd, title, level, area_code, pay_group, name, email having count(*) > 1) as repeated)
      where organization_id = ${organizationId} and id = ${id}`.execute(single);
    await client.query('commit');
  });
}

async function insertRefused(
  db: Kysely<Database>,
  organizationId: string,
  id: string,
  refused: readonly RefusedRow[],
): Promise<void> {
  const batch = 5_000;
  for (let start = 0; start < refused.length; start += batch) {
    await db
      .insertInto('pay_refused_row')
      .values(
        refused.slice(start, start + batch).map(({ line, column, value, reason }, index) => ({
          organization_id: organizationId,
          dataset_id: id,
          place: start + index + 1,
          line,
          column_name: column,
          value: value.replaceAll('\0', ''),
          reason,
        })),
      )
      .execute();
  }
}

async function flagOutliers(db: Kysely<Database>, organizationId: string, id: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with quarter as (
      select percentile_cont(0.25) within group (order by annual_usd) as low, percentile_cont(0.75) within group (order by annual_usd) as high
      from pay_row where organization_id = ${organizationId} and dataset_id = ${id})
    update pay_row set is_outlier = true from quarter
    where organization_id = ${organizationId} and dataset_id = ${id}
      and (annual_usd < low - 3 * (high - low) or annual_usd > high + 3 * (high - low))`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

async function makeCells(db: Kysely<Database>, organizationId: string, id: string): Promise<void> {
  await sql`
    insert into pay_cell (organization_id, dataset_id, soc, level, area_code, pay_group, people, p10, p25, median, p75, p90, mean, mean_log, variance_log)
    select ${organizationId}::uuid, ${id}::uuid,
      soc, level, area_code, pay_group,
      n::int, p[1], p[2], p[3], p[4], p[5], mean, mean_log, variance_log
    from (
      select case when grouping(soc) = 1 then ${ANY} else soc end as soc, case when grouping(level) = 1 then ${ANY} else level end as level,
        case when grouping(area_code) = 1 then ${ANY} else area_code end as area_code,
        case when grouping(pay_group) = 1 then ${ANY} else pay_group end as pay_group, count(*) as n,
        percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by annual_usd) as p,
        avg(annual_usd)::float8 as mean, avg(ln(annual_usd))::float8 as mean_log, coalesce(var_samp(ln(annual_usd)), 0)::float8 as variance_log
      from pay_row where organization_id = ${organizationId} and dataset_id = ${id}
      group by cube (soc, level, area_code, pay_group)) as made`.execute(db);
}

/** The percentiles of a data set under some filters; undefined when nobody is there. */
export async function findPayCell(
  db: Kysely<Database>,
  dataset: { readonly organizationId: string; readonly id: string },
  filter: PayFilter,
): Promise<PayCell | undefined> {
  const row = await cells(db, dataset)
    .where('soc', '=', filter.soc ?? ANY)
    .where('level', '=', filter.level ?? ANY)
    .where('area_code', '=', filter.area ?? ANY)
    .where('pay_group', '=', filter.group ?? ANY)
    .executeTakeFirst();
  return row === undefined ? undefined : toPayCell(row);
}

const columnOf = { soc: 'soc', level: 'level', area: 'area_code', group: 'pay_group' } as const;

/** The same for each value of one column, most people first; rows without a value are left out. */
export async function listPayCells(
  db: Kysely<Database>,
  dataset: { readonly organizationId: string; readonly id: string },
  filter: PayFilter,
  by: keyof typeof columnOf,
): Promise<readonly PayCell[]> {
  let query = cells(db, dataset);
  for (const name of Object.keys(columnOf) as (keyof typeof columnOf)[]) {
    if (name === by) query = query.where(columnOf[name], 'not in', [ANY, '']);
    else query = query.where(columnOf[name], '=', filter[name] ?? ANY);
  }
  const rows = await query.orderBy('people', 'desc').limit(200).execute();
  return rows.map(toPayCell);
}

/** People of each group within each occupation, level and place. */
export async function listPayStrata(
  db: Kysely<Database>,
  dataset: { readonly organizationId: string; readonly id: string },
): Promise<readonly GroupStratum[]> {
  const rows = await cells(db, dataset)
    .where('soc', '<>', ANY)
    .where('level', '<>', ANY)
    .where('area_code', '<>', ANY)
    .where('pay_group', 'not in', [ANY, ''])
    .execute();
  return rows.map((row) => ({
    stratum: `${row.soc}|${row.level}|${row.area_code}`,
    group: row.pay_group,
    count: row.people,
    meanLog: row.mean_log,
    varianceLog: row.variance_log,
  }));
}

/** Rows of a pay file that were refused, after `place`. */
export async function listRefusedPay(
  db: Kysely<Database>,
  dataset: { readonly organizationId: string; readonly id: string },
  page: { readonly after: number; readonly limit: number },
): Promise<readonly (RefusedRecord & { readonly place: number })[]> {
  return db
    .selectFrom('pay_refused_row')
    .select(['place', 'line', 'column_name as column', 'value', 'reason'])
    .where('organization_id', '=', dataset.organizationId)
    .where('dataset_id', '=', dataset.id)
    .where('place', '>', page.after)
    .orderBy('place')
    .limit(page.limit)
    .execute();
}

function cells(db: Kysely<Database>, dataset: { readonly organizationId: string; readonly id: string }) {
  return db
    .selectFrom('pay_cell')
    .selectAll()
    .where('organization_id', '=', dataset.organizationId)
    .where('dataset_id', '=', dataset.id);
}

function toPayCell(row: Selectable<PayCellTable>): PayCell {
  const { soc, level, people, p10, p25, median, p75, p90, mean } = row;
  return { soc, level, areaCode: row.area_code, group: row.pay_group, people, p10, p25, median, p75, p90, mean };
}

function toPayDataset(row: Selectable<PayDatasetTable>): PayDataset {
  return {
    organizationId: row.organization_id,
    id: row.id,
    name: row.name,
    asOf: row.as_of,
    payBasis: row.pay_basis,
    mapping: row.mapping,
    state: row.state,
    rowsTaken: row.rows_taken,
    rowsRefused: row.rows_refused,
    duplicates: row.duplicates,
    outliers: row.outliers,
    jobId: row.job_id,
    createdAt: row.created_at.toISOString(),
  };
}
