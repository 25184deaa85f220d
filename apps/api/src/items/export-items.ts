import { type ItemStatus, writeItemsCsv, writeItemsJson, writeQti3Package } from '@careway/assessment';
import type { itemExportFormats } from '@careway/contract';
import { type Database, listCurrentItems } from '@careway/database';
import type { Kysely } from 'kysely';

type Format = (typeof itemExportFormats)[number];

/** A file of questions to download. */
export interface ItemsFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The versions in use as a file, of one domain or status where named. Drafts are not exported. */
export async function exportItems(
  db: Kysely<Database>,
  format: Format,
  filter: { readonly domain?: string | undefined; readonly status?: ItemStatus | undefined },
): Promise<ItemsFile> {
  const items = await listCurrentItems(db, filter);
  const name = ['careway-questions', filter.domain, filter.status].filter((part) => part !== undefined).join('-');
  const text = (value: string) => new TextEncoder().encode(value);
  switch (format) {
    case 'qti-3.0':
      return { fileName: `${name}.zip`, mediaType: 'application/zip', bytes: writeQti3Package(items) };
    case 'csv':
      return { fileName: `${name}.csv`, mediaType: 'text/csv; charset=utf-8', bytes: text(writeItemsCsv(items)) };
    case 'json':
      return { fileName: `${name}.json`, mediaType: 'application/json', bytes: text(writeItemsJson(items)) };
  }
}
