import {
  asObject,
  boolean,
  type EducationLevel,
  educationLevels,
  type Fact,
  listOf,
  nullable,
  oneOf,
  optional,
  parseJson,
  type Read,
  readFact,
  record,
  resolveSources,
  slug,
  text,
} from '@careway/certifications';
import { PathwaysError, readingRecords } from './errors.ts';

/** Fields of study whose degree no degree in another field stands for: their work needs a license. */
export const studyFields = ['nursing', 'social-work'] as const;
export type StudyField = (typeof studyFields)[number];

export const stepNeedKinds = ['education', 'experience', 'certification', 'licence'] as const;
export type StepNeedKind = (typeof stepNeedKinds)[number];

/** Something a step asks for. `certification` is a code of the certification catalogue, where it is one of those. */
export interface StepNeed {
  readonly kind: StepNeedKind;
  readonly fact: Fact;
  readonly certification?: string;
  /** The schooling of an `education` need: the level its statement calls usual or required. */
  readonly level?: EducationLevel;
  /** The field the schooling must be in, where a degree in another field does not count. */
  readonly field?: StudyField;
  /** Schooling to be had before that of the step itself; its time comes on top of the step's own. */
  readonly isPrior?: boolean;
  /** false: it helps, but is not a rule. */
  readonly isRequired: boolean;
}

/** One of several ways to make the same step, told apart by what they need: "by an associate degree in nursing". */
export interface StepWay {
  readonly slug: string;
  /** Reads on after the role: "Nurse case manager, by an associate degree in nursing". */
  readonly title: string;
}

/** One move from a role to the next. `basis` says why it is on the map; its kind tells published from judged. */
export interface Step {
  readonly from: string;
  readonly to: string;
  /** Absent where the map has one way alone between the two roles. */
  readonly way?: StepWay;
  readonly basis: Fact;
  readonly needs: readonly StepNeed[];
  /**
   * A fact with a value in months or years, only where a source gives one; null says "not published". Of a step that asks
   * for schooling it is the time of that schooling.
   */
  readonly typicalTime: Fact | null;
}

const readFields: Read<Step> = record<Step>({
  from: slug,
  to: slug,
  way: optional(record<StepWay>({ slug, title: text })),
  basis: readFact,
  needs: listOf(
    record<StepNeed>({
      kind: oneOf(stepNeedKinds),
      fact: readFact,
      certification: optional(slug),
      level: optional(oneOf(educationLevels)),
      field: optional(oneOf(studyFields)),
      isPrior: optional(boolean),
      isRequired: boolean,
    }),
  ),
  typicalTime: nullable(readFact),
});

function readStep(value: unknown, path: string): Step {
  const step = readingRecords(() => readFields(value, path));
  if (step.from === step.to) throw new PathwaysError('invalid-record', `${path} leads from ${step.from} to itself`);
  const unlevelled = step.needs.findIndex((need) => (need.kind === 'education') !== (need.level !== undefined));
  if (unlevelled >= 0) {
    throw new PathwaysError(
      'invalid-record',
      `${path}.needs[${unlevelled}] must have a level if, and only if, it is of education`,
    );
  }
  const misplaced = step.needs.findIndex(
    (need) => need.kind !== 'education' && (need.field !== undefined || need.isPrior !== undefined),
  );
  if (misplaced >= 0) {
    throw new PathwaysError(
      'invalid-record',
      `${path}.needs[${misplaced}] has field or isPrior, but is not of education`,
    );
  }
  if (step.typicalTime !== null && publishedTime(step) === null) {
    throw new PathwaysError('invalid-record', `${path}.typicalTime must have a value in months or years`);
  }
  return step;
}

/**
 * Reads `{ sources, steps }`. Throws `PathwaysError` naming file, record and field. Two roles have several steps only
 * where each names its way.
 */
export function parseSteps(json: string, fileName = 'steps.json'): readonly Step[] {
  const resolved = readingRecords(() => {
    const document = asObject(parseJson(json, fileName), fileName);
    return listOf((value) => value, 1)(resolveSources(document.steps, document.sources, fileName), `${fileName}.steps`);
  });
  const steps = resolved.map((value, index) => readStep(value, `${fileName}.steps[${index}]`));
  const names = steps.map(({ from, to, way }) => `${from} to ${to}${way === undefined ? '' : `, ${way.slug}`}`);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new PathwaysError('invalid-record', `${fileName} repeats the step ${repeated}`);
  const nameless = steps.find(
    (step) => step.way === undefined && steps.some((other) => other !== step && joinsTheSame(step, other)),
  );
  if (nameless !== undefined) {
    throw new PathwaysError(
      'invalid-record',
      `${fileName} has several steps ${nameless.from} to ${nameless.to}: each must name its way`,
    );
  }
  return steps;
}

/** Whether two steps lead from the same role to the same role. */
export function joinsTheSame(a: Step, b: Step): boolean {
  return a.from === b.from && a.to === b.to;
}

/** The time a step typically takes, in months; both ends are one where the source gives one figure. */
export interface PublishedTime {
  readonly least: number;
  readonly most: number;
}

/** The time a source gives for a step; null where none does. */
export function publishedTime(step: Step): PublishedTime | null {
  const value = step.typicalTime?.value;
  if (value?.unit !== 'months' && value?.unit !== 'years') return null;
  const months = value.unit === 'years' ? 12 : 1;
  return { least: value.amount * months, most: (value.upTo ?? value.amount) * months };
}

/** Every fact of a step. */
export function stepFacts(step: Step): readonly Fact[] {
  return [step.basis, ...step.needs.map((need) => need.fact), ...(step.typicalTime === null ? [] : [step.typicalTime])];
}
