import { createHash } from 'node:crypto';
import type { Item } from '@careway/assessment';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** SHA-256 of what a person sees of an item and of what it earns them. */
export function seenChecksum(item: Pick<Item, 'kind' | 'domain' | 'stem' | 'exhibit' | 'options'>): string {
  const options = item.options.map(({ id, text, credit }) => [id, text, credit]);
  const seen = [item.kind, item.domain, item.stem, item.exhibit ?? null, options];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

/** The bank's version is a short hash over its current live items: the same questions, the same name. */
export async function nameBankVersion(trx: Transaction<Database>): Promise<void> {
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
