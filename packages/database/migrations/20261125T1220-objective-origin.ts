import { type Kysely, sql } from 'kysely';

/** Objectives that authors add in the product, beside those of the bank's files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table objective
    add column origin text not null default 'file',
    add constraint objective_origin_known check (origin in ('file', 'workbench'))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`delete from objective where origin = 'workbench'`.execute(db);
  await sql`alter table objective drop column origin`.execute(db);
}
