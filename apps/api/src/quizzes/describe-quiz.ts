import { domainLabels, formLength } from '@careway/assessment';
import type { Quiz, QuizDetail } from '@careway/contract';
import type { LoadedQuiz } from './load-quiz.ts';

/** How the target of every quiz was set, for people. */
export const targetBasis =
  'Set by the project’s question writers: the share of points they expect from a just-qualified person (modified Angoff, one round). A panel of practitioners has not confirmed it yet.';

/** What a result never says. */
export const resultLimits: readonly string[] = [
  'It is not the chance of passing any outside exam.',
  'It is not a license, a certification or a ground for a hiring decision.',
  'The questions were written and cross-checked by the project and await sign-off by practitioners.',
  'Two people answer different questions, so a small difference between two results means nothing.',
];

export function describeTarget(share: number) {
  return { share, label: `${Math.round(share * 100)}% of points`, basis: targetBasis };
}

/** A quiz in the list. */
export function describeQuiz(quiz: LoadedQuiz): Quiz {
  const { blueprint } = quiz;
  const length = formLength(blueprint);
  return {
    slug: blueprint.slug,
    title: blueprint.title,
    goal: blueprint.goal,
    mode: blueprint.mode,
    questions: { min: length, max: length },
    minutesAbout: blueprint.minutesAbout,
    timeLimitMinutes: null,
    canGoBack: false,
    blueprintVersion: blueprint.version,
    bankVersion: quiz.bankVersion,
    target: describeTarget(quiz.targetShare),
  };
}

/** A quiz before somebody starts it. */
export function describeQuizDetail(quiz: LoadedQuiz): QuizDetail {
  const { blueprint } = quiz;
  const length = formLength(blueprint);
  return {
    ...describeQuiz(quiz),
    domains: blueprint.domains.map(({ domain, questions }) => ({
      domain,
      label: domainLabels[domain],
      questions,
      sharePercent: Math.round((1000 * questions) / length) / 10,
    })),
    rules: [
      `${length} questions, drawn at random by subject. ${blueprint.weightsBasis}`,
      'One question at a time. Each answer is saved before the next question opens, and stays as given.',
      'No timer. Leave at any time and go on where you stopped.',
      'Your result is a range, not a single number: the range where your share of points would fall in 8 of 10 such quizzes.',
    ],
    stored: [
      'Your answers and when you gave them. No name and no e-mail are needed.',
      'As a guest you find them again on this device; with an account, on any device.',
      'Nobody else sees them unless you take the quiz for an organization that you joined.',
      'You can download or delete all of it at any time under Account.',
    ],
    limits: [...resultLimits],
  };
}
