import {
  type Database,
  findPayCell,
  listPayCells,
  type PayCell,
  type PayDataset,
  type PayFilter,
} from '@careway/database';
import { groupsToHide, tellsOfFew } from '@careway/labor-market';
import type { Kysely } from 'kysely';

/** A column that own pay is split by. */
export type PayDimension = 'soc' | 'level' | 'area' | 'group';

/** What of a comparison may not leave the organization. */
export interface HiddenGroups {
  /** The figures of everybody under the filters. */
  readonly isAllHidden: boolean;
  /** Values of the rows. */
  readonly rows: ReadonlySet<string>;
}

/**
 * Which groups of a shared comparison would tell of fewer than 5 people: by themselves, beside another row, or beside any
 * comparison of the same file with fewer filters.
 */
export async function findHiddenGroups(
  db: Kysely<Database>,
  dataset: PayDataset,
  asked: {
    readonly filter: PayFilter;
    readonly by: PayDimension | undefined;
    readonly nameOf: (cell: PayCell) => string;
  },
): Promise<HiddenGroups> {
  const { filter, by, nameOf } = asked;
  const countOf = async (each: PayFilter) => (await findPayCell(db, dataset, each))?.people ?? 0;
  const widerOf = (each: PayFilter) => Promise.all(widerFilters(each).map(countOf));
  const isAllHidden = tellsOfFew({ people: await countOf(filter), wider: await widerOf(filter) });
  if (by === undefined) return { isAllHidden, rows: new Set() };
  const { [by]: _, ...others } = filter;
  const total = { people: await countOf(others), wider: await widerOf(others) };
  const widerTables = await Promise.all(widerFilters(others).map((each) => listPayCells(db, dataset, each, by)));
  const widerRows = widerTables.map((table) => new Map(table.map((cell) => [nameOf(cell), cell.people])));
  const groups = (await listPayCells(db, dataset, others, by)).map((cell) => ({
    value: nameOf(cell),
    people: cell.people,
    wider: [
      total.people,
      ...total.wider,
      ...widerRows.flatMap((table) => {
        const people = table.get(nameOf(cell));
        return people === undefined ? [] : [people];
      }),
    ],
  }));
  return { isAllHidden, rows: groupsToHide(groups, total) };
}

/** Every filter that lacks one or more of the conditions of a filter. */
function widerFilters(filter: PayFilter): readonly PayFilter[] {
  const conditions = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Array.from({ length: 2 ** conditions.length - 1 }, (_, kept) =>
    Object.fromEntries(conditions.filter((_condition, index) => (kept >> index) % 2 === 1)),
  );
}
