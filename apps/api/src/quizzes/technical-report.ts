import {
  type AdaptiveBlueprint,
  domainLabels,
  ENGINE_VERSION,
  formLength,
  type Item,
  type QuizFigures,
  RANGE_CONFIDENCE,
  reliability,
  technicalReport,
  toScale,
} from '@careway/assessment';
import type { SimulatedFigures, TechnicalReport } from '@careway/contract';
import {
  type CalibrationRecord,
  type Database,
  findActiveCalibration,
  findQuizSimulation,
  listObservedScores,
  type ObservedScore,
  type QuizSimulationRecord,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { describeStatuses } from '../calibrations/calibration-words.ts';
import { reportFairness } from '../fairness/report-fairness.ts';
import { type AdaptiveMeasure, measureOf } from './adaptive-measure.ts';
import { describeQuizDetail, targetBasis } from './describe-quiz.ts';
import type { LoadedQuiz } from './load-quiz.ts';

/** People before a statistic of their scores is told. */
const MIN_PEOPLE = 100;
/** Standard normal quantile at .9: a range of 80 % reaches so many standard errors to each side. */
const RANGE_Z = 1.2815515655446004;
const SCALE_UNIT = 100;

const groundLabels: Readonly<Record<Item['ground'], string>> = {
  verified: 'Checked against its primary source',
  secondary: 'Checked against a secondary source',
  'professional-reasoning': 'Professional reasoning',
};
const signOffLabels: Readonly<Record<Item['signOff'], string>> = {
  none: 'Awaits nobody',
  clinician: 'Awaits a clinician',
  lawyer: 'Awaits a lawyer',
  coder: 'Awaits a medical coder',
  practitioner: 'Awaits a practitioner',
};
const kindLabels: Readonly<Record<Item['kind'], string>> = {
  single: 'Choose one',
  multiple: 'Choose all that apply',
  judgement: 'Judgement, partial credit',
};
/** Parts of a full report that the engine names, in words. */
const partLabels: Readonly<Record<string, string>> = {
  fit: 'Item fit over all questions (each question’s is with its authors)',
  subscores: 'Scores of single subjects: no evidence yet that they add anything to the whole result',
  dif: 'Whether questions favor a group',
  adverseImpact: 'Impact of the target on groups: told to an organization about its own candidates only',
};

/** What an adaptive quiz can publish of itself, and what it cannot yet. */
export async function writeTechnicalReport(
  db: Kysely<Database>,
  quiz: LoadedQuiz & { readonly blueprint: AdaptiveBlueprint },
): Promise<TechnicalReport> {
  const { blueprint } = quiz;
  const measure = measureOf(blueprint, quiz);
  const { parameters, cut } = measure;
  const [calibration, simulation, scores, fairness] = await Promise.all([
    findActiveCalibration(db),
    findQuizSimulation(db, blueprint.slug, parameters.version),
    listObservedScores(db, blueprint.slug),
    reportFairness(db, blueprint.slug),
  ]);
  const detail = describeQuizDetail(quiz);
  const live = quiz.items.filter(({ item }) => blueprint.domains.some(({ domain }) => domain === item.domain));
  const trials = new Set(measure.trialIds);
  const scored = parameters.bank.items.filter(({ id }) => !trials.has(id));
  const facts = technicalReport(scored, { version: parameters.version });
  const observed = describeObserved(scores);
  const isMeasured = facts.byStatus.prior < scored.length;
  return {
    kind: 'adaptive',
    quiz: blueprint.slug,
    title: blueprint.title,
    sentence: sentenceOf(blueprint, isMeasured, simulation),
    purpose: [
      blueprint.goal,
      'It tells a candidate, an educator or the candidate’s own advisor whether somebody is ready to prepare no further, and what to review. Wherever the range crosses the target, the result is “too early to tell”.',
    ],
    limits: detail.limits,
    versions: {
      bank: quiz.bankVersion,
      blueprint: blueprint.version,
      parameters: parameters.version,
      calibration: calibration?.version ?? null,
      engine: ENGINE_VERSION,
    },
    blueprint: {
      fewest: blueprint.fewest,
      most: formLength(blueprint),
      domains: blueprint.domains.map(({ domain, questions, min, max }) => ({
        domain,
        label: domainLabels[domain],
        targetShare: questions / formLength(blueprint),
        min,
        max,
        pool: live.filter(({ item }) => item.domain === domain).length,
      })),
      weightsBasis: blueprint.weightsBasis,
      rules: detail.rules,
    },
    pool: {
      live: live.length,
      trial: trials.size,
      statuses: describeStatuses(new Map(Object.entries(facts.byStatus))),
      grounds: countBy(live, groundLabels, ({ item }) => item.ground),
      signOffs: countBy(live, signOffLabels, ({ item }) => item.signOff),
      kinds: countBy(live, kindLabels, ({ item }) => item.kind),
    },
    target: describeTargetOf(quiz, cut),
    model: {
      name: 'Item response theory, one ability',
      sentence:
        'Right/wrong questions follow the two-parameter logistic model, judgement questions the generalized partial credit model. The score is the posterior mean with one prior N(0, 1) for everybody; the range counts the doubt in the questions too.',
      page: '/methods/adaptive-readiness',
    },
    information: informationOf(facts.informationCurve),
    simulation: simulation === undefined ? null : describeSimulation(simulation, measure),
    simulationNote:
      'Simulated people answer by the same response models that measure them. This shows what the rules do, not how real people do.',
    observed,
    calibration: describeCalibrationOf(blueprint.slug, calibration),
    fairness,
    missing: facts.missing
      .filter((part) => part !== 'dif' || fairness.comparisons.length === 0)
      .flatMap((part) => partLabels[part] ?? []),
  };
}

function sentenceOf(
  { title }: AdaptiveBlueprint,
  isMeasured: boolean,
  simulation: QuizSimulationRecord | undefined,
): string {
  const basis = isMeasured
    ? 'rests in part on questions measured from people’s answers'
    : 'rests on its authors’ judgement of every question; nobody’s answers have been used yet';
  if (simulation === undefined) return `${title} ${basis}.`;
  const { figures } = simulation;
  const right = figures.decisions === undefined ? undefined : Math.round(100 * figures.decisions.accuracy);
  const decided = right === undefined ? '' : `, ${right}% of decisions right`;
  return `${title} ${basis}. If its models hold: ${Math.round(figures.meanLength)} questions on average${decided}, reliability ${figures.reliability.reliability.toFixed(2)}.`;
}

function describeTargetOf({ targetShare }: LoadedQuiz, cut: number): TechnicalReport['target'] {
  return {
    share: targetShare,
    score: toScale(cut),
    theta: cut,
    label: `${toScale(cut)} on the scale from 200 to 800: where a just-qualified person is expected to earn ${Math.round(100 * targetShare)}% of the points of the whole pool`,
    method:
      'Modified Angoff (Angoff 1971), one judge a question, one round; turned into an ability by the test characteristic curve',
    basis: targetBasis,
  };
}

function countBy<Key extends string, Entry>(
  entries: readonly Entry[],
  labels: Readonly<Record<Key, string>>,
  keyOf: (entry: Entry) => Key,
): { label: string; count: number }[] {
  return (Object.keys(labels) as Key[]).map((key) => ({
    label: labels[key],
    count: entries.filter((entry) => keyOf(entry) === key).length,
  }));
}

function informationOf(
  curve: readonly { readonly theta: number; readonly information: number; readonly se: number }[],
) {
  return curve
    .filter(({ theta }) => Math.abs(theta) <= 3)
    .map(({ theta, information, se }) => ({ score: toScale(theta), information, standardError: se }));
}

function describeSimulation(
  { figures, ...record }: QuizSimulationRecord,
  { parameters }: AdaptiveMeasure,
): SimulatedFigures {
  return {
    examinees: record.examinees,
    seed: record.seed,
    madeAt: record.createdAt.toISOString(),
    bankVersion: record.bankVersion,
    parameterVersion: record.parameterVersion,
    isCurrent: record.parameterVersion === parameters.version,
    ...plainFigures(figures),
  };
}

function plainFigures(figures: QuizFigures) {
  const { bias, rmse, seRatio, meanLength, exposure, overlap, decisions, consistency } = figures;
  return {
    bias,
    rmse,
    seRatio,
    meanLength,
    maxExposure: exposure.max,
    meanExposure: exposure.mean,
    unused: exposure.unused,
    overlap,
    decidedAbove: decisions?.pass ?? null,
    decidedBelow: decisions?.fail ?? null,
    undecided: decisions?.indeterminate ?? null,
    accuracy: decisions?.accuracy ?? null,
    reliability: figures.reliability.reliability,
    classificationAccuracy: consistency.accuracy,
    classificationConsistency: consistency.consistency,
    seAtTarget: consistency.seAtCut ?? null,
  };
}

/** Reliability and length over the people who were told a score, from score and range as they were told. */
function describeObserved(scores: readonly ObservedScore[]): TechnicalReport['observed'] {
  const people = scores.length;
  const base = { people, needed: MIN_PEOPLE };
  if (people < MIN_PEOPLE) {
    return { ...base, label: `too few people (${people} of ${MIN_PEOPLE})`, reliability: null, meanLength: null };
  }
  const found = reliability(
    scores.map(({ score }) => score / SCALE_UNIT),
    scores.map(({ low, high }) => Math.max(high - low, 1) / (2 * RANGE_Z * SCALE_UNIT)),
  );
  return {
    ...base,
    label: `${people} people, each with the first finished attempt; the error is read off the ${Math.round(100 * RANGE_CONFIDENCE)}% range`,
    reliability: found.reliability,
    meanLength: scores.reduce((sum, { questions }) => sum + questions, 0) / people,
  };
}

function describeCalibrationOf(
  quiz: string,
  calibration: CalibrationRecord | undefined,
): TechnicalReport['calibration'] {
  const pool = calibration?.pools.find(({ quizzes }) => quizzes.includes(quiz));
  if (calibration === undefined || pool === undefined || pool.answers === 0) {
    return {
      label: 'No calibration is in use: every question has its expert prior.',
      people: 0,
      answers: 0,
      madeAt: null,
      population: null,
    };
  }
  const { people, answers, population } = pool;
  return {
    label: `${calibration.version}: ${answers} answers of ${people} people, each person’s first finished attempt. ${calibration.method}.`,
    people,
    answers,
    madeAt: calibration.createdAt.toISOString(),
    population,
  };
}
