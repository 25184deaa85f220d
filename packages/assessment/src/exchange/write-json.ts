import type { Item } from '../item.ts';

/** Items as JSON, every field as `Item` has it. */
export function writeItemsJson(items: readonly Item[]): string {
  return `${JSON.stringify({ format: 'careway-items', formatVersion: 1, items }, null, 2)}\n`;
}
