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
} from '@careway/certifications';
import { PathwaysError, readingRecords } from './errors.ts';

export const stepNeedKinds = ['education', 'experience', 'certification', 'licence'] as const;
export type StepNeedKind = (typeof stepNeedKinds)[number];

/** Something a step asks for. `certification` is a code of the certification catalogue, where it is one of those. */
export interface StepNeed {
  readonly kind: StepNeedKind;
  readonly fact: Fact;
  readonly certification?: string;
  /** The schooling of an `education` need: the level its statement calls usual or required. */
  readonly level?: EducationLevel;
  /** false: it helps, but is not a rule. */
  readonly isRequired: boolean;
}

/** One move from a role to the next. `basis` says why it is on the map; its kind tells published from judged. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly basis: Fact;
  readonly needs: readonly StepNeed[];
  /** A fact with a value in months or years, only where a source gives one; null says "not published". */
  readonly typicalTime: Fact | null;
}

const readFields: Read<Step> = record<Step>({
  from: slug,
  to: slug,
  basis: readFact,
  needs: listOf(
    record<StepNeed>({
      kind: oneOf(stepNeedKinds),
      fact: readFact,
      certification: optional(slug),
      level: optional(oneOf(educationLevels)),
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
  if (step.typicalTime !== null && knownMonths(step) === null) {
    throw new PathwaysError('invalid-record', `${path}.typicalTime must have a value in months or years`);
  }
  return step;
}

/** Reads `{ sources, steps }`. Throws `PathwaysError` naming file, record and field; two roles have one step at most. */
export function parseSteps(json: string, fileName = 'steps.json'): readonly Step[] {
  const resolved = readingRecords(() => {
    const document = asObject(parseJson(json, fileName), fileName);
    return listOf((value) => value, 1)(resolveSources(document.steps, document.sources, fileName), `${fileName}.steps`);
  });
  const steps = resolved.map((value, index) => readStep(value, `${fileName}.steps[${index}]`));
  const names = steps.map((step) => `${step.from} to ${step.to}`);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new PathwaysError('invalid-record', `${fileName} repeats the step ${repeated}`);
  return steps;
}

/** Months a step typically takes; null where no source gives a time. */
export function knownMonths(step: Step): number | null {
  const value = step.typicalTime?.value;
  if (value?.unit === 'months') return value.amount;
  return value?.unit === 'years' ? value.amount * 12 : null;
}

/** Every fact of a step. */
export function stepFacts(step: Step): readonly Fact[] {
  return [step.basis, ...step.needs.map((need) => need.fact), ...(step.typicalTime === null ? [] : [step.typicalTime])];
}
