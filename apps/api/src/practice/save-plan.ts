import { formatDay, minutesPerDay, parseDay } from '@careway/assessment';
import type { Plan, PutPlanBody, ReadinessReport } from '@careway/contract';
import { listReports, type PlanRecord, type PlanTopic, savePlan as savePlanRecord } from '@careway/database';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { describePlan } from './describe-plan.ts';
import { allTopics, latestReport, loadPractice, type PracticeDeps, topicKey } from './load-practice.ts';
import { dayIn, isTimeZone } from './local-day.ts';

/** An exam further away than this is not planned day by day. Days. */
const MAX_DAYS_AHEAD = 730;

/** Keeps what a person prepares for and answers with the plan. A plan that does not fit is kept too, and says so. */
export async function savePlan(deps: PracticeDeps, person: Pick<Person, 'id'>, body: PutPlanBody): Promise<Plan> {
  if (!isTimeZone(body.timeZone))
    throw refuse('timeZone', `${body.timeZone} is not a time zone; use an IANA name such as America/Chicago`);
  const quiz = await deps.quizzes.find(deps.db, body.quiz);
  const now = deps.now();
  const today = dayIn(body.timeZone, now);
  if (body.examOn !== null) {
    const days = parseDay(body.examOn) - today;
    if (days < 1 || days > MAX_DAYS_AHEAD) {
      throw refuse(
        'examOn',
        `must be from ${formatDay(today + 1)} to ${formatDay(today + MAX_DAYS_AHEAD)}, got ${body.examOn}`,
      );
    }
  }
  if (minutesPerDay(body.hoursPerWeek) < 1) throw refuse('hoursPerWeek', 'give no minute a day');
  const known = new Map(allTopics(quiz).map((topic) => [topicKey(topic), topic]));
  const chosen = body.topics?.map((topic, index): PlanTopic => {
    const held = known.get(`${topic.domain}/${topic.objective}`);
    if (held === undefined)
      throw refuse(
        `topics.${index}`,
        `${topic.domain}/${topic.objective} is no topic of ${body.quiz} that has questions`,
      );
    return held;
  });
  const report = latestReport(await listReports(deps.db, person.id), body.quiz);
  const missed = missedTopics(report, known);
  const [topics, topicsFrom] =
    chosen !== undefined
      ? ([chosen, 'chosen'] as const)
      : missed.length > 0
        ? ([missed, 'report'] as const)
        : ([[...known.values()], 'all'] as const);
  const record: PlanRecord = {
    quiz: body.quiz,
    examOn: body.examOn,
    hoursPerWeek: body.hoursPerWeek,
    timeZone: body.timeZone,
    startedOn: formatDay(today),
    topics,
    topicsFrom,
    savedAt: now,
  };
  await deps.db.transaction().execute((trx) => savePlanRecord(trx, person.id, record));
  return describePlan(await loadPractice(deps, person.id), record);
}

function missedTopics(
  report: ReadinessReport | undefined,
  known: ReadonlyMap<string, PlanTopic>,
): readonly PlanTopic[] {
  return (report?.topics ?? []).flatMap(({ domain, objective }) => known.get(`${domain}/${objective}`) ?? []);
}

function refuse(field: string, message: string): ProblemError {
  return new ProblemError('invalid-request', `body.${field}: ${message}`, [{ path: `body.${field}`, message }]);
}
