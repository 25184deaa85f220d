import { AssessmentError } from './errors.ts';
import { type Domain, domains } from './item.ts';

/** What every quiz says of itself. */
interface BlueprintCommon {
  readonly slug: string;
  readonly version: string;
  readonly title: string;
  readonly goal: string;
  /** About how long it takes at full length, in minutes. Not a limit. */
  readonly minutesAbout: number;
  /** Why the domains weigh what they weigh, in one sentence. */
  readonly weightsBasis: string;
  /** What people must know of the quiz's subject before they start, a sentence each. */
  readonly notes?: readonly string[];
}

/** A fixed form: so many questions from each domain, drawn at random. */
export interface FormBlueprint extends BlueprintCommon {
  readonly mode: 'form';
  readonly domains: readonly { readonly domain: Domain; readonly questions: number }[];
}

/**
 * A mock exam: a form under time, with free movement among its questions. The time grows with the questions given, so that
 * questions under trial bring their own.
 */
export interface MockBlueprint extends BlueprintCommon {
  readonly mode: 'mock';
  /** Time for one question. Seconds. */
  readonly secondsPerQuestion: number;
  /** Why that much, in one sentence. */
  readonly timeBasis: string;
  readonly domains: FormBlueprint['domains'];
}

/**
 * An adaptive quiz of `fewest` up to the sum of all `questions`. `questions` of a domain is its part of the full length and
 * so its weight; `min` and `max` bind every attempt that is answered to its end.
 */
export interface AdaptiveBlueprint extends BlueprintCommon {
  readonly mode: 'adaptive';
  readonly fewest: number;
  readonly domains: readonly {
    readonly domain: Domain;
    readonly questions: number;
    readonly min: number;
    readonly max: number;
  }[];
}

/** The plan of a quiz: its domains, lengths and mode. */
export type Blueprint = FormBlueprint | MockBlueprint | AdaptiveBlueprint;

const modes: readonly Blueprint['mode'][] = ['form', 'mock', 'adaptive'];

/** How many questions an attempt has at full length, questions under trial aside. */
export function formLength(blueprint: Pick<Blueprint, 'domains'>): number {
  return blueprint.domains.reduce((total, part) => total + part.questions, 0);
}

/** Questions under trial as a share of the full length, where there are any. */
export const TRIAL_SHARE = 0.15;

/** How many questions under trial an attempt shows, of the `trials` there are. */
export function trialCount(blueprint: Pick<Blueprint, 'domains'>, trials: number): number {
  return Math.min(trials, Math.round(TRIAL_SHARE * formLength(blueprint)));
}

/** Reads the blueprints. Throws `AssessmentError` ('invalid-blueprint') naming the blueprint and the field. */
export function parseBlueprints(text: string): readonly Blueprint[] {
  const blueprints = JSON.parse(text) as readonly Blueprint[];
  for (const blueprint of blueprints) {
    const { slug } = blueprint;
    if (!/^[a-z][a-z0-9-]*$/.test(slug)) fail(slug, 'slug', 'lower-case letters, digits and hyphens');
    if (!modes.includes(blueprint.mode)) fail(slug, 'mode', `one of ${modes.join(', ')}`);
    if (blueprint.domains.length === 0) fail(slug, 'domains', 'at least one');
    for (const part of blueprint.domains) {
      if (!domains.includes(part.domain)) fail(slug, `domains.${part.domain}`, `one of ${domains.join(', ')}`);
      if (!isCount(part.questions) || part.questions < 1)
        fail(slug, `domains.${part.domain}.questions`, 'a whole number from 1');
    }
    if (blueprint.mode === 'adaptive') requireBounds(blueprint);
    if (blueprint.mode === 'mock') requireTime(blueprint);
  }
  return blueprints;
}

function requireTime({ slug, secondsPerQuestion, timeBasis }: MockBlueprint): void {
  if (!isCount(secondsPerQuestion) || secondsPerQuestion < 1)
    fail(slug, 'secondsPerQuestion', 'a whole number of seconds from 1');
  if (!timeBasis) fail(slug, 'timeBasis', 'the reason for the time, in a sentence');
}

function requireBounds(blueprint: AdaptiveBlueprint): void {
  const { slug, fewest } = blueprint;
  const longest = formLength(blueprint);
  const least = blueprint.domains.reduce((total, { min }) => total + min, 0);
  if (!isCount(fewest) || fewest < Math.max(1, least) || fewest > longest)
    fail(slug, 'fewest', `a whole number from ${Math.max(1, least)} (the sum of min) to ${longest}`);
  for (const { domain, questions, min, max } of blueprint.domains) {
    if (!isCount(min) || min > questions) fail(slug, `domains.${domain}.min`, `a whole number from 0 to ${questions}`);
    if (!isCount(max) || max < questions) fail(slug, `domains.${domain}.max`, `a whole number from ${questions}`);
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function fail(slug: string, field: string, allowed: string): never {
  throw new AssessmentError('invalid-blueprint', `${slug}: ${field} must be ${allowed}`);
}
