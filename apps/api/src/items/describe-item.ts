import { compareItems, domainLabels, domains, mayReview, movesFrom, toDraft } from '@careway/assessment';
import type { ItemChoices, ItemDetail, ItemReview, ItemSummary, ItemVersion } from '@careway/contract';
import {
  type Database,
  type DraftRecord,
  findDraft,
  findFileDifference,
  type ListedItem,
  listItemReviews,
  listObjectiveStatements,
  listObjectives,
  listPersonNames,
  listProblems,
  listRevisions,
  type RevisionRecord,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { findOpenSuspension } from '../fairness/suspensions.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { presentContent, presentFaults } from './item-content.ts';
import { labelOfDomain, moveLabels, statusLabels } from './item-words.ts';

const SOMEBODY = 'Somebody whose account is gone';
const MANY = 1_000;

/** A question in the authors' list. */
export function summarizeItem(listed: ListedItem): ItemSummary {
  const { content, published, draft } = listed;
  const status = published?.status ?? draft?.status ?? 'draft';
  return {
    id: listed.id,
    domain: content.domain,
    domainLabel: labelOfDomain(content.domain),
    objective: content.objective,
    kind: content.kind,
    stem: content.stem,
    status,
    statusLabel: statusLabels[status],
    origin: published?.origin ?? 'workbench',
    revision: published?.revision ?? null,
    draft,
    expectedShare: content.difficulty?.justQualifiedShare ?? null,
    answers: listed.answers,
    openProblems: listed.openProblems,
    differsFromFile: listed.differsFromFile,
  };
}

/** A question with the version in use, the draft beside it, and what the caller may do. */
export async function describeItem(
  db: Kysely<Database>,
  caller: Pick<Person, 'id'>,
  itemId: string,
): Promise<ItemDetail> {
  const [revisions, draft, difference, problems] = await Promise.all([
    listRevisions(db, itemId),
    findDraft(db, itemId),
    findFileDifference(db, itemId),
    listProblems(db, { state: 'open', itemId }, { before: undefined, limit: MANY }),
  ]);
  const current = revisions.find(({ isCurrent }) => isCurrent) ?? revisions[0];
  if (current === undefined && draft === undefined) throw itemNotFound(itemId);
  const suspension = current === undefined ? null : await findOpenSuspension(db, caller, itemId, current.item.stem);
  return {
    id: itemId,
    suspension,
    published: current === undefined ? null : presentPublished(current, suspension !== null),
    draft: draft === undefined ? null : await presentDraft(db, draft, caller),
    fileDifference:
      difference === undefined || current === undefined
        ? null
        : {
            noticedAt: difference.noticedAt.toISOString(),
            differences: presentDifferences(toDraft(current.item), toDraft(difference.item)),
          },
    openProblems: problems.length,
  };
}

function presentPublished(current: RevisionRecord, isSuspended: boolean): NonNullable<ItemDetail['published']> {
  return {
    content: presentContent(current.item),
    revision: current.revision,
    status: current.status,
    statusLabel: statusLabels[current.status],
    origin: current.origin,
    publishedAt: current.publishedAt.toISOString(),
    moves: (isSuspended ? [] : movesFrom(current.status)).map((to) => ({ to, label: moveLabels[to] })),
  };
}

async function presentDraft(
  db: Kysely<Database>,
  record: DraftRecord,
  caller: Pick<Person, 'id'>,
): Promise<NonNullable<ItemDetail['draft']>> {
  const names = await listPersonNames(db, record.editorIds);
  const objectives = await listObjectiveSlugs(db, record.draft.domain);
  const refusal = reviewRefusalOf(record, caller);
  return {
    content: presentContent(record.draft),
    status: record.status,
    statusLabel: statusLabels[record.status],
    edition: record.edition,
    editors: record.editorIds.map((id) => names.get(id) ?? SOMEBODY),
    source: record.source,
    updatedAt: record.updatedAt.toISOString(),
    faults: presentFaults(record.draft, objectives),
    mayReview: refusal === null,
    reviewRefusal: refusal,
  };
}

/** Why a person may not review a draft; null when they may. */
export function reviewRefusalOf(record: DraftRecord, caller: Pick<Person, 'id'>): string | null {
  if (record.status !== 'review') return 'It is not in review. Its author sends it there.';
  if (!mayReview(record.editorIds, caller.id)) return 'You wrote or edited it. A second person reviews it.';
  return null;
}

/** Slugs of the objectives of a domain; none of a draft without one. */
export async function listObjectiveSlugs(db: Kysely<Database>, domain: string | null): Promise<readonly string[]> {
  const statements = await listObjectiveStatements(db);
  return [...statements.keys()]
    .filter((key) => key.startsWith(`${domain}/`))
    .map((key) => key.slice(key.indexOf('/') + 1));
}

/** Domains and objectives to choose from. */
export async function listChoices(db: Kysely<Database>): Promise<ItemChoices> {
  const objectives = await listObjectives(db);
  return {
    domains: domains.map((domain) => ({
      domain,
      label: domainLabels[domain],
      objectives: objectives
        .filter((objective) => objective.domain === domain)
        .map(({ slug, statement, isOwn }) => ({ slug, statement, isOwn })),
    })),
  };
}

/** Every version of a question, latest first, each with what it changed. */
export async function describeVersions(db: Kysely<Database>, itemId: string): Promise<ItemVersion[]> {
  const revisions = await listRevisions(db, itemId);
  if (revisions.length === 0 && (await findDraft(db, itemId)) === undefined) throw itemNotFound(itemId);
  const names = await listPersonNames(
    db,
    revisions.flatMap(({ createdBy }) => createdBy ?? []),
  );
  return revisions.map((revision, index) => {
    const before = revisions[index + 1];
    return {
      revision: revision.revision,
      status: revision.status,
      statusLabel: statusLabels[revision.status],
      isCurrent: revision.isCurrent,
      origin: revision.origin,
      author: revision.createdBy === null ? null : (names.get(revision.createdBy) ?? SOMEBODY),
      publishedAt: revision.publishedAt.toISOString(),
      attempts: revision.attempts,
      changes: before === undefined ? [] : presentDifferences(toDraft(before.item), toDraft(revision.item)),
      content: presentContent(revision.item),
    };
  });
}

function presentDifferences(before: Parameters<typeof compareItems>[0], after: Parameters<typeof compareItems>[1]) {
  return compareItems(before, after).map(({ field, label, before: here, after: there }) => ({
    field,
    label,
    here,
    there,
  }));
}

/** Reviews made in the product, latest first. */
export async function describeReviews(db: Kysely<Database>, itemId: string): Promise<ItemReview[]> {
  const reviews = await listItemReviews(db, itemId);
  const names = await listPersonNames(
    db,
    reviews.map(({ reviewerId }) => reviewerId),
  );
  return reviews.map(({ reviewerId, at, ...review }) => ({
    ...review,
    reviewer: names.get(reviewerId) ?? SOMEBODY,
    at: at.toISOString(),
  }));
}

export function itemNotFound(itemId: string): ProblemError {
  return new ProblemError('not-found', `There is no question ${itemId}.`);
}
