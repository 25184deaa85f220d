import type { DraftItem } from '../draft-item.ts';
import { cognitiveLevels, domains, type Exhibit, exhibitKinds, groundStatuses, signOffs } from '../item.ts';
import { UnfitQuestion } from './unfit-question.ts';

/** What an author keeps about a question beyond its text and key. */
export type AuthorFields = Omit<DraftItem, 'kind' | 'stem' | 'options' | 'exhibit'>;

/** The author's fields of a draft, for an export. */
export function authorFieldsOf(draft: DraftItem): AuthorFields {
  const { kind: _kind, stem: _stem, options: _options, exhibit: _exhibit, ...fields } = draft;
  return fields;
}

/**
 * Reads author's fields that came from outside; what is absent stays unknown. Throws `UnfitQuestion` naming the field and
 * what is allowed.
 */
export function readAuthorFields(fields: Readonly<Record<string, unknown>>): AuthorFields {
  return {
    domain: oneOf(fields, 'domain', domains),
    objective: textOrNull(fields, 'objective'),
    cognitiveLevel: oneOf(fields, 'cognitiveLevel', cognitiveLevels),
    ground: oneOf(fields, 'ground', groundStatuses),
    signOff: oneOf(fields, 'signOff', signOffs) ?? 'none',
    difficulty: readDifficulty(fields.difficulty),
    citations: listOf(fields, 'citations', (one) => ({
      source: text(one, 'citations.source'),
      ...(one.fact === undefined ? {} : { fact: text(one, 'citations.fact', one.fact) }),
    })),
    reviews: listOf(fields, 'reviews', (one) => ({
      on: text(one, 'reviews.on', one.on),
      challenged: text(one, 'reviews.challenged', one.challenged),
      changed: text(one, 'reviews.changed', one.changed),
    })),
    ...(fields.enemies === undefined ? {} : { enemies: textList(fields.enemies) }),
  };
}

/** The kind of exhibit named in the fields; a `record` when none is. */
export function readExhibitKind(fields: Readonly<Record<string, unknown>>): Exhibit['kind'] {
  return oneOf(fields, 'exhibitKind', exhibitKinds) ?? 'record';
}

function oneOf<const Allowed extends string>(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  allowed: readonly Allowed[],
): Allowed | null {
  const value = textOrNull(fields, name);
  if (value === null) return null;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new UnfitQuestion(`${name} is "${value}"; it must be one of ${allowed.join(', ')}.`);
  return found;
}

function textOrNull(fields: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new UnfitQuestion(`${name} must be a text.`);
  return value;
}

function text(one: Readonly<Record<string, unknown>>, name: string, value: unknown = one.source): string {
  if (typeof value !== 'string') throw new UnfitQuestion(`${name} must be a text.`);
  return value;
}

function textList(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string'))
    throw new UnfitQuestion('enemies must be a list of question ids.');
  return value as readonly string[];
}

function listOf<Entry>(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  read: (one: Readonly<Record<string, unknown>>) => Entry,
): readonly Entry[] {
  const value = fields[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new UnfitQuestion(`${name} must be a list.`);
  return value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) throw new UnfitQuestion(`${name} must be a list of objects.`);
    return read(one as Readonly<Record<string, unknown>>);
  });
}

function readDifficulty(value: unknown): DraftItem['difficulty'] {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') throw new UnfitQuestion('difficulty must be an object.');
  const { justQualifiedShare, reason = '', confirmableBy = '' } = value as Readonly<Record<string, unknown>>;
  if (typeof justQualifiedShare !== 'number' || !(justQualifiedShare > 0 && justQualifiedShare < 1))
    throw new UnfitQuestion('difficulty.justQualifiedShare must be a number between 0 and 1.');
  if (typeof reason !== 'string' || typeof confirmableBy !== 'string')
    throw new UnfitQuestion('difficulty.reason and difficulty.confirmableBy must be texts.');
  return { justQualifiedShare, reason, confirmableBy };
}
