import { type Database, listProblems, listSuspensions } from '@careway/database';
import type { Kysely } from 'kysely';
import { judgeSuspension } from '../fairness/suspensions.ts';
import type { Person } from '../http/environment.ts';
import { createDraft, submitDraft } from '../items/edit-draft.ts';
import { moveItem } from '../items/move-item.ts';
import { answerReport, reportPracticeProblem, reportProblem } from '../items/problems.ts';
import { reviewDraft } from '../items/review-draft.ts';
import { clockAt } from './clock.ts';
import { begunQuestion, pilotQuestion, questionInReview } from './demo-questions.ts';

interface Workbench {
  readonly db: Kysely<Database>;
  readonly today: Date;
  readonly author: Person;
  /** Writes questions too, so that each has somebody else to review it. */
  readonly administrator: Person;
  /** Reports problems with questions of this attempt, and with questions met in practice. */
  readonly candidate: Pick<Person, 'id'>;
  readonly attemptId: string;
}

const FIRST_EDITION = 1;
/** Questions that somebody found fault with in practice. */
const UNCLEAR = 'CM-014';
const EXPLAINED = 'CM-002';

/** Questions on their way from a draft to a live one, and reports about some: all of it done by the demo's people. */
export async function fillWorkbench(workbench: Workbench): Promise<void> {
  const { author, administrator } = workbench;
  const at = (daysAgo: number) => ({ db: workbench.db, now: clockAt(workbench.today, daysAgo, 15).now });
  const pilot = await createDraft(at(21), author, pilotQuestion);
  await submitDraft(at(20), pilot, FIRST_EDITION);
  await reviewDraft(at(19), administrator, pilot, {
    edition: FIRST_EDITION,
    decision: 'approve',
    challenged: 'Is the apology with a date not the kinder answer?',
    changed: 'Nothing. The date is somebody else’s to keep, and its explanation says so.',
  });
  const waiting = await createDraft(at(5), administrator, questionInReview);
  await submitDraft(at(4), waiting, FIRST_EDITION);
  await createDraft(at(2), author, begunQuestion);
  await reportQuestions(workbench, at);
  await judgeOne(workbench, at);
}

type At = (daysAgo: number) => { readonly db: Kysely<Database>; readonly now: () => Date };

async function reportQuestions({ author, candidate, attemptId }: Workbench, at: At): Promise<void> {
  await reportPracticeProblem(at(6), candidate, EXPLAINED, {
    kind: 'other',
    comment: 'Could this say what the precautions are before it asks about them?',
  });
  const [report] = await listProblems(at(0).db, { itemId: EXPLAINED }, { before: undefined, limit: 1 });
  if (report === undefined) throw new Error(`Nobody reported ${EXPLAINED}.`);
  await answerReport(at(4), author, report.id, {
    state: 'dismissed',
    resolution: 'The question asks for exactly this; the lesson on plain language explains it.',
  });
  await reportPracticeProblem(at(3), candidate, UNCLEAR, {
    kind: 'unclear',
    comment: 'Two of the answers read alike to me: neither of them promises a day.',
  });
  await moveItem(at(1), author, UNCLEAR, {
    to: 'watch',
    reason: 'A learner finds two of its answers alike. Its answers are watched until there are enough to tell.',
  });
  const question = { attemptId, position: 4 };
  await reportProblem(at(2), candidate, question, {
    kind: 'technical',
    comment: 'On my phone I had to scroll up again to read the question beside its last answer.',
  });
}

/** A verdict on one of the questions that the comparison of groups took out of use; the others wait for theirs. */
async function judgeOne({ author }: Workbench, at: At): Promise<void> {
  const { db } = at(0);
  const open = await listSuspensions(db, { state: 'open' }, { before: undefined, limit: 100 });
  const judged = open.find(({ grounds }) => grounds.every(({ characteristic }) => characteristic === 'age'));
  if (judged === undefined) return;
  await judgeSuspension(at(0), author, judged.id, {
    verdict: 'keep',
    reason:
      'Read with two teachers of different ages: it asks for the step that the job takes, in plain words, and nothing beside it.',
  });
}
