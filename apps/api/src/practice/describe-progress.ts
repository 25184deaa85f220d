import type { PersonProgress, ProgressPoint, ReadinessReport } from '@careway/contract';
import { type Database, listMemories, listPracticeDays, listReports } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';

type QuizProgress = PersonProgress['quizzes'][number];

/** Results of finished attempts over time, by quiz, and the practice between them. */
export async function describeProgress(db: Kysely<Database>, person: Pick<Person, 'id'>): Promise<PersonProgress> {
  const [reports, days, memories] = await Promise.all([
    listReports(db, person.id),
    listPracticeDays(db, person.id),
    listMemories(db, person.id),
  ]);
  const byQuiz = Map.groupBy(
    reports.map(({ report }) => report as ReadinessReport),
    (report) => report.quiz,
  );
  const quizzes = [...byQuiz.values()].flatMap(describeQuizProgress);
  return {
    sentence: quizzes.map(({ title, finding }) => `${title}: ${finding}`).join(' ') || 'No quiz is finished yet.',
    quizzes,
    practice: {
      answers: days.reduce((sum, day) => sum + day.answers, 0),
      rightAnswers: days.reduce((sum, day) => sum + day.rightAnswers, 0),
      questions: memories.size,
      days: days.map(({ on, answers, rightAnswers }) => ({ on, answers, rightAnswers })),
    },
    method: '/methods/form-readiness',
  };
}

function describeQuizProgress(reports: readonly ReadinessReport[]): QuizProgress[] {
  const last = reports.at(-1);
  if (last === undefined) return [];
  const points = reports.map(describePoint);
  return [
    { quiz: last.quiz, title: last.quizTitle, confidence: last.range.confidence, finding: findingOf(points), points },
  ];
}

function describePoint(report: ReadinessReport): ProgressPoint {
  return {
    attemptId: report.attemptId,
    finishedAt: report.finishedAt,
    scaledScore: report.scaledScore,
    low: report.range.low,
    high: report.range.high,
    target: report.range.target,
    verdictLabel: report.verdictLabel,
    answered: report.questionsAnswered,
    blueprintVersion: report.blueprintVersion,
    bankVersion: report.bankVersion,
    domains: report.domains.map(({ domain, label, range, questions }) => ({
      domain,
      label,
      share: range.share,
      low: range.low,
      high: range.high,
      questions,
    })),
  };
}

/** What the first and the last result allow to say. Ranges that overlap may differ by chance alone. */
function findingOf(points: readonly ProgressPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 'No result yet.';
  const range = `${last.scaledScore}, range ${last.low}–${last.high}`;
  if (points.length === 1) return `one result so far, ${range}. A line needs two.`;
  const change = `from ${first.scaledScore} to ${range}`;
  if (last.low > first.high) return `${change}. The ranges do not overlap: you are likely better than at first.`;
  if (last.high < first.low) return `${change}. The ranges do not overlap: you are likely lower than at first.`;
  return `${change}. The ranges overlap, so the change may be chance.`;
}
