import type { Exhibit } from '../item.ts';
import { toPlainText } from './rich-text.ts';
import { descendantsNamed, findAll, type XmlElement } from './xml-tree.ts';

/**
 * A shared passage as an exhibit: its paragraphs as lines, its first table as a table. `undefined` when it holds neither.
 * Expects QTI 2 names.
 */
export function toExhibit(stimulus: XmlElement, kind: Exhibit['kind']): Exhibit | undefined {
  const [body = stimulus] = descendantsNamed(stimulus, 'stimulusBody');
  const [table] = findAll(body, ({ name }) => name === 'table');
  const rows = table === undefined ? [] : descendantsNamed(table, 'tr').map(cellsOf);
  const isEven = rows.length > 0 && new Set(rows.map((row) => row.length)).size === 1;
  const { text } = toPlainText(body.children, (element) => isEven && element === table);
  const lines = text === '' ? [] : text.split('\n');
  if (lines.length === 0 && !isEven) return undefined;
  return {
    id: (stimulus.attributes.identifier ?? '').trim(),
    kind,
    title: (stimulus.attributes.title ?? '').trim() || 'Passage',
    ...(lines.length === 0 ? {} : { lines }),
    ...(isEven ? { table: rows } : {}),
  };
}

function cellsOf(row: XmlElement): readonly string[] {
  return findAll(row, ({ name }) => name === 'td' || name === 'th').map((cell) => toPlainText(cell.children).text);
}
