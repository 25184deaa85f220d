import { AssessmentError } from './errors.ts';
import { type Domain, domains } from './item.ts';

/** The plan of a quiz: how many questions from each domain. */
export interface Blueprint {
  readonly slug: string;
  readonly version: string;
  readonly title: string;
  readonly goal: string;
  readonly mode: 'form';
  /** About how long it takes, in minutes. Not a limit. */
  readonly minutesAbout: number;
  /** Why the domains weigh what they weigh, in one sentence. */
  readonly weightsBasis: string;
  readonly domains: readonly { readonly domain: Domain; readonly questions: number }[];
}

/** How many questions a form of this blueprint has. */
export function formLength(blueprint: Blueprint): number {
  return blueprint.domains.reduce((total, part) => total + part.questions, 0);
}

/** Reads the blueprints. Throws `AssessmentError` ('invalid-blueprint') naming the blueprint and the field. */
export function parseBlueprints(text: string): readonly Blueprint[] {
  const blueprints = JSON.parse(text) as readonly Blueprint[];
  for (const blueprint of blueprints) {
    const { slug } = blueprint;
    if (!/^[a-z][a-z0-9-]*$/.test(slug)) fail(slug, 'slug', 'lower-case letters, digits and hyphens');
    if (blueprint.mode !== 'form') fail(slug, 'mode', 'form');
    if (blueprint.domains.length === 0) fail(slug, 'domains', 'at least one');
    for (const part of blueprint.domains) {
      if (!domains.includes(part.domain)) fail(slug, `domains.${part.domain}`, `one of ${domains.join(', ')}`);
      if (!Number.isInteger(part.questions) || part.questions < 1)
        fail(slug, `domains.${part.domain}.questions`, 'a whole number from 1');
    }
  }
  return blueprints;
}

function fail(slug: string, field: string, allowed: string): never {
  throw new AssessmentError('invalid-blueprint', `${slug}: ${field} must be ${allowed}`);
}
