import { AssessmentError } from './errors.ts';
import {
  cognitiveLevels,
  type Domain,
  domains,
  groundStatuses,
  type Item,
  itemKinds,
  itemStatuses,
  signOffs,
} from './item.ts';

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
  requireText(id, 'id', id);
  if (!Number.isInteger(item.version) || item.version < 1) fail(id, 'version', item.version, 'a whole number from 1');
  if (item.domain !== file.domain) fail(id, 'domain', item.domain, file.domain);
  if (file.objectives[item.objective] === undefined)
    fail(id, 'objective', item.objective, `one of ${Object.keys(file.objectives).join(', ')}`);
  requireOneOf(id, 'kind', item.kind, itemKinds);
  requireOneOf(id, 'cognitiveLevel', item.cognitiveLevel, cognitiveLevels);
  requireOneOf(id, 'ground', item.ground, groundStatuses);
  requireOneOf(id, 'signOff', item.signOff, signOffs);
  requireOneOf(id, 'status', item.status, itemStatuses);
  requireText(id, 'stem', item.stem);
  checkOptions(item);
  checkExhibit(item);
  if (!Array.isArray(item.citations) || item.citations.length === 0)
    fail(id, 'citations', item.citations, 'at least one');
  for (const citation of item.citations) requireText(id, 'citations.source', citation.source);
  const share = item.difficulty?.justQualifiedShare;
  if (!(share > 0 && share < 1)) fail(id, 'difficulty.justQualifiedShare', share, 'between 0 and 1');
  requireText(id, 'difficulty.reason', item.difficulty.reason);
  requireText(id, 'difficulty.confirmableBy', item.difficulty.confirmableBy);
  if (!Array.isArray(item.reviews)) fail(id, 'reviews', item.reviews, 'an array');
}

const MIN_OPTIONS = 3;
const MAX_OPTIONS = 8;
const MAX_CREDIT = 3;

function checkOptions(item: Item): void {
  const { id, options, kind } = item;
  if (!Array.isArray(options) || options.length < MIN_OPTIONS || options.length > MAX_OPTIONS) {
    fail(id, 'options', options?.length, `${MIN_OPTIONS} to ${MAX_OPTIONS} options`);
  }
  if (new Set(options.map((option) => option.id)).size !== options.length)
    fail(id, 'options.id', 'repeated', 'each once');
  if (new Set(options.map((option) => option.text)).size !== options.length)
    fail(id, 'options.text', 'repeated', 'each once');
  for (const option of options) {
    requireText(id, `options.${option.id}.text`, option.text);
    requireText(id, `options.${option.id}.rationale`, option.rationale);
    if (!Number.isInteger(option.credit) || option.credit < 0 || option.credit > MAX_CREDIT) {
      fail(id, `options.${option.id}.credit`, option.credit, `a whole number from 0 to ${MAX_CREDIT}`);
    }
  }
  const credited = options.filter((option) => option.credit > 0);
  const most = Math.max(...options.map((option) => option.credit));
  if (kind === 'single' && (credited.length !== 1 || most !== 1))
    fail(id, 'options.credit', credited.length, 'exactly one option with credit 1');
  if (kind === 'multiple' && (credited.length < 2 || most !== 1))
    fail(id, 'options.credit', credited.length, 'two or more options with credit 1');
  if (kind === 'judgement' && (most < 2 || options.filter((option) => option.credit === most).length !== 1)) {
    fail(id, 'options.credit', most, 'one best option, of credit 2 or 3');
  }
}

function checkExhibit(item: Item): void {
  if (item.exhibit === undefined) return;
  const { title, lines, table } = item.exhibit;
  requireText(item.id, 'exhibit.title', title);
  if (lines === undefined && table === undefined) fail(item.id, 'exhibit', 'empty', 'lines or a table');
  if (table !== undefined && new Set(table.map((row) => row.length)).size !== 1)
    fail(item.id, 'exhibit.table', 'ragged', 'rows of one length');
}

function requireText(id: string, field: string, value: unknown): void {
  if (typeof value !== 'string' || value.trim() === '') fail(id, field, value, 'a text');
}

function requireOneOf(id: string, field: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) fail(id, field, value, `one of ${allowed.join(', ')}`);
}

function fail(id: string, field: string, value: unknown, allowed: string): never {
  throw new AssessmentError('invalid-item', `${id}: ${field} must be ${allowed}, got ${JSON.stringify(value)}`);
}
