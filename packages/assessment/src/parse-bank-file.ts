import { toDraft } from './draft-item.ts';
import { AssessmentError } from './errors.ts';
import { type Domain, domains, type Item, itemStatuses } from './item.ts';
import { itemFaults } from './item-faults.ts';
import { isWorkbenchId } from './item-workflow.ts';

/** A file of the bank: the questions of one domain, what they test, and the drafts that were turned down. */
export interface BankFile {
  readonly domain: Domain;
  /** What a learner can do, by the slug that items name. */
  readonly objectives: Readonly<Record<string, string>>;
  readonly rejected: readonly { readonly was: string; readonly why: string }[];
  readonly items: readonly Item[];
}

/**
 * Reads one file of the bank and checks its structure whole. Throws `AssessmentError` ('invalid-item') naming the item,
 * the field and what is allowed.
 */
export function parseBankFile(text: string): BankFile {
  const file = JSON.parse(text) as BankFile;
  if (!domains.includes(file.domain)) fail('file', 'domain', file.domain, `one of ${domains.join(', ')}`);
  if (typeof file.objectives !== 'object' || file.objectives === null)
    fail(file.domain, 'objectives', file.objectives, 'an object');
  if (!Array.isArray(file.items)) fail(file.domain, 'items', file.items, 'an array');
  const seen = new Set<string>();
  for (const item of file.items) {
    checkItem(item, file);
    if (seen.has(item.id)) fail(item.id, 'id', item.id, 'used once');
    seen.add(item.id);
  }
  return file;
}

function checkItem(item: Item, file: BankFile): void {
  const { id } = item;
  if (typeof id !== 'string' || id.trim() === '') fail(id, 'id', id, 'a text');
  if (isWorkbenchId(id)) fail(id, 'id', id, 'outside the numbers that the workbench gives (W-…)');
  if (!Number.isInteger(item.version) || item.version < 1) fail(id, 'version', item.version, 'a whole number from 1');
  if (item.domain !== file.domain) fail(id, 'domain', item.domain, file.domain);
  if (!itemStatuses.includes(item.status)) fail(id, 'status', item.status, `one of ${itemStatuses.join(', ')}`);
  const [fault] = itemFaults(toDraft(item), Object.keys(file.objectives));
  if (fault !== undefined) fail(id, fault.field, fault.value, fault.allowed);
  if (!Array.isArray(item.reviews)) fail(id, 'reviews', item.reviews, 'an array');
}

function fail(id: string, field: string, value: unknown, allowed: string): never {
  throw new AssessmentError('invalid-item', `${id}: ${field} must be ${allowed}, got ${JSON.stringify(value)}`);
}
