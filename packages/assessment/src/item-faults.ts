import type { DraftItem } from './draft-item.ts';
import { cognitiveLevels, domains, groundStatuses, itemKinds, signOffs } from './item.ts';

/** Something a question lacks or has wrong: the field, what it must be, and what it is. */
export interface ItemFault {
  readonly field: string;
  readonly allowed: string;
  readonly value: unknown;
}

export const MIN_OPTIONS = 3;
export const MAX_OPTIONS = 8;
export const MAX_CREDIT = 3;

/**
 * Everything that keeps a draft from being a whole item, in the order of its fields; none for a whole one. `objectives` are
 * the slugs of its domain. Takes documents that were not checked before.
 */
export function itemFaults(draft: DraftItem, objectives: readonly string[]): readonly ItemFault[] {
  const faults: ItemFault[] = [];
  const fault = (field: string, value: unknown, allowed: string) => {
    faults.push({ field, value, allowed });
  };
  const text = (field: string, value: unknown) => {
    if (typeof value !== 'string' || value.trim() === '') fault(field, value, 'a text');
  };
  const oneOf = (field: string, value: unknown, allowed: readonly string[]) => {
    if (!allowed.some((one) => one === value)) fault(field, value, `one of ${allowed.join(', ')}`);
  };
  oneOf('domain', draft.domain, domains);
  oneOf('objective', draft.objective, objectives);
  oneOf('kind', draft.kind, itemKinds);
  oneOf('cognitiveLevel', draft.cognitiveLevel, cognitiveLevels);
  oneOf('ground', draft.ground, groundStatuses);
  oneOf('signOff', draft.signOff, signOffs);
  text('stem', draft.stem);
  faults.push(...optionFaults(draft), ...exhibitFaults(draft));
  if (!Array.isArray(draft.citations) || draft.citations.length === 0)
    fault('citations', draft.citations, 'at least one');
  else for (const citation of draft.citations) text('citations.source', citation.source);
  const share = draft.difficulty?.justQualifiedShare;
  if (!(share !== undefined && share > 0 && share < 1))
    fault('difficulty.justQualifiedShare', share, 'between 0 and 1');
  text('difficulty.reason', draft.difficulty?.reason);
  text('difficulty.confirmableBy', draft.difficulty?.confirmableBy);
  return faults;
}

function optionFaults({ options, kind }: DraftItem): readonly ItemFault[] {
  const faults: ItemFault[] = [];
  const fault = (field: string, value: unknown, allowed: string) => {
    faults.push({ field, value, allowed });
  };
  if (!Array.isArray(options) || options.length < MIN_OPTIONS || options.length > MAX_OPTIONS)
    fault('options', options?.length, `${MIN_OPTIONS} to ${MAX_OPTIONS} options`);
  const given: DraftItem['options'] = Array.isArray(options) ? options : [];
  if (new Set(given.map((option) => option.id)).size !== given.length) fault('options.id', 'repeated', 'each once');
  if (new Set(given.map((option) => option.text)).size !== given.length) fault('options.text', 'repeated', 'each once');
  for (const option of given) {
    for (const field of ['text', 'rationale'] as const) {
      const value: unknown = option[field];
      if (typeof value !== 'string' || value.trim() === '') fault(`options.${option.id}.${field}`, value, 'a text');
    }
    if (!Number.isInteger(option.credit) || option.credit < 0 || option.credit > MAX_CREDIT)
      fault(`options.${option.id}.credit`, option.credit, `a whole number from 0 to ${MAX_CREDIT}`);
  }
  const credited = given.filter((option) => option.credit > 0).length;
  const most = Math.max(0, ...given.map((option) => option.credit));
  if (kind === 'single' && (credited !== 1 || most !== 1))
    fault('options.credit', credited, 'exactly one option with credit 1');
  if (kind === 'multiple' && (credited < 2 || most !== 1))
    fault('options.credit', credited, 'two or more options with credit 1');
  if (kind === 'judgement' && (most < 2 || given.filter((option) => option.credit === most).length !== 1))
    fault('options.credit', most, 'one best option, of credit 2 or 3');
  return faults;
}

function exhibitFaults({ exhibit }: DraftItem): readonly ItemFault[] {
  if (exhibit === undefined) return [];
  const { title, lines, table } = exhibit;
  const faults: ItemFault[] = [];
  if (typeof title !== 'string' || title.trim() === '')
    faults.push({ field: 'exhibit.title', value: title, allowed: 'a text' });
  if (lines === undefined && table === undefined)
    faults.push({ field: 'exhibit', value: 'empty', allowed: 'lines or a table' });
  if (table !== undefined && new Set(table.map((row) => row.length)).size !== 1)
    faults.push({ field: 'exhibit.table', value: 'ragged', allowed: 'rows of one length' });
  return faults;
}
