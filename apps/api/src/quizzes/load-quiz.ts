import { type Blueprint, targetShare } from '@careway/assessment';
import {
  activeCalibrationVersion,
  type BankItem,
  currentBankVersion,
  type Database,
  listBlueprints,
  listCalibratedItems,
  listLiveItems,
  listPilotItems,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { type CalibratedModels, expertModels } from './adaptive-measure.ts';

/** A quiz ready to be given: its plan, the questions it may draw from, and the share of points that counts as ready. */
export interface LoadedQuiz {
  readonly blueprint: Blueprint;
  readonly bankVersion: string;
  readonly items: readonly BankItem[];
  /** Questions under trial. */
  readonly pilots: readonly BankItem[];
  readonly targetShare: number;
  /** Response models measured from answers that are in use. */
  readonly calibrated: CalibratedModels;
}

/** Reads quizzes; the bank and its calibration are read again only when their versions changed. */
export interface QuizShelf {
  list(db: Kysely<Database>): Promise<readonly LoadedQuiz[]>;
  find(db: Kysely<Database>, slug: string): Promise<LoadedQuiz>;
}

export function createQuizShelf(): QuizShelf {
  let held: { readonly version: string; readonly items: readonly BankItem[] } | undefined;
  let calibrated: CalibratedModels = expertModels;

  async function list(db: Kysely<Database>): Promise<readonly LoadedQuiz[]> {
    const [version, calibration] = await Promise.all([currentBankVersion(db), activeCalibrationVersion(db)]);
    if (calibrated.version !== calibration) calibrated = await readModels(db, calibration);
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
      calibrated,
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

/** The response models of a calibration. */
export async function readModels(db: Kysely<Database>, version: string | null): Promise<CalibratedModels> {
  if (version === null) return expertModels;
  const items = await listCalibratedItems(db, version);
  return { version, models: new Map(items.map((item) => [`${item.itemId}@${item.revision}`, item.measured])) };
}
