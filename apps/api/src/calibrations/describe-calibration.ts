import {
  domainLabels,
  isApart,
  locationOf,
  type MeasuredItem,
  MIN_MEASURED_ANSWERS,
  toScale,
} from '@careway/assessment';
import type { Calibration, CalibrationDetail, CalibrationPage } from '@careway/contract';
import {
  activeCalibrationVersion,
  type CalibratedPool,
  type CalibrationRecord,
  countCalibratedItems,
  type Database,
  listBlueprints,
  listCalibratedItems,
  listCalibrations,
  listPersonNames,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { measureOf } from '../quizzes/adaptive-measure.ts';
import { createQuizShelf, readModels } from '../quizzes/load-quiz.ts';
import { describeStatuses, measureStatusLabels, poolStateLabels } from './calibration-words.ts';

/** Standard normal quantile at .9. */
const RANGE_Z = 1.2815515655446004;
const SOMEBODY = 'Somebody whose account is gone';

/** Names that a description needs: of people by id, of quizzes by slug. */
interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly quizzes: ReadonlyMap<string, string>;
}

/** A page of calibrations, and what new attempts are measured with. */
export async function describeCalibrations(
  db: Kysely<Database>,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly calibrations: readonly Calibration[]; readonly sentence: string }> {
  const records = await listCalibrations(db, page);
  const names = await readNames(db, records);
  const counts = await countCalibratedItems(
    db,
    records.map(({ version }) => version),
  );
  const calibrations = records.map((record) => summarize(record, counts.get(record.version) ?? new Map(), names));
  return { calibrations, sentence: await sayWhatIsInUse(db) };
}

async function sayWhatIsInUse(db: Kysely<Database>): Promise<CalibrationPage['sentence']> {
  const version = await activeCalibrationVersion(db);
  if (version === null) return 'New attempts are measured by the judgement of the questions’ authors alone.';
  const counts = (await countCalibratedItems(db, [version])).get(version) ?? new Map<string, number>();
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const measured = all - (counts.get('prior') ?? 0);
  return `New attempts are measured with ${version}: ${measured} of ${all} questions from answers, the others by their authors’ judgement.`;
}

/** One calibration: what moved, what changed its standing, and what it would do to the targets. */
export async function describeCalibration(db: Kysely<Database>, record: CalibrationRecord): Promise<CalibrationDetail> {
  const [items, counts, names] = await Promise.all([
    listCalibratedItems(db, record.version),
    countCalibratedItems(db, [record.version]),
    readNames(db, [record]),
  ]);
  const compared = items
    .filter(({ answers }) => answers >= MIN_MEASURED_ANSWERS)
    .map((item) => ({
      itemId: item.itemId,
      domainLabel: labelOf(item.measured),
      answers: item.answers,
      status: item.measured.status,
      statusLabel: measureStatusLabels[item.measured.status],
      before: rangeOf(item.before),
      after: rangeOf(item.measured),
      isApart: isApart(item.before, item.measured),
    }));
  const changes = record.pools.flatMap((pool) => pool.changes);
  return {
    ...summarize(record, counts.get(record.version) ?? new Map(), names),
    sentence: sayWhatMoved(record, compared),
    refusal: refusalOf(record),
    changes: changes.map(({ itemId, from, to, reason }) => ({
      itemId,
      fromLabel: measureStatusLabels[from],
      to,
      toLabel: measureStatusLabels[to],
      reason,
    })),
    compared,
    needed: MIN_MEASURED_ANSWERS,
    targets: await compareTargets(db, record.version),
  };
}

function sayWhatMoved(record: CalibrationRecord, compared: CalibrationDetail['compared']): string {
  if (record.answers === 0) return 'There are no answers yet, so every question keeps its authors’ judgement.';
  const apart = compared.filter((item) => item.isApart).length;
  const many = `${compared.length} ${compared.length === 1 ? 'question has' : 'questions have'} at least ${MIN_MEASURED_ANSWERS} answers`;
  return compared.length === 0
    ? `No question has ${MIN_MEASURED_ANSWERS} answers yet, so all stay near their authors’ judgement.`
    : `${many}; ${apart === 0 ? 'none' : apart} of them moved further than chance explains.`;
}

