import {
  type Blueprint,
  DECISION_CERTAINTY,
  domainLabels,
  examMinutes,
  formLength,
  GRACE_SECONDS,
  type MockBlueprint,
  timeAllowances,
  trialCount,
} from '@careway/assessment';
import type { Quiz, QuizDetail } from '@careway/contract';
import { timeWords } from '../accommodations/describe-accommodation.ts';
import { modelOf } from './adaptive-measure.ts';
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
  return {
    slug: blueprint.slug,
    title: blueprint.title,
    goal: blueprint.goal,
    mode: blueprint.mode,
    questions: lengthOf(quiz),
    minutesAbout: blueprint.minutesAbout,
    timeLimitMinutes: blueprint.mode === 'mock' ? minutesOf(quiz, blueprint) : null,
    canGoBack: blueprint.mode === 'mock',
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
    domains: blueprint.domains.map((part) => ({
      domain: part.domain,
      label: domainLabels[part.domain],
      questions: part.questions,
      min: 'min' in part ? part.min : part.questions,
      max: 'max' in part ? part.max : part.questions,
      sharePercent: Math.round((1000 * part.questions) / length) / 10,
    })),
    time:
      blueprint.mode === 'mock'
        ? {
            basis: blueprint.timeBasis,
            choices: timeAllowances.map((time) => ({ time, label: timeWords(minutesOf(quiz, blueprint), time) })),
          }
        : null,
    rules: [...(blueprint.notes ?? []), ...rulesOf(quiz)],
    stored: [
      'Your answers and when you gave them. No name and no e-mail are needed.',
      'As a guest you find them again on this device; with an account, on any device.',
      'Nobody else sees them unless you take the quiz for an organization that you joined.',
      'You can download or delete all of it at any time under Account.',
    ],
    limits: [...resultLimits],
  };
}

/** Questions of an attempt, those under trial counted in. */
function lengthOf({ blueprint, pilots }: LoadedQuiz): Quiz['questions'] {
  const trials = trialCount(blueprint, trialsOf(blueprint, pilots));
  const max = formLength(blueprint) + trials;
  return { min: blueprint.mode === 'adaptive' ? blueprint.fewest : max, max };
}

/** Minutes of an exam for everybody without an allowance; `null` for a quiz without a clock. */
export function standardMinutes(quiz: LoadedQuiz): number | null {
  return quiz.blueprint.mode === 'mock' ? minutesOf(quiz, quiz.blueprint) : null;
}

function minutesOf(quiz: LoadedQuiz, blueprint: MockBlueprint): number {
  return examMinutes(blueprint, lengthOf(quiz).max);
}

function trialsOf(blueprint: Pick<Blueprint, 'domains'>, pilots: LoadedQuiz['pilots']): number {
  return pilots.filter(({ item }) => blueprint.domains.some(({ domain }) => domain === item.domain)).length;
}

function rulesOf(quiz: LoadedQuiz): string[] {
  const { blueprint } = quiz;
  const saved = 'One question at a time. Each answer is saved before the next question opens, and stays as given.';
  const untimed = 'No timer. Leave at any time and go on where you stopped.';
  const { min, max } = lengthOf(quiz);
  const trials = max - formLength(blueprint);
  const trialRules =
    trials === 0
      ? []
      : [`Up to ${trials} of the questions are under trial. They do not count, and nothing shows which they are.`];
  if (blueprint.mode === 'mock') {
    return [
      `${max} questions, drawn at random by subject. ${blueprint.weightsBasis}`,
      ...trialRules,
      `You have ${timeWords(minutesOf(quiz, blueprint), 'standard')}, or more with the time set below. The clock of the service counts, and it runs on when you close the page. ${blueprint.timeBasis}`,
      'Go back and forth, flag questions, change answers. Each choice is saved at once. A last page shows what is answered and flagged before you finish.',
      `When the time is up, the exam ends with everything saved. Answers on their way then are taken for ${GRACE_SECONDS} seconds more.`,
      'A question without an answer earns no points.',
      'Your result is a range, not a single number: the range where your share of points would fall in 8 of 10 such exams.',
    ];
  }
  if (blueprint.mode === 'form') {
    return [
      `${max} questions, drawn at random by subject. ${blueprint.weightsBasis}`,
      ...trialRules,
      saved,
      untimed,
      'Your result is a range, not a single number: the range where your share of points would fall in 8 of 10 such quizzes.',
    ];
  }
  const certain = Math.round(DECISION_CERTAINTY * 100);
  return [
    `${min} to ${max} questions. The next one depends on your answers so far, so you cannot go back or skip. Every subject comes up. ${blueprint.weightsBasis}`,
    `The quiz ends when it is ${certain}% sure on which side of the target you are, or after ${max} questions. It then says which. Fewer questions do not mean a better or a worse result.`,
    ...trialRules,
    saved,
    untimed,
    'Your result is a score from 200 to 800 with a range. It has 500 where a just-qualified person is expected to be.',
    difficultyBasis(quiz),
  ];
}

/** Where the difficulties of a quiz's questions come from. */
function difficultyBasis({ blueprint, items, calibrated }: LoadedQuiz): string {
  const own = items.filter(({ item }) => blueprint.domains.some(({ domain }) => domain === item.domain));
  const measured = own.filter((live) => modelOf(live, calibrated).status !== 'prior').length;
  return measured === 0
    ? 'How hard each question is, is so far a judgment of its writers and not measured from answers. Every result says that it is provisional.'
    : `How hard ${measured} of the ${own.length} questions are has been measured from answers; of the others it is a judgment of their writers. A result that rests on them says that it is provisional.`;
}
