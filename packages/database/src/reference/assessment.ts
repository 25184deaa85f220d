import { domains, type Item, parseBankFile, parseBlueprints, toDraft } from '@careway/assessment';
import { sql, type Transaction } from 'kysely';
import { nameBankVersion, seenChecksum } from '../repositories/bank-version.ts';
import type { Database } from '../tables/database.ts';
import type { ReferenceFile } from './reference-file.ts';

/** The quizzes’ blueprints and the item bank, a file a domain. */
export const assessmentFiles: readonly ReferenceFile[] = [
  { name: 'assessment/blueprints.json', load: loadBlueprints },
  ...domains.map(
    (domain): ReferenceFile => ({
      name: `assessment/${domain}.json`,
      folder: 'bank',
      load: loadBankFile,
    }),
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
 * An item that was edited in the product is the product’s: the file changes nothing of it, and what it says otherwise is
 * kept as a difference for its authors (bank/README.md, "Which bank wins"). Objectives that authors added stay.
 */
async function loadBankFile(trx: Transaction<Database>, text: string): Promise<number> {
  const file = parseBankFile(text);
  await trx.deleteFrom('objective').where('domain', '=', file.domain).where('origin', '=', 'file').execute();
  await trx
    .insertInto('objective')
    .values(Object.entries(file.objectives).map(([slug, statement]) => ({ domain: file.domain, slug, statement })))
    .onConflict((conflict) =>
      conflict
        .columns(['domain', 'slug'])
        .doUpdateSet((eb) => ({ statement: eb.ref('excluded.statement'), origin: 'file' })),
    )
    .execute();
  const taken = await listTakenOver(trx, file.domain, file.items);
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
    .where('origin', '=', 'file')
    .execute();
  await noteDifferences(trx, file.domain, file.items, taken);
  const rows = file.items
    .filter((item) => !taken.has(item.id))
    .map((item) => {
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
  if (rows.length > 0) {
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
  }
  await nameBankVersion(trx);
  return file.items.length;
}

/** The items of a file whose revision in use was made in the product, as they are there. */
async function listTakenOver(
  trx: Transaction<Database>,
  domain: string,
  items: readonly Item[],
): Promise<ReadonlyMap<string, Item>> {
  const rows = await trx
    .selectFrom('item')
    .select(['item_id', 'document'])
    .where('is_current', '=', true)
    .where('origin', '=', 'workbench')
    .where((eb) =>
      eb.or([
        eb('domain', '=', domain),
        ...(items.length === 0
          ? []
          : [
              eb(
                'item_id',
                'in',
                items.map(({ id }) => id),
              ),
            ]),
      ]),
    )
    .execute();
  return new Map(rows.map((row) => [row.item_id, row.document as Item]));
}

/** Replaces what is noted of a file: one row for each item of the product’s of which the file says something else. */
async function noteDifferences(
  trx: Transaction<Database>,
  domain: string,
  items: readonly Item[],
  taken: ReadonlyMap<string, Item>,
): Promise<void> {
  await trx.deleteFrom('item_file_difference').where('domain', '=', domain).execute();
  const rows = items.flatMap((item) => {
    const ours = taken.get(item.id);
    if (ours === undefined || contentOf(ours) === contentOf(item)) return [];
    return [{ item_id: item.id, domain, document: JSON.stringify(item) }];
  });
  if (rows.length > 0) await trx.insertInto('item_file_difference').values(rows).execute();
}

/** Everything of an item but its reviews, with the keys in one order: a database keeps them in another than a file. */
function contentOf(item: Item): string {
  const { reviews: _, ...content } = toDraft(item);
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
