import type { CalibratedItem, MeasuredItem, PoolCalibration } from '@careway/assessment';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { CalibrationTable } from '../tables/calibration.ts';
import type { Database } from '../tables/database.ts';

/** A pool of a calibration, its questions aside. */
export interface CalibratedPool extends Omit<PoolCalibration, 'items'> {
  readonly domains: readonly string[];
  readonly quizzes: readonly string[];
}

/** A calibration as it was made, and whether new attempts use it. */
export interface CalibrationRecord {
  readonly version: string;
  readonly bankVersion: string;
  readonly engineVersion: string;
  /** How the parameters were estimated. */
  readonly method: string;
  /** SHA-256 over the bank version, the engine version and every question's model. */
  readonly checksum: string;
  readonly people: number;
  readonly answers: number;
  readonly logLikelihood: number | null;
  readonly converged: boolean;
  readonly pools: readonly CalibratedPool[];
  readonly startedBy: string | null;
  readonly createdAt: Date;
  readonly isActive: boolean;
  readonly activatedAt: Date | null;
}

/** A question in a calibration: its model before and after. */
export interface CalibratedItemRecord extends CalibratedItem {
  readonly before: MeasuredItem;
}

export type NewCalibration = Omit<CalibrationRecord, 'createdAt' | 'isActive' | 'activatedAt'>;

const BATCH = 500;

/** Keeps a calibration with its questions. One of the same version stays as it is; says whether it was kept. */
export async function insertCalibration(
  trx: Transaction<Database>,
  calibration: NewCalibration,
  items: readonly CalibratedItemRecord[],
): Promise<boolean> {
  const inserted = await trx
    .insertInto('calibration')
    .values({
      version: calibration.version,
      bank_version: calibration.bankVersion,
      engine_version: calibration.engineVersion,
      checksum: calibration.checksum,
      people: calibration.people,
      answers: calibration.answers,
      log_likelihood: calibration.logLikelihood,
      converged: calibration.converged,
      document: JSON.stringify({ method: calibration.method, pools: calibration.pools }),
      started_by: calibration.startedBy,
      activated_at: null,
      activated_by: null,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .returning('version')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  for (let start = 0; start < items.length; start += BATCH) {
    await trx
      .insertInto('calibrated_item')
      .values(
        items.slice(start, start + BATCH).map((item) => ({
          version: calibration.version,
          item_id: item.itemId,
          revision: item.revision,
          status: item.measured.status,
          answers: item.answers,
          document: JSON.stringify(item),
        })),
      )
      .execute();
  }
  return true;
}

/** A page of calibrations, newest first; `after` is the version of the last one seen. */
export async function listCalibrations(
  db: Kysely<Database>,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly CalibrationRecord[]> {
  const rows = await db
    .selectFrom('calibration')
    .selectAll()
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(created_at, version) < (select c.created_at, c.version from calibration c where c.version = ${page.after})`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('version', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(toCalibration);
}

/** The calibration of this version, or `undefined`. */
export async function findCalibration(db: Kysely<Database>, version: string): Promise<CalibrationRecord | undefined> {
  const row = await db.selectFrom('calibration').selectAll().where('version', '=', version).executeTakeFirst();
  return row === undefined ? undefined : toCalibration(row);
}

/** The calibration that new attempts use; undefined while they use the experts' priors. */
export async function findActiveCalibration(db: Kysely<Database>): Promise<CalibrationRecord | undefined> {
  const row = await db.selectFrom('calibration').selectAll().where('is_active', '=', true).executeTakeFirst();
  return row === undefined ? undefined : toCalibration(row);
}

/** Version of the calibration in use, or `null`. */
export async function activeCalibrationVersion(db: Kysely<Database>): Promise<string | null> {
  const row = await db.selectFrom('calibration').select('version').where('is_active', '=', true).executeTakeFirst();
  return row?.version ?? null;
}

/** What a calibration says of its questions, by id. */
export async function listCalibratedItems(
  db: Kysely<Database>,
  version: string,
): Promise<readonly CalibratedItemRecord[]> {
  const rows = await db
    .selectFrom('calibrated_item')
    .select('document')
    .where('version', '=', version)
    .orderBy(sql`item_id collate "C"`)
    .execute();
  return rows.map((row) => row.document as CalibratedItemRecord);
}

/** How many questions of each calibration stand at each status, by version and status. */
export async function countCalibratedItems(
  db: Kysely<Database>,
  versions: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  if (versions.length === 0) return new Map();
  const rows = await db
    .selectFrom('calibrated_item')
    .select(['version', 'status', sql<number>`count(*)::int`.as('count')])
    .where('version', 'in', [...versions])
    .groupBy(['version', 'status'])
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ version }) => version)].map(([version, own]) => [
      version,
      new Map(own.map(({ status, count }) => [status, count])),
    ]),
  );
}

/** What calibrations say of one question, newest first. */
export async function listCalibrationsOfItem(
  db: Kysely<Database>,
  itemId: string,
): Promise<readonly { readonly calibration: CalibrationRecord; readonly item: CalibratedItemRecord }[]> {
  const rows = await db
    .selectFrom('calibrated_item as own')
    .innerJoin('calibration', 'calibration.version', 'own.version')
    .selectAll('calibration')
    .select('own.document as item')
    .where('own.item_id', '=', itemId)
    .orderBy('calibration.created_at', 'desc')
    .execute();
  return rows.map(({ item, ...row }) => ({ calibration: toCalibration(row), item: item as CalibratedItemRecord }));
}

/** Makes a calibration the one that new attempts use. Attempts that are open keep the models they began with. */
export async function activateCalibration(
  trx: Transaction<Database>,
  version: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await trx.updateTable('calibration').set({ is_active: false }).where('is_active', '=', true).execute();
  await trx
    .updateTable('calibration')
    .set({ is_active: true, activated_at: at, activated_by: by })
    .where('version', '=', version)
    .execute();
}

function toCalibration(row: Selectable<CalibrationTable>): CalibrationRecord {
  const { method, pools } = row.document as Pick<CalibrationRecord, 'method' | 'pools'>;
  return {
    version: row.version,
    bankVersion: row.bank_version,
    engineVersion: row.engine_version,
    method,
    checksum: row.checksum,
    people: row.people,
    answers: row.answers,
    logLikelihood: row.log_likelihood,
    converged: row.converged,
    pools,
    startedBy: row.started_by,
    createdAt: row.created_at,
    isActive: row.is_active,
    activatedAt: row.activated_at,
  };
}
