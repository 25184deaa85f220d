import { type DraftItem, domains, type Item, itemFaults, tidyDraft, toDraft } from '@careway/assessment';
import type { ItemContent, ItemFault } from '@careway/contract';
import { ProblemError } from '../http/problem.ts';
import { isDomain } from './item-words.ts';

/** A draft out of a request, tidied. Its reviews are not the caller's to write: they are `reviews`. */
export function readContent(content: ItemContent, reviews: DraftItem['reviews']): DraftItem {
  const { domain } = content;
  if (domain !== null && !isDomain(domain)) {
    const message = `must be one of ${domains.join(', ')}, got ${domain}`;
    throw new ProblemError('invalid-request', `body.content.domain: ${message}`, [
      { path: 'body.content.domain', message },
    ]);
  }
  const { exhibit, enemies, citations, ...rest } = content;
  return tidyDraft({
    ...rest,
    domain,
    reviews,
    citations: citations.map(({ source, fact }) => ({ source, ...(fact === undefined ? {} : { fact }) })),
    ...(exhibit === undefined ? {} : { exhibit: readExhibit(exhibit) }),
    ...(enemies === undefined ? {} : { enemies }),
  });
}

function readExhibit({
  lines,
  table,
  ...rest
}: NonNullable<ItemContent['exhibit']>): NonNullable<DraftItem['exhibit']> {
  return { ...rest, ...(lines === undefined ? {} : { lines }), ...(table === undefined ? {} : { table }) };
}

/** A draft or a published item as an answer shows it. */
export function presentContent(content: DraftItem | Item): ItemContent {
  const draft = 'status' in content ? toDraft(content) : content;
  return structuredClone(draft) as ItemContent;
}

/** What a draft lacks, in words. `objectives` are those of its domain. */
export function presentFaults(draft: DraftItem, objectives: readonly string[]): ItemFault[] {
  return itemFaults(draft, objectives).map(({ field, allowed }) => ({ field, message: `must be ${allowed}` }));
}
