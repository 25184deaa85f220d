import type { OwnPayMapping, PayBasis } from '@careway/labor-market';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { PayDatasetTable } from '../tables/pay-dataset.ts';
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
