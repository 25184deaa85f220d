import { FileRefused } from '../import/file-refused.ts';
import { type FileSource, headOf } from '../import/file-source.ts';
import { columnKey } from '../import/header.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../import/raw-row.ts';
import { sniffBytes } from '../import/sniff-bytes.ts';
import { type RowChunk, textRows } from '../import/text-rows.ts';
import { workbookRows } from '../import/workbook-rows.ts';
import { FULL_TIME_HOURS_PER_WEEK } from '../pay-period.ts';
import type { PayLevel } from '../reported-figure.ts';
import { findState } from '../us-states.ts';
import { type PayBasis, parseMessyPay } from './messy-pay.ts';

/** Which column of a pay file holds what, by its header. Columns that are not named are never read. */
export interface OwnPayMapping {
  readonly pay: string;
  readonly title?: string;
  readonly level?: string;
  readonly place?: string;
  readonly group?: string;
  readonly hoursPerWeek?: string;
  readonly currency?: string;
  readonly name?: string;
  readonly email?: string;
}

/** A person's row of a pay file. Texts are as in the file; `annualUsd` is full-time and year-round. */
export interface OwnPayRow {
  readonly line: number;
  readonly payText: string;
  readonly annualUsd: number;
  /** What the text was read as: dollars a year or an hour. */
  readonly payUnit: 'year' | 'hour';
  readonly isRange: boolean;
  /** Paid hours a week that a yearly pay is for; pay is set to 40. */
  readonly hoursPerWeek: number;
  readonly title: string;
  readonly level?: PayLevel;
  /** FIPS of the state in the place; absent where none was found. */
  readonly state?: string;
  readonly group: string;
  readonly name?: string;
  readonly email?: string;
}

export interface OwnPayBatch {
  readonly taken: readonly OwnPayRow[];
  readonly refused: readonly RefusedRow[];
  readonly bytesRead: number;
}

const SNIFFED_BYTES = 4_096;
/** The header of a pay file stands among its first records. */
export const HEADER_WITHIN = 12;
const dollars = new Set(['', 'usd', 'us dollar', 'us dollars', '$', 'us$', 'dollars']);

/**
 * Reads a pay file (CSV, text or .xlsx), row by row. The header is the first of its first records that has the mapped
 * columns. Every row is taken, or refused with its line, column, value and reason. Throws `FileRefused` where the file is
 * no table or a mapped column is missing.
 */
export async function* readOwnPay(
  source: FileSource,
  mapping: OwnPayMapping,
  basis: PayBasis,
): AsyncGenerator<OwnPayBatch> {
  const wanted = Object.values(mapping).filter((name): name is string => name !== undefined);
  const before: RawRow[] = [];
  let columns: Columns | undefined;
  for await (const { rows, bytesRead } of await recordsOf(source)) {
    const taken: OwnPayRow[] = [];
    const refused: RefusedRow[] = [];
    for (const raw of rows) {
      if (columns === undefined) {
        columns = columnsIn(raw, mapping, wanted);
        before.push(raw);
        if (columns === undefined && before.length >= HEADER_WITHIN) throw missing(before, wanted);
        continue;
      }
      const row = readRow(raw, columns, mapping, basis);
      if ('reason' in row) refused.push(row);
      else taken.push(row);
    }
    yield { taken, refused, bytesRead };
  }
  if (columns === undefined) throw missing(before, wanted);
}

/** The records of a pay file, text or workbook. Throws `FileRefused` for what is neither. */
export async function recordsOf(source: FileSource): Promise<AsyncGenerator<RowChunk>> {
  const kind = sniffBytes(await headOf(source, SNIFFED_BYTES));
  if (kind === 'json') throw new FileRefused('json', 'This is JSON. Save the pay as CSV or .xlsx.');
  return kind === 'workbook' ? workbookRows(source) : textRows(source);
}

type Columns = Readonly<Record<keyof OwnPayMapping, number>>;

function columnsIn(raw: RawRow, mapping: OwnPayMapping, wanted: readonly string[]): Columns | undefined {
  const names = raw.cells.map(columnKey);
  if (!wanted.every((name) => names.includes(columnKey(name)))) return undefined;
  const at = (name: string | undefined): number => (name === undefined ? -1 : names.indexOf(columnKey(name)));
  return {
    pay: at(mapping.pay),
    title: at(mapping.title),
    level: at(mapping.level),
    place: at(mapping.place),
    group: at(mapping.group),
    hoursPerWeek: at(mapping.hoursPerWeek),
    currency: at(mapping.currency),
    name: at(mapping.name),
    email: at(mapping.email),
  };
}

