import Papa from 'papaparse';
import type { Exhibit } from '../item.ts';
import { readAuthorFields, readExhibitKind } from './author-fields.ts';
import type { FoundQuestion } from './build-draft.ts';
import { ExchangeError } from './exchange-error.ts';
import { plainText } from './rich-text.ts';
import { UnfitQuestion } from './unfit-question.ts';

/** A row of a question table: its cells by column, and the line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** How many cells it has too many or too few. */
  readonly surplus: number;
}

const aliases: Readonly<Record<string, string>> = {
  question: 'stem',
  correct: 'key',
  answer: 'key',
  correct_answer: 'key',
};
const optionLetters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** Whether a text begins like a question table: a header with a stem and two options. */
export function looksLikeQuestionCsv(text: string): boolean {
  const [header = ''] = text.split(/\r?\n/, 1);
  const names = header.split(/[,;\t]/).map(columnName);
  return names.includes('stem') && names.includes('option_a') && names.includes('option_b');
}

/** Parts a question table into rows. Throws `ExchangeError` ('broken-csv') with the line of a quote that does not end. */
export function splitCsv(text: string, name: string): readonly CsvRow[] {
  const { data, errors } = Papa.parse<readonly string[]>(text, { skipEmptyLines: false });
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined)
    throw new ExchangeError('broken-csv', `${name}, row ${(broken.row ?? 0) + 1}: ${broken.message}.`);
  const [header = [], ...rows] = data;
  const names = header.map(columnName);
  const repeated = names.find((column, index) => column !== '' && names.indexOf(column) !== index);
  if (repeated !== undefined) throw new ExchangeError('broken-csv', `${name}: the column ${repeated} is there twice.`);
  let line = 1 + lineBreaks(header);
  return rows.flatMap((cells) => {
    line += 1;
    const begins = line;
    line += lineBreaks(cells);
    if (cells.every((cell) => cell.trim() === '')) return [];
    const byColumn = Object.fromEntries(names.map((column, index) => [column, unguard((cells[index] ?? '').trim())]));
    return [{ line: begins, cells: byColumn, surplus: cells.length - names.length }];
  });
}

/** Reads one row. Throws `UnfitQuestion`. */
export function readCsvRow({ cells, surplus }: CsvRow): FoundQuestion {
  if (surplus !== 0)
    throw new UnfitQuestion(
      `The row has ${Math.abs(surplus)} cells ${surplus > 0 ? 'more' : 'fewer'} than the header.`,
    );
  const present = optionLetters.filter((letter) => (cells[`option_${letter}`] ?? '') !== '');
  const options = present.map((letter) => {
    const feedback = cells[`rationale_${letter}`] ?? cells[`feedback_${letter}`] ?? '';
    return {
      identifier: letter,
      text: plainText(cells[`option_${letter}`] ?? ''),
      feedback: feedback === '' ? null : plainText(feedback),
    };
  });
  const exhibit = readExhibit(cells.exhibit ?? '');
  return {
    title: '',
    stem: plainText(cells.stem ?? ''),
    options,
    score: scoreOf(cells, present),
    scoringRules: 'none',
    feedbackForKey: [],
    feedbackLost: 0,
    passage: exhibit === null ? null : { exhibit },
    points: null,
    hints: 0,
    rubrics: 0,
    tags: 0,
    author: authorOf(cells),
  };
}

function scoreOf(cells: CsvRow['cells'], present: readonly string[]): FoundQuestion['score'] {
  const kind = cells.kind ?? '';
  const credits = present.map((letter) => cells[`credit_${letter}`] ?? '');
  if (credits.some((credit) => credit !== '')) {
    const weights = new Map(present.map((letter, index) => [letter, creditOf(letter, credits[index] ?? '')]));
    if (kind !== 'multiple') return { kind: 'weights', isMultiple: false, weights };
    return { kind: 'match', isMultiple: true, correct: present.filter((letter) => (weights.get(letter) ?? 0) > 0) };
  }
  const correct = (cells.key ?? '')
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((letter) => letter !== '');
  return { kind: 'match', isMultiple: kind === 'multiple' || correct.length > 1, correct };
}

function creditOf(letter: string, text: string): number {
  const credit = Number(text === '' ? '0' : text);
  if (!Number.isFinite(credit)) throw new UnfitQuestion(`credit_${letter} is "${text}", which is not a number.`);
  return credit;
}

const authorColumns = [
  'domain',
  'objective',
  'cognitive_level',
  'ground',
  'sign_off',
  'citations',
  'enemies',
  'reviews',
  'just_qualified_share',
];

function authorOf(cells: CsvRow['cells']): FoundQuestion['author'] {
  if (!authorColumns.some((column) => (cells[column] ?? '') !== '')) return null;
  const share = cells.just_qualified_share ?? '';
  return readAuthorFields({
    domain: cells.domain,
    objective: cells.objective,
    cognitiveLevel: cells.cognitive_level,
    ground: cells.ground,
    signOff: cells.sign_off,
    citations: jsonCell(cells, 'citations'),
    reviews: jsonCell(cells, 'reviews'),
    ...((cells.enemies ?? '') === '' ? {} : { enemies: (cells.enemies ?? '').split(/\s+/) }),
    ...(share === ''
      ? {}
      : {
          difficulty: {
            justQualifiedShare: Number(share),
            reason: cells.difficulty_reason ?? '',
            confirmableBy: cells.confirmable_by ?? '',
          },
        }),
  });
}

function readExhibit(cell: string): Exhibit | null {
  if (cell === '') return null;
  const value = jsonCell({ exhibit: cell }, 'exhibit');
  if (typeof value !== 'object' || value === null) throw new UnfitQuestion('exhibit must be a JSON object.');
  const { id, kind, title, lines, table } = value as Readonly<Record<string, unknown>>;
  const isLines = (list: unknown): list is readonly string[] =>
    Array.isArray(list) && list.every((line) => typeof line === 'string');
  const isTable = (rows: unknown): rows is readonly (readonly string[])[] => Array.isArray(rows) && rows.every(isLines);
  if (typeof id !== 'string' || typeof title !== 'string' || (!isLines(lines) && !isTable(table)))
    throw new UnfitQuestion('exhibit must have an id, a title, and lines or a table of texts.');
  return {
    id,
    kind: readExhibitKind({ exhibitKind: kind }),
    title,
    ...(isLines(lines) ? { lines } : {}),
    ...(isTable(table) ? { table } : {}),
  };
}

function jsonCell(cells: CsvRow['cells'], column: string): unknown {
  const cell = cells[column] ?? '';
  if (cell === '') return undefined;
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    throw new UnfitQuestion(`${column} must be JSON, as an export of ours writes it.`);
  }
}

function columnName(name: string): string {
  const plain = name
    .trim()
    .replaceAll('"', '')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return aliases[plain] ?? plain;
}

/** Takes the apostrophe away that keeps a spreadsheet from running a cell. */
function unguard(cell: string): string {
  return /^''?[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((total, cell) => total + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}
