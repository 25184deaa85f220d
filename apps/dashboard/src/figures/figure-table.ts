/** A cell of a figure's table: words, or a number with the text that people read. `null` prints as "not published". */
export type FigureCell = string | { readonly value: number; readonly text: string } | null;

/** One column. `unit` stands in the header and in the file's description, e.g. "US dollars a year". */
export interface FigureColumn {
  readonly id: string;
  readonly header: string;
  readonly unit?: string;
  readonly isNumeric?: boolean;
}

/** One row; `cells` has one entry per column, and the first one names the row. */
export interface FigureRow {
  readonly id: string;
  readonly cells: readonly FigureCell[];
}

/** Everything a chart draws, as rows and columns: the equal of the picture, and the content of its CSV file. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

/** A source a figure rests on: its page in the product is `/sources/<id>`, unless it has an `address` of its own. */
export interface FigureSource {
  readonly id: string;
  readonly title: string;
  /** Reference period of the figures taken from it, e.g. "May 2024". */
  readonly vintage: string;
  /** Page of the publisher, for a source that has no page in the product. */
  readonly address?: string;
}

/** `published` by a statistical office, `reported` by a site or article, `modelled` by us. */
export type FigureKind = 'published' | 'reported' | 'modelled';

/** What a reader sees in a cell that has no number. */
export const NOT_PUBLISHED = 'not published';

/** The text of a cell as printed in the table. */
export function cellText(cell: FigureCell): string {
  if (cell === null) return NOT_PUBLISHED;
  return typeof cell === 'string' ? cell : cell.text;
}
