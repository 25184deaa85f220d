import Papa from 'papaparse';
import type { Item } from '../item.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const columns = [
  'id',
  'version',
  'status',
  'domain',
  'objective',
  'kind',
  'cognitive_level',
  'stem',
  ...letters.flatMap((letter) => [`option_${letter}`, `credit_${letter}`, `rationale_${letter}`]),
  'ground',
  'sign_off',
  'citations',
  'just_qualified_share',
  'difficulty_reason',
  'confirmable_by',
  'enemies',
  'exhibit',
  'reviews',
];

/**
 * Items as a table (RFC 4180, UTF-8), one a row, options in columns a to h; citations, exhibit and reviews as JSON. Cells a
 * spreadsheet would run as a formula get a leading apostrophe, which reading takes away again.
 */
export function writeItemsCsv(items: readonly Item[]): string {
  return `${Papa.unparse({ fields: columns, data: items.map(rowOf) }, { newline: '\r\n' })}\r\n`;
}

function rowOf(item: Item): readonly string[] {
  const cells: Readonly<Record<string, string>> = {
    id: item.id,
    version: String(item.version),
    status: item.status,
    domain: item.domain,
    objective: item.objective,
    kind: item.kind,
    cognitive_level: item.cognitiveLevel,
    stem: item.stem,
    ...Object.fromEntries(
      item.options.flatMap(({ text, credit, rationale }, index) => [
        [`option_${letters[index]}`, text],
        [`credit_${letters[index]}`, String(credit)],
        [`rationale_${letters[index]}`, rationale],
      ]),
    ),
    ground: item.ground,
    sign_off: item.signOff,
    citations: JSON.stringify(item.citations),
    just_qualified_share: String(item.difficulty.justQualifiedShare),
    difficulty_reason: item.difficulty.reason,
    confirmable_by: item.difficulty.confirmableBy,
    enemies: (item.enemies ?? []).join(' '),
    exhibit: item.exhibit === undefined ? '' : JSON.stringify(item.exhibit),
    reviews: JSON.stringify(item.reviews),
  };
  return columns.map((column) => guard(cells[column] ?? ''));
}

function guard(cell: string): string {
  return /^'?[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