function refusalOf(record: CalibrationRecord): string | null {
  if (record.isActive) return 'It is in use.';
  return record.converged ? null : 'It did not converge, so its figures cannot be used.';
}

function summarize(
  record: CalibrationRecord,
  counts: ReadonlyMap<string, number>,
  { people, quizzes }: Names,
): Calibration {
  const { startedBy } = record;
  return {
    version: record.version,
    createdAt: record.createdAt.toISOString(),
    startedBy: startedBy === null ? null : (people.get(startedBy) ?? SOMEBODY),
    bankVersion: record.bankVersion,
    engineVersion: record.engineVersion,
    method: record.method,
    checksum: record.checksum,
    people: record.people,
    answers: record.answers,
    logLikelihood: record.logLikelihood,
    converged: record.converged,
    isActive: record.isActive,
    activatedAt: record.activatedAt?.toISOString() ?? null,
    statuses: describeStatuses(counts),
    pools: record.pools.map((pool) => describePool(pool, quizzes)),
  };
}

function describePool(pool: CalibratedPool, titles: Names['quizzes']): Calibration['pools'][number] {
  const { state, people, answers, logLikelihood, converged, population, link } = pool;
  return {
    label: pool.quizzes.map((slug) => titles.get(slug) ?? slug).join(', '),
    quizzes: [...pool.quizzes],
    state,
    stateLabel: poolStateLabels[state],
    people,
    answers,
    logLikelihood,
    converged,
    population,
    link: link === null ? null : { ...link, removed: [...link.removed] },
    notes: notesOf(pool),
  };
}

/** Warnings in words, those about single questions counted. */
function notesOf({ warnings }: CalibratedPool): string[] {
  const about = (code: string) => warnings.filter((warning) => warning.code === code).length;
  const counted = [
    [about('no-answers'), 'without answers'],
    [about('no-variance'), 'with one and the same answer throughout'],
    [about('empty-category'), 'with a credit that nobody earned'],
  ] as const;
  const single = ['no-answers', 'no-variance', 'empty-category'];
  return [
    ...counted.flatMap(([count, what]) =>
      count === 0 ? [] : [`Authors’ judgement stays for ${count} ${count === 1 ? 'question' : 'questions'} ${what}.`],
    ),
    ...warnings
      .filter(({ code }) => !single.includes(code))
      .map(({ item, detail }) => (item ? `${item}: ${detail}` : detail)),
  ];
}

function rangeOf(measured: MeasuredItem) {
  const { difficulty, standardError } = locationOf(measured);
  const reach = RANGE_Z * (standardError ?? 0);
  return { difficulty, low: difficulty - reach, high: difficulty + reach };
}

function labelOf({ domain }: MeasuredItem): string {
  return Object.entries(domainLabels).find(([slug]) => slug === domain)?.[1] ?? '';
}

/** Where targets lie with the models in use and with those of a calibration; a quiz that neither can measure is left out. */
async function compareTargets(db: Kysely<Database>, version: string): Promise<CalibrationDetail['targets']> {
  const models = await readModels(db, version);
  const targets: CalibrationDetail['targets'] = [];
  for (const quiz of await createQuizShelf().list(db)) {
    const { blueprint } = quiz;
    if (blueprint.mode !== 'adaptive') continue;
    try {
      const [before, after] = [measureOf(blueprint, quiz), measureOf(blueprint, { ...quiz, calibrated: models })];
      targets.push({
        quiz: blueprint.slug,
        title: blueprint.title,
        before: toScale(before.cut),
        after: toScale(after.cut),
      });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AssessmentError')) throw error;
    }
  }
  return targets;
}

async function readNames(db: Kysely<Database>, records: readonly CalibrationRecord[]): Promise<Names> {
  const ids = records.flatMap(({ startedBy }) => startedBy ?? []);
  const [people, blueprints] = await Promise.all([listPersonNames(db, ids), listBlueprints(db)]);
  return { people, quizzes: new Map(blueprints.map(({ slug, title }) => [slug, title])) };
}
