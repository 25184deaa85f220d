import { markLesson } from '@careway/database';
import type { Person } from '../http/environment.ts';
import { loadPractice } from '../practice/load-practice.ts';
import { clockAt } from './clock.ts';
import type { CohortFilling } from './fill-cohort.ts';
import { fillPractice } from './fill-practice.ts';
import { type QuizTaking, takeExam } from './take-quiz.ts';

const TIME_ZONE = 'America/New_York';
const EXAM_IN_DAYS = 24;
/** Days before today on which a lesson was read. */
const READ_DAYS_AGO = [9, 7, 5, 2];

/**
 * What the demo's candidate does beside the cohort: a plan, practice, lessons and a mock exam. `theta` is their ability,
 * logits. Returns the id of the mock exam's attempt.
 */
export async function fillCandidate(
  filling: CohortFilling & QuizTaking,
  candidate: Pick<Person, 'id'>,
  theta: number,
): Promise<string> {
  const { db, today, quiz } = filling;
  await fillPractice(filling, candidate.id, {
    plan: {
      quiz,
      examOn: clockAt(today, -EXAM_IN_DAYS).now().toISOString().slice(0, 10),
      hoursPerWeek: 4,
      timeZone: TIME_ZONE,
    },
    daysAgo: [9, 8, 6, 5, 3, 2, 1],
    questions: 8,
    theta,
  });
  const { lessons } = await loadPractice({ ...filling, now: () => today }, candidate.id);
  for (const [i, daysAgo] of READ_DAYS_AGO.entries()) {
    const slug = lessons[i]?.slug;
    if (slug === undefined) break;
    const readAt = clockAt(today, daysAgo, 21).now();
    await db.transaction().execute((trx) => markLesson(trx, candidate.id, slug, readAt));
  }
  return takeExam(filling, candidate.id, clockAt(today, 4, 15), { quiz: 'pcc-mock', theta });
}
