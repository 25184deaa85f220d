import { CertificationsError } from './errors.ts';
import {
  asObject,
  day,
  nullable,
  number,
  oneOf,
  optional,
  type Read,
  record,
  refuse,
  text,
  webAddress,
} from './record.ts';

/** `verified`: read at the source. `secondary`: read second-hand. `unverified`: not confirmed, or a judgement of ours. */
export const howSureLevels = ['verified', 'secondary', 'unverified'] as const;
export type HowSure = (typeof howSureLevels)[number];

/** `published` by an issuer, a statistical office or in law; `reported` by a site or article; `judgement` is ours. */
export const factKinds = ['published', 'reported', 'judgement'] as const;
export type FactKind = (typeof factKinds)[number];

export const factUnits = [
  'usd',
  'years',
  'months',
  'hours',
  'credits',
  'minutes',
  'questions',
  'domains',
  'percent',
  'score',
] as const;
export type FactUnit = (typeof factUnits)[number];

/** Where a statement was read. `year` is the year or date of the text as it gives it. */
export interface Citation {
  readonly title: string;
  readonly url?: string;
  readonly year?: string;
}

/** The one figure of a statement, or the lower end of the range it gives. */
export interface FactValue {
  readonly amount: number;
  /** The upper end of a range; absent where the statement gives one figure. Never below `amount`. */
  readonly upTo?: number;
  readonly unit: FactUnit;
}

/**
 * One statement about the world. An unverified one carries no figure, neither as `value` nor in its words: it says what
 * to check and where. `value` is null where the statement has no figure, several, or is not confirmed.
 */
export interface Fact {
  readonly statement: string;
  readonly value: FactValue | null;
  readonly kind: FactKind;
  readonly howSure: HowSure;
  readonly citation: Citation;
  /** Day on which a copy of the source was last read, YYYY-MM-DD. */
  readonly checkedOn: string;
}

const readCitation: Read<Citation> = record<Citation>({
  title: text,
  url: optional(webAddress),
  year: optional(text),
});

const readValueFields: Read<FactValue> = record<FactValue>({
  amount: number,
  upTo: optional(number),
  unit: oneOf(factUnits),
});

const readValue: Read<FactValue> = (value, path) => {
  const read = readValueFields(value, path);
  if (read.upTo !== undefined && read.upTo < read.amount) refuse(`${path}.upTo`, `at least ${read.amount}`, read.upTo);
  return read;
};

const readFactFields: Read<Fact> = record<Fact>({
  statement: text,
  value: nullable(readValue),
  kind: oneOf(factKinds),
  howSure: oneOf(howSureLevels),
  citation: readCitation,
  checkedOn: day,
});

/** Reads a fact and refuses an unverified one that states a figure, and a judgement that claims to be verified. */
export const readFact: Read<Fact> = (value, path) => {
  const fact = readFactFields(value, path);
  if (fact.kind === 'judgement' && fact.howSure !== 'unverified') {
    throw new CertificationsError(
      'invalid-record',
      `${path} is a judgement and must be unverified, got ${fact.howSure}`,
    );
  }
  if (fact.howSure === 'unverified' && (fact.value !== null || /\d/.test(fact.statement))) {
    throw new CertificationsError(
      'invalid-record',
      `${path} is unverified and must not state a figure: "${fact.statement}"`,
    );
  }
  return fact;
};

/**
 * Replaces the short form of facts in a data file by the whole one. A data file lists its sources once,
 * `{ "<key>": { title, url?, year?, kind, checkedOn } }`, and a fact names one: `{ statement, value?, howSure, source }`.
 */
export function resolveSources(document: unknown, sources: unknown, path: string): unknown {
  const table = asObject(sources, `${path}.sources`);
  const resolve = (value: unknown, at: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => resolve(item, `${at}[${index}]`));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const source: unknown = Reflect.get(value, 'source');
    if (typeof source !== 'string') {
      return Object.fromEntries(entries.map(([key, item]) => [key, resolve(item, `${at}.${key}`)]));
    }
    if (!Object.hasOwn(table, source)) return refuse(`${at}.source`, `one of ${Object.keys(table).join(', ')}`, source);
    const { kind, checkedOn, ...citation } = asObject(table[source], `${path}.sources.${source}`);
    const rest = Object.fromEntries(entries.filter(([key]) => key !== 'source'));
    return { value: null, ...rest, kind, checkedOn, citation };
  };
  return resolve(document, path);
}
