import { createHash } from 'node:crypto';
import { domains, type Item, parseBankFile, parseBlueprints } from '@careway/assessment';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ReferenceFile } from './reference-file.ts';

/** The quizzes’ blueprints and the item bank, a file a domain. */
export const assessmentFiles: readonly ReferenceFile[] = [
  { name: 'assessment/blueprints.json', load: loadBlueprints },
  ...domains.map(
    (domain): ReferenceFile => ({ name: `assessment/${domain}.json`, folder: 'bank', load: loadBankFile }),
  ),
];

async function loadBlueprints(trx: Transaction<Database>, text: string): Promise<number> {
  const blueprints = parseBlueprints(text);
  await trx.deleteFrom('blueprint').execute();
  await trx
    .insertInto('blueprint')
    .values(
      blueprints.map((blueprint, ordinal) => ({ slug: blueprint.slug, ordinal, document: JSON.stringify(blueprint) })),
    )
    .execute();
  return blueprints.length;
}

/**
 * Makes the items of a file the current ones of their domain. What a person sees or earns (stem, exhibit, options, credits)
 * changed: the item gets its next revision, and attempts keep the one they were given. Only what authors keep (reviews,
 * status, difficulty) changed: the current revision is updated. An item no longer in the file stays, but is not current.
 */
async function loadBankFile(trx: Transaction<Database>, text: string): Promise<number> {
  const file = parseBankFile(text);
  await trx.deleteFrom('objective').where('domain', '=', file.domain).execute();
  await trx
    .insertInto('objective')
    .values(Object.entries(file.objectives).map(([slug, statement]) => ({ domain: file.domain, slug, statement })))
    .execute();
  const latest = await trx
    .selectFrom('item')
    .distinctOn('item_id')
    .select(['item_id', 'revision', 'checksum'])
    .where('domain', '=', file.domain)
    .orderBy('item_id')
    .orderBy('revision', 'desc')
    .execute();
  const known = new Map(latest.map((row) => [row.item_id, row]));
  await trx
    .updateTable('item')
    .set({ is_current: false })
    .where('domain', '=', file.domain)
    .where('is_current', '=', true)
    .execute();
  const rows = file.items.map((item) => {
    const checksum = seenChecksum(item);
    const before = known.get(item.id);
    const revision = before === undefined ? 1 : before.checksum === checksum ? before.revision : before.revision + 1;
    return {
      item_id: item.id,
      revision,
      domain: item.domain,
      status: item.status,
      is_current: true,
      checksum,
      document: JSON.stringify(item),
    };
  });
  await trx
    .insertInto('item')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'revision']).doUpdateSet((eb) => ({
        status: eb.ref('excluded.status'),
        is_current: eb.ref('excluded.is_current'),
        document: eb.ref('excluded.document'),
        loaded_at: sql`current_timestamp`,
      })),
    )
    .execute();
  await nameBankVersion(trx);
  return file.items.length;
}

/** SHA-256 of what a person sees of an item and of what it earns them. */
function seenChecksum(item: Item): string {
  const options = item.options.map(({ id, text, credit }) => [id, text, credit]);
  const seen = [item.kind, item.domain, item.stem, item.exhibit ?? null, options];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

/** The bank's version is a short hash over its current live items: the same questions, the same name. */
async function nameBankVersion(trx: Transaction<Database>): Promise<void> {
  const items = await trx
    .selectFrom('item')
    .select([
      'item_id',
      'revision',
      'checksum',
      sql<string>`document #>> '{difficulty,justQualifiedShare}'`.as('share'),
    ])
    .where('is_current', '=', true)
    .where('status', '=', 'live')
    .orderBy('item_id')
    .execute();
  const version = createHash('sha256')
    .update(items.map((item) => `${item.item_id} ${item.checksum} ${item.share}`).join('\n'))
    .digest('hex')
    .slice(0, 10);
  await trx.updateTable('bank_version').set({ is_current: false }).where('is_current', '=', true).execute();
  await trx
    .insertInto('bank_version')
    .values({ version, item_count: items.length, is_current: true })
    .onConflict((conflict) => conflict.column('version').doUpdateSet({ is_current: true, item_count: items.length }))
    .execute();
}
