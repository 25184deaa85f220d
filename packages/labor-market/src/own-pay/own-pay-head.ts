import type { FileSource } from '../import/file-source.ts';
import { columnKey } from '../import/header.ts';
import type { RawRow } from '../import/raw-row.ts';
import { parseMessyPay } from './messy-pay.ts';
import { HEADER_WITHIN, type OwnPayMapping, recordsOf } from './own-pay-file.ts';

/** How a pay file begins: its columns, its first rows, and which column seems to hold what. */
export interface OwnPayHead {
  /** Names as in the file, in its order; columns without a name are left out, and so is a name that occurs again. */
  readonly columns: readonly string[];
  /** Cells of the first rows after the header, in the order of `columns`. */
  readonly samples: readonly (readonly string[])[];
  readonly guess: Partial<OwnPayMapping>;
}

const SAMPLES = 50;

/** Words of a header that speak for what a column holds, and words that speak against it. Names and e-mail addresses are never guessed. */
const words: Readonly<Record<Exclude<keyof OwnPayMapping, 'name' | 'email'>, { yes: RegExp; no?: RegExp }>> = {
  pay: {
    yes: /salar|\bpay\b|\bwages?\b|compensation|earnings|\brate\b|base pay/,
    no: /frequency|basis|period|unit|grade|date|currency|\btype\b|title/,
  },
  hoursPerWeek: { yes: /hours/, no: /salar|\bwage|rate/ },
  title: { yes: /\btitle\b|\bjob\b|position|\brole\b|occupation/, no: /context|clarify|level|family|\bid\b|code/ },
  level: { yes: /\blevel\b|seniority|experience|tenure/ },
  place: { yes: /\bstate\b|locat|\bplace\b|\bcity\b|\bsite\b|where/ },
  group: { yes: /gender|\bsex\b|\brace\b|ethnic|\bgroup\b/ },
  currency: { yes: /currency/, no: /other/ },
};

/**
 * Reads the head of a pay file and guesses its mapping. The header is the one of the first 12 records whose cells name
 * most of what a pay file holds; where none names anything, the first with the most cells. Throws `FileRefused` for what
 * is no table.
 */
export async function readOwnPayHead(source: FileSource): Promise<OwnPayHead> {
  const records: RawRow[] = [];
  for await (const { rows } of await recordsOf(source)) {
    records.push(...rows);
    if (records.length >= HEADER_WITHIN + SAMPLES) break;
  }
  const header = records.slice(0, HEADER_WITHIN).toSorted((a, b) => headerScore(b) - headerScore(a))[0];
  if (header === undefined) return { columns: [], samples: [], guess: {} };
  const places = header.cells
    .map((name, at) => ({ name: name.replace(/^\uFEFF/, '').trim(), key: columnKey(name), at }))
    .filter(({ key }, at, all) => key !== '' && all.findIndex((other) => other.key === key) === at);
  const samples = records
    .slice(records.indexOf(header) + 1)
    .slice(0, SAMPLES)
    .map(({ cells }) => places.map(({ at }) => (cells[at] ?? '').replace(/\s+/g, ' ').trim()));
  const columns = places.map(({ name }) => name);
  return { columns, samples, guess: guessMapping(columns, samples) };
}

function headerScore({ cells }: RawRow): number {
  const filled = cells.filter((cell) => cell.trim() !== '' && !/^[$\d.,\s]+$/.test(cell));
  const named = Object.values(words).filter((word) => filled.some((cell) => speaksFor(cell, word)));
  return filled.length < 2 && cells.length > 1 ? 0 : named.length * 1_000 + filled.length;
}

function speaksFor(name: string, { yes, no }: { yes: RegExp; no?: RegExp }): boolean {
  const text = columnKey(name).replaceAll('_', ' ');
  return yes.test(text) && no?.test(text) !== true;
}

/** Each kind takes the first free column whose name speaks for it; pay the one whose samples are most often read as pay. */
function guessMapping(columns: readonly string[], samples: OwnPayHead['samples']): Partial<OwnPayMapping> {
  const guess: Partial<Record<keyof OwnPayMapping, string>> = {};
  const free = (name: string): boolean => !Object.values(guess).includes(name);
  const named = columns.filter((name) => speaksFor(name, words.pay));
  const pay = (named.length > 0 ? named : columns)
    .map((name) => ({ name, share: shareRead(samples, columns.indexOf(name)) }))
    .toSorted((a, b) => b.share - a.share)[0];
  if (pay !== undefined && (named.length > 0 || pay.share >= READ_AS_PAY)) guess.pay = pay.name;
  for (const kind of Object.keys(words) as (keyof typeof words)[]) {
    if (kind === 'pay') continue;
    const found = columns.find((name) => free(name) && speaksFor(name, words[kind]));
    if (found !== undefined) guess[kind] = found;
  }
  return guess;
}

/** A column with no telling name is taken for pay when this share of its samples reads as yearly or hourly dollars. */
const READ_AS_PAY = 0.8;

function shareRead(samples: OwnPayHead['samples'], at: number): number {
  if (samples.length === 0) return 0;
  return samples.filter((cells) => parseMessyPay(cells[at] ?? '', 'guess').kind === 'parsed').length / samples.length;
}
