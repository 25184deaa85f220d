import type { GroupStratum } from '@careway/labor-market';
import type { Kysely, Selectable } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { PayCellTable } from '../tables/pay-dataset.ts';

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

/** What a column of a cell says when its rows were not told apart by it. */
export const ANY = '*';

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
