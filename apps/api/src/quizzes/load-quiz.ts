import { type Blueprint, targetShare } from '@careway/assessment';
import {
  type BankItem,
  currentBankVersion,
  type Database,
  listBlueprints,
  listLiveItems,
  listPilotItems,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/** A quiz ready to be given: its plan, the questions it may draw from, and the share of points that counts as ready. */
export interface LoadedQuiz {
  readonly blueprint: Blueprint;
  readonly bankVersion: string;
  readonly items: readonly BankItem[];
  /** Questions under trial. */
  readonly pilots: readonly BankItem[];
  readonly targetShare: number;
}

/** Reads quizzes; the bank is read again only when its version changed. */
export interface QuizShelf {
  list(db: Kysely<Database>): Promise<readonly LoadedQuiz[]>;
  find(db: Kysely<Database>, slug: string): Promise<LoadedQuiz>;
}

export function createQuizShelf(): QuizShelf {
  let held: { readonly version: string; readonly items: readonly BankItem[] } | undefined;

  async function list(db: Kysely<Database>): Promise<readonly LoadedQuiz[]> {
    const version = await currentBankVersion(db);
    if (held?.version !== version) held = { version, items: await listLiveItems(db) };
    const { items } = held;
    const [blueprints, pilots] = await Promise.all([listBlueprints(db), listPilotItems(db)]);
    return blueprints.map((blueprint) => ({
      blueprint,
      bankVersion: version,
      items,
      pilots,
      targetShare: targetShare(
        items.map(({ item }) => item),
        blueprint,
      ),
    }));
  }

  async function find(db: Kysely<Database>, slug: string): Promise<LoadedQuiz> {
    const quizzes = await list(db);
    const quiz = quizzes.find(({ blueprint }) => blueprint.slug === slug);
    if (quiz === undefined) {
      throw new ProblemError(
        'not-found',
        `There is no quiz ${slug}; there are ${quizzes.map(({ blueprint }) => blueprint.slug).join(', ')}.`,
      );
    }
    return quiz;
  }

  return { list, find };
}
