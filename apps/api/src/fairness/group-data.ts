import {
  categoryLabels,
  characteristicLabels,
  type GroupCharacteristic,
  groupCategories,
  groupCharacteristics,
  IMPACT_MIN_GROUP,
  isCategoryOf,
  PREFER_NOT_TO_SAY,
} from '@careway/assessment';
import type { GroupData, SaveGroupDataBody } from '@careway/contract';
import { type Database, deleteGroupData, findGroupData, type GroupDataRecord, saveGroupData } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const why =
  'A fair question is as hard for you as for anybody else who knows as much as you do. Whether that is so shows only when the answers of groups are compared. You decide whether yours help. It never changes a question you get or a score.';
const whoSees =
  'Nobody sees your answers here but you. They are kept apart from your account and your quizzes, they are deleted with your account, and no report, export or page of an organization has them.';
const uses = {
  questionCheck: {
    label: 'Check our questions with them',
    detail: 'Authors see whether a question favors a group of 100 people or more, never who is in it.',
  },
  impact: {
    label: 'Count me, without my name, for organizations whose cohort I joined',
    detail: `They see how many people of a group of ${IMPACT_MIN_GROUP} or more are ready. Taking this back stops it from the next count on.`,
  },
};

const fields = {
  gender: 'gender',
  'race-ethnicity': 'raceEthnicity',
  age: 'age',
  'first-language': 'firstLanguage',
} as const satisfies Record<GroupCharacteristic, keyof GroupDataRecord>;

/** The questions about groups with what the person said, and what they agreed to. */
export async function describeGroupData(db: Kysely<Database>, person: Pick<Person, 'id'>): Promise<GroupData> {
  const held = await findGroupData(db, person.id);
  return {
    why,
    whoSees,
    questions: groupCharacteristics.map((characteristic) => ({
      characteristic,
      label: characteristicLabels[characteristic],
      choices: ([...groupCategories[characteristic], PREFER_NOT_TO_SAY] as const).map((value) => ({
        value,
        label: categoryLabels[value],
      })),
      answer: held?.[fields[characteristic]] ?? null,
    })),
    questionCheck: { ...uses.questionCheck, agreedAt: held?.questionCheckAgreedAt?.toISOString() ?? null },
    impact: { ...uses.impact, agreedAt: held?.impactAgreedAt?.toISOString() ?? null },
    changedAt: held?.changedAt.toISOString() ?? null,
  };
}

/** Keeps what the person says, in the place of what they said before. An agreement that goes on keeps its date. */
export async function tellGroupData(deps: Deps, person: Pick<Person, 'id'>, body: SaveGroupDataBody): Promise<void> {
  refuseUnknown(body.answers);
  if (!body.questionCheck && !body.impact) {
    const message = 'agree to at least one use; without one nothing is kept. To take everything back, delete it';
    throw new ProblemError('invalid-request', `body.questionCheck: ${message}`, [
      { path: 'body.questionCheck', message },
      { path: 'body.impact', message },
    ]);
  }
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const before = await findGroupData(trx, person.id);
    await saveGroupData(trx, person.id, {
      gender: body.answers.gender ?? null,
      raceEthnicity: body.answers['race-ethnicity'] ?? null,
      age: body.answers.age ?? null,
      firstLanguage: body.answers['first-language'] ?? null,
      questionCheckAgreedAt: body.questionCheck ? (before?.questionCheckAgreedAt ?? at) : null,
      impactAgreedAt: body.impact ? (before?.impactAgreedAt ?? at) : null,
      changedAt: at,
    });
  });
}

/**
 * Forgets what the person said and takes their agreement back. Doing it twice changes nothing. No log holds it: that
 * somebody had told their groups is theirs too.
 */
export async function withdrawGroupData(deps: Deps, person: Pick<Person, 'id'>): Promise<void> {
  await deleteGroupData(deps.db, person.id);
}

function refuseUnknown(answers: SaveGroupDataBody['answers']): void {
  const errors = Object.entries(answers).flatMap(([name, value]) => {
    const characteristic = groupCharacteristics.find((known) => known === name);
    const path = `body.answers.${name}`;
    if (characteristic === undefined)
      return [{ path, message: `is not asked; the questions are ${groupCharacteristics.join(', ')}` }];
    if (value === PREFER_NOT_TO_SAY || isCategoryOf(characteristic, value)) return [];
    const allowed = [...groupCategories[characteristic], PREFER_NOT_TO_SAY].join(', ');
    return [{ path, message: `must be one of ${allowed}, got ${value}` }];
  });
  if (errors.length === 0) return;
  throw new ProblemError(
    'invalid-request',
    errors.map(({ path, message }) => `${path}: ${message}`).join('; '),
    errors,
  );
}