function missing(before: readonly RawRow[], wanted: readonly string[]): FileRefused {
  const header = before
    .at(0)
    ?.cells.map((cell) => cell.trim())
    .join(' | ')
    .slice(0, 300);
  return new FileRefused(
    'unknown-table',
    `No row of the file names the columns ${wanted.join(', ')}. It begins: ${header ?? 'nothing'}.`,
  );
}

function readRow(raw: RawRow, columns: Columns, mapping: OwnPayMapping, basis: PayBasis): OwnPayRow | RefusedRow {
  const text = (at: number): string => (at < 0 ? '' : (raw.cells[at] ?? '').replace(/\s+/g, ' ').trim());
  const currency = text(columns.currency);
  if (!dollars.has(currency.toLowerCase())) {
    return refuseRow(raw.line, mapping.currency ?? 'currency', currency, 'only US dollars are compared');
  }
  const pay = parseMessyPay(text(columns.pay), basis);
  if (pay.kind === 'refused') return refuseRow(raw.line, mapping.pay, text(columns.pay), pay.reason);
  const hours = text(columns.hoursPerWeek) === '' ? FULL_TIME_HOURS_PER_WEEK : Number(text(columns.hoursPerWeek));
  if (!(hours >= 1 && hours <= 80)) {
    return refuseRow(
      raw.line,
      mapping.hoursPerWeek ?? 'hours',
      text(columns.hoursPerWeek),
      'must be from 1 to 80 hours a week',
    );
  }
  const level = levelIn(text(columns.level));
  const state = stateIn(text(columns.place));
  const [name, email] = [text(columns.name), text(columns.email)];
  return {
    line: raw.line,
    payText: text(columns.pay),
    // Hourly pay is already of a full-time year, whatever the hours.
    annualUsd: Math.round(pay.unit === 'hour' ? pay.annualUsd : (pay.annualUsd * FULL_TIME_HOURS_PER_WEEK) / hours),
    payUnit: pay.unit,
    isRange: pay.isRange,
    hoursPerWeek: hours,
    title: text(columns.title),
    group: text(columns.group),
    ...(level === undefined ? {} : { level }),
    ...(state === undefined ? {} : { state }),
    ...(name === '' ? {} : { name }),
    ...(email === '' ? {} : { email }),
  };
}

/** Years of experience from which somebody is mid and senior, where a level is given in years. Ours. */
const yearsFrom = { mid: 3, senior: 10 } as const;

/** The level in a word ("Sr.", "entry level") or in years of experience ("2 - 4 years"); undefined for anything else. */
export function levelIn(text: string): PayLevel | undefined {
  const word = text.toLowerCase();
  if (/\b(?:entry|junior|jr|trainee|intern|associate|new)\b/.test(word)) return 'entry';
  if (/\b(?:senior|sr|lead|principal|expert)\b/.test(word)) return 'senior';
  if (/\b(?:mid|middle|intermediate|experienced)\b/.test(word)) return 'mid';
  const years = /(\d+)\s*(?:\+|-|–|to|or|years?|yrs?|$)/.exec(word)?.[1];
  if (years === undefined) return undefined;
  if (Number(years) >= yearsFrom.senior) return 'senior';
  return Number(years) >= yearsFrom.mid ? 'mid' : 'entry';
}

/** The country behind a state without a comma: "Pittsburgh, PA USA", "Columbus Ohio United States". */
const countryBehind = /\s+(?:u\.?s\.?(?:a\.?)?|united states(?: of america)?)$/i;
const NEW_YORK = '36';

/** The state (FIPS) in a place as people write it: "Nashville, TN", "Madison, Wi", "Austin TX USA"; the last one named wins. */
export function stateIn(place: string): string | undefined {
  const parts = place
    .split(/[,;/()\-–]| in /i)
    .map((part) => part.trim().replace(/\s+\d{5}$/, ''))
    .filter((part) => part !== '');
  for (const part of parts.toReversed()) {
    if (/^\d+$/.test(part)) continue;
    if (/^(?:new york city|nyc)\b/i.test(part)) return NEW_YORK;
    const text = part.replace(countryBehind, '');
    const found =
      findState(text.replace(/\./g, '')) ??
      findState(text.replace(/\s+\d{5}(?:-\d{4})?$/, '')) ??
      lastWord(text, text !== part);
    if (found !== undefined) return found.fips;
  }
  return undefined;
}

/** "Nashville TN" and "Southeast Michigan": the state as the last one or two words. Two letters must be capitals, unless the country stood behind them. */
function lastWord(part: string, hasCountry: boolean) {
  const words = part.split(/\s+/);
  const two = findState(words.slice(-2).join(' '));
  if (two?.name.includes(' ')) return two;
  const last = words.at(-1) ?? '';
  if (words.length < 2 || (last.length === 2 && last !== last.toUpperCase() && !hasCountry)) return undefined;
  return /^\d+$/.test(last) ? undefined : findState(last);
}
