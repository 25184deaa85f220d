import type { PersonProgress, ProgressPoint, ReadinessReport } from '@careway/contract';
import { type Database, listFinishedAttempts, listMemories, listPracticeDays } from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';

type QuizProgress = PersonProgress['quizzes'][number];

/** Results of finished attempts over time, by quiz, those with a line first, and the practice between them. */
export async function describeProgress(db: Kysely<Database>, person: Pick<Person, 'id'>): Promise<PersonProgress> {
  const [finished, days, memories] = await Promise.all([
    listFinishedAttempts(db, person.id),
    listPracticeDays(db, person.id),
    listMemories(db, person.id),
  ]);
  const reports = finished.filter(({ report }) => report !== null);
  const byQuiz = Map.groupBy(
    reports.map(({ report }) => report as ReadinessReport),
    (report) => report.quiz,
  );
  const quizzes = [...byQuiz.values()]
    .flatMap(describeQuizProgress)
    .toSorted((a, b) => Number(b.points.length > 1) - Number(a.points.length > 1));
  return {
    sentence: reports.length < finished.length && reports.length === 0 ? heldSentence : sentenceOf(quizzes),
    quizzes,
    practice: {
      answers: days.reduce((sum, day) => sum + day.answers, 0),
      rightAnswers: days.reduce((sum, day) => sum + day.rightAnswers, 0),
      questions: memories.size,
      days: days.map(({ on, answers, rightAnswers }) => ({ on, answers, rightAnswers })),
    },
    method: reports.some(({ report }) => modeOf(report as ReadinessReport) === 'adaptive')
      ? '/methods/adaptive-readiness'
      : '/methods/form-readiness',
  };
}

const heldSentence = 'Your instructor has not released a result yet. Your answers are saved.';

function describeQuizProgress(reports: readonly ReadinessReport[]): QuizProgress[] {
  const last = reports.at(-1);
  if (last === undefined) return [];
  const points = reports.filter((report) => modeOf(report) === modeOf(last)).map(describePoint);
  const left = reports.length - points.length;
  const note = left === 0 ? '' : ' Earlier results were measured in another way and are left out.';
  return [
    {
      quiz: last.quiz,
      title: last.quizTitle,
      confidence: last.range.confidence,
      finding: `${findingOf(points)}${note}`,
      points,
    },
  ];
}

/** Scores of a form and of an adaptive quiz are on scales that must not be compared. */
function modeOf(report: ReadinessReport): NonNullable<ReadinessReport['mode']> {
  return report.mode ?? 'form';
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

/** The scores in short: the first and the last with its range. */
function findingOf(points: readonly ProgressPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 'no result yet';
  const range = `${last.scaledScore}, range ${last.low}–${last.high}`;
  return points.length === 1 ? range : `from ${first.scaledScore} to ${range}`;
}

/** The answer of the quizzes that were finished twice; one result alone says nothing of a change. */
function sentenceOf(quizzes: readonly QuizProgress[]): string {
  if (quizzes.length === 0) return 'No quiz is finished yet.';
  const lines = quizzes.filter(({ points }) => points.length > 1);
  const [first] = lines;
  if (first === undefined)
    return quizzes.length === 1
      ? 'One result so far. A line needs two.'
      : 'One result of each quiz so far. A line needs two.';
  if (lines.length === 1) return answerOf(first.points);
  return lines.map(({ title, points }) => `${title}: ${answerOf(points)}`).join(' ');
}

/** What the first and the last result allow to say. Ranges that overlap may differ by chance alone. */
function answerOf(points: readonly ProgressPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 'No result yet.';
  if (last.low > first.high) return 'Likely better than at first: the ranges of your results do not overlap.';
  if (last.high < first.low) return 'Likely lower than at first: the ranges of your results do not overlap.';
  return 'Too early to tell: the ranges of your results overlap, so the change may be chance.';
}
