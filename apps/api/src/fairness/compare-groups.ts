import { Worker } from 'node:worker_threads';
import {
  categoryOf,
  DIF_METHOD,
  type DifComparison,
  type DifFinding,
  type DifPerson,
  LOW_EFFORT_SECONDS,
  type MeasuredItem,
  suspends,
} from '@careway/assessment';
import {
  activeCalibrationVersion,
  type ComparedAnswer,
  currentBankVersion,
  type Database,
  insertDifRun,
  type JobProgress,
  type JobRecord,
  listAgreedGroups,
  listBlueprints,
  listComparedAnswers,
  listStudiedItems,
  recordAuditEvent,
  type StudiedItem,
  suspendItem,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { type CalibratedModels, modelOf } from '../quizzes/adaptive-measure.ts';
import { readModels } from '../quizzes/load-quiz.ts';

/**
 * The work of a fairness job: compares groups on every question of its quiz, keeps the run under the job's id, and takes
 * questions of class C out of use until somebody has judged them. Done twice it is kept once.
 */
export async function compareGroups(
  db: Kysely<Database>,
  job: JobRecord,
  _file: unknown,
  report: (progress: JobProgress) => Promise<void>,
): Promise<string> {
  const quiz = (await listBlueprints(db)).find(({ slug }) => slug === job.payload.quiz);
  if (quiz === undefined) throw new Error(`There is no quiz ${String(job.payload.quiz)}.`);
  const domains = new Set<string>(quiz.domains.map(({ domain }) => domain));
  const studied = (await listStudiedItems(db)).filter(({ item }) => domains.has(item.domain));
  const groups = await listAgreedGroups(db, 'question-check');
  const answers = await listComparedAnswers(db, quiz.slug, [...groups.keys()], LOW_EFFORT_SECONDS);
  const bankVersion = await currentBankVersion(db);
  const calibrated = await readModels(db, await activeCalibrationVersion(db));
  const models = studied.map((one) => studiedModel(one, calibrated));
  const comparisons = await compareInThread(models, peopleOf(studied, groups, answers));
  await report({ done: 95, rowsTaken: 0, rowsRefused: 0 });
  const madeAt = new Date();
  await db.transaction().execute(async (trx) => {
    const revisions = new Map(studied.map(({ item, revision }) => [item.id, revision]));
    const run = {
      id: job.id,
      quiz: quiz.slug,
      quizTitle: quiz.title,
      bankVersion,
      method: DIF_METHOD,
      items: studied.length,
      startedBy: job.startedBy,
      madeAt,
    };
    if (!(await insertDifRun(trx, run, comparisons, revisions))) return;
    for (const [itemId, grounds] of groundsOf(comparisons)) {
      const itemRevision = revisions.get(itemId) ?? 1;
      const isSuspended = await suspendItem(trx, { itemId, itemRevision, runId: job.id, grounds, suspendedAt: madeAt });
      if (!isSuspended) continue;
      await recordAuditEvent(trx, {
        actorId: job.startedBy,
        action: 'item.suspended',
        target: itemId,
        detail: { run: job.id, revision: itemRevision },
      });
    }
  });
  return `/api/v1/fairness/${job.id}`;
}

/** A question that is not scored in new attempts is studied, but matches nobody. */
function studiedModel(studied: StudiedItem, calibrated: CalibratedModels): MeasuredItem {
  const model = modelOf(studied, calibrated);
  return studied.item.status === 'live' ? model : { ...model, status: 'suspended' };
}

function peopleOf(
  studied: readonly StudiedItem[],
  groups: ReadonlyMap<string, DifPerson['groups']>,
  answers: readonly ComparedAnswer[],
): DifPerson[] {
  const items = new Map(studied.map(({ item }) => [item.id, item]));
  const byPerson = Map.groupBy(answers, ({ personId }) => personId);
  return [...byPerson].map(([personId, given]) => ({
    groups: groups.get(personId) ?? {},
    answers: given.flatMap(({ itemId, points }) => {
      const item = items.get(itemId);
      return item === undefined ? [] : [{ itemId, category: categoryOf(item, points) }];
    }),
  }));
}

/** By question, the comparisons that take it out of use. */
function groundsOf(comparisons: readonly DifComparison[]) {
  const found = comparisons.flatMap(({ characteristic, reference, focal, findings }) =>
    findings.filter(suspends).map(({ itemId, delta, effect }: DifFinding) => ({
      itemId,
      ground: { characteristic, reference, focal, delta, effect },
    })),
  );
  return [...Map.groupBy(found, ({ itemId }) => itemId)].map(
    ([itemId, entries]) => [itemId, entries.map(({ ground }) => ground)] as const,
  );
}

/** Comparing thousands of people takes seconds of arithmetic, which must not hold up answers to requests. */
function compareInThread(
  models: readonly MeasuredItem[],
  people: readonly DifPerson[],
): Promise<readonly DifComparison[]> {
  const thread = new Worker(new URL('./dif-worker.ts', import.meta.url), { workerData: { models, people } });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The thread that compares groups ended with code ${code}.`)));
  });
}
