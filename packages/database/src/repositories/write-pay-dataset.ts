import { once } from 'node:events';
import type { OwnPayRow, RefusedRow } from '@careway/labor-market';
import { type Kysely, sql } from 'kysely';
import { from as copyFrom } from 'pg-copy-streams';
import { copyLine } from '../imports/copy-text.ts';
import { withConnection } from '../raw-connection.ts';
import type { Database } from '../tables/database.ts';
import { ANY } from './pay-cells.ts';

const COPY_PIECE = 65_536;
const MOST_REFUSED_KEPT = 100_000;

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
