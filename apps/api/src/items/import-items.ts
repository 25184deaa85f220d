import {
  ExchangeError,
  type ExchangeErrorCode,
  type ExchangeReport,
  exchangeFieldLabels,
  type FieldLoss,
  type ImportedQuestion,
  readQuestions,
  tidyDraft,
  totalLosses,
  wordsAsked,
} from '@careway/assessment';
import type { ItemImport, ProblemCode } from '@careway/contract';
import { type Database, insertDrafts, listItems, recordAuditEvent, takeWorkbenchIds } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';

const problemByCode: Readonly<Partial<Record<ExchangeErrorCode, ProblemCode>>> = { 'too-large': 'body-too-large' };
const ALL_ITEMS = 100_000;

/**
 * Reads a file of questions and, unless it is a dry run, adds those that are not in the bank yet as drafts of the caller's,
 * all or none. A file that cannot be taken changes nothing.
 */
export async function importItems(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  author: Pick<Person, 'id'>,
  file: { readonly name: string; readonly bytes: Uint8Array },
  isDryRun: boolean,
): Promise<ItemImport> {
  const report = readFile(file);
  const known = await knownWords(deps.db);
  const judged = report.questions.map((question) => {
    const words = wordsAsked(question.draft);
    const alreadyHere = known.get(words) ?? null;
    known.set(words, alreadyHere ?? 'another question of this file');
    return { question, alreadyHere };
  });
  const fresh = judged.filter(({ alreadyHere }) => alreadyHere === null).map(({ question }) => question);
  const ids = isDryRun || fresh.length === 0 ? [] : await addDrafts(deps, author, file.name, fresh);
  const idOf = new Map(fresh.map((question, index) => [question, ids[index] ?? null]));
  return {
    fileName: file.name,
    formats: [...report.formats],
    isDryRun,
    questions: judged.map(({ question, alreadyHere }) => ({
      ...question.place,
      stem: question.draft.stem,
      kind: question.draft.kind,
      options: question.draft.options.length,
      losses: question.losses.filter(({ kept, of }) => kept < of).map(presentLoss),
      alreadyHere,
      draftId: idOf.get(question) ?? null,
    })),
    rejected: report.rejected.map(({ place, reason }) => ({ ...place, reason })),
    losses: totalLosses(report.questions).map(presentLoss),
    notes: [...report.notes],
    toAdd: fresh.length,
    added: ids.length,
  };
}

function readFile(file: { readonly name: string; readonly bytes: Uint8Array }): ExchangeReport {
  try {
    return readQuestions(file);
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error;
    const message = `${error.message} Nothing was changed.`;
    throw new ProblemError(problemByCode[error.code] ?? 'invalid-request', message, [
      { path: 'body', message: error.message },
    ]);
  }
}

/** The question that asks with given words, for every question of the bank and every draft. */
async function knownWords(db: Kysely<Database>): Promise<Map<string, string>> {
  const items = await listItems(db, {}, { after: undefined, limit: ALL_ITEMS });
  return new Map(items.map(({ id, content }) => [wordsAsked(content), id]));
}

async function addDrafts(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  author: Pick<Person, 'id'>,
  source: string,
  questions: readonly ImportedQuestion[],
): Promise<readonly string[]> {
  return deps.db.transaction().execute(async (trx) => {
    const ids = await takeWorkbenchIds(trx, questions.length);
    const drafts = questions.map(({ draft }, index) => ({ itemId: ids[index] ?? '', draft: tidyDraft(draft), source }));
    await insertDrafts(trx, drafts, author.id, deps.now());
    await recordAuditEvent(trx, {
      actorId: author.id,
      action: 'items.imported',
      target: source,
      detail: { count: ids.length, first: ids[0] ?? null, last: ids.at(-1) ?? null },
    });
    return ids;
  });
}

function presentLoss({ field, kept, of, note }: FieldLoss): ItemImport['losses'][number] {
  return { field, label: exchangeFieldLabels[field], kept, of, note: note ?? null };
}
