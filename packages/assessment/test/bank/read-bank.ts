import { readdirSync, readFileSync } from 'node:fs';
import type { Item, ItemOption } from '../../src/item.ts';
import { type BankFile, parseBankFile } from '../../src/parse-bank-file.ts';

const folder = new URL('../../bank/', import.meta.url);

/** Every file of the bank, in the order of its name, with its structure checked. */
export function readBank(): readonly BankFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parseBankFile(readFileSync(new URL(name, folder), 'utf8')));
}

/** The options that earn the most: the key of a single, the set of a choose-all, the best of a judgement item. */
export function keyOf(item: Item): readonly ItemOption[] {
  const most = Math.max(...item.options.map((option) => option.credit));
  return item.options.filter((option) => option.credit === most);
}

/** Items of which one option is chosen. A hint of position or length can only give such a key away. */
export function isOneChoice(item: Item): boolean {
  return item.kind !== 'multiple';
}
