import { type AdaptiveBlueprint, DECISION_CERTAINTY, domainLabels, formLength, trialCount } from '@careway/assessment';
import type { Quiz, QuizDetail } from '@careway/contract';
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
    domains: blueprint.domains.map((part) => ({
      domain: part.domain,
      label: domainLabels[part.domain],
      questions: part.questions,
      min: 'min' in part ? part.min : part.questions,
      max: 'max' in part ? part.max : part.questions,
      sharePercent: Math.round((1000 * part.questions) / length) / 10,
    })),
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
  const length = formLength(blueprint);
  if (blueprint.mode === 'form') return { min: length, max: length };
  const trials = trialCount(blueprint, trialsOf(blueprint, pilots));
  return { min: blueprint.fewest, max: length + trials };
}

function trialsOf(blueprint: AdaptiveBlueprint, pilots: LoadedQuiz['pilots']): number {
  return pilots.filter(({ item }) => blueprint.domains.some(({ domain }) => domain === item.domain)).length;
}

function rulesOf(quiz: LoadedQuiz): string[] {
  const { blueprint } = quiz;
  const saved = 'One question at a time. Each answer is saved before the next question opens, and stays as given.';
  const untimed = 'No timer. Leave at any time and go on where you stopped.';
  if (blueprint.mode === 'form') {
    return [
      `${formLength(blueprint)} questions, drawn at random by subject. ${blueprint.weightsBasis}`,
      saved,
      untimed,
      'Your result is a range, not a single number: the range where your share of points would fall in 8 of 10 such quizzes.',
    ];
  }
  const { min, max } = lengthOf(quiz);
  const trials = max - formLength(blueprint);
  const certain = Math.round(DECISION_CERTAINTY * 100);
  return [
    `${min} to ${max} questions. The next one depends on your answers so far, so you cannot go back or skip. Every subject comes up. ${blueprint.weightsBasis}`,
    `The quiz ends when it is ${certain}% sure on which side of the target you are, or after ${max} questions. It then says which. Fewer questions do not mean a better or a worse result.`,
    ...(trials === 0
      ? []
      : [`Up to ${trials} of the questions are under trial. They do not count, and nothing shows which they are.`]),
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
