/** Where a state stands in the map of equal tiles: FIPS code, postal abbreviation, row and column. */
export interface StateTile {
  readonly fips: string;
  readonly postal: string;
  readonly row: number;
  readonly column: number;
}

export const TILE_ROWS = 8;
export const TILE_COLUMNS = 11;

/** One line a row; a dot is a place without a state. Neighbors stand near each other where squares allow it. */
const layout = [
  'AK02 .    .    .    .    .    .    .    .    .    ME23',
  '.    .    .    .    .    .    .    .    .    VT50 NH33',
  'WA53 ID16 MT30 ND38 MN27 IL17 WI55 MI26 NY36 RI44 MA25',
  'OR41 NV32 WY56 SD46 IA19 IN18 OH39 PA42 NJ34 CT09 .',
  'CA06 UT49 CO08 NE31 MO29 KY21 WV54 VA51 MD24 DE10 .',
  '.    AZ04 NM35 KS20 AR05 TN47 NC37 SC45 DC11 .    .',
  '.    .    .    OK40 LA22 MS28 AL01 GA13 .    .    .',
  'HI15 .    .    TX48 .    .    .    .    FL12 .    .',
] as const;

/** The 50 states and the District of Columbia, row by row. */
export const stateTiles: readonly StateTile[] = layout.flatMap((line, row) =>
  line
    .split(/\s+/)
    .flatMap((entry, column) =>
      entry === '.' ? [] : [{ fips: entry.slice(2), postal: entry.slice(0, 2), row, column }],
    ),
);

/** The next tile from one in a direction: the nearest in its row or column, else the nearest beyond; undefined at the edge. */
export function nextTile(from: StateTile, direction: 'up' | 'down' | 'left' | 'right'): StateTile | undefined {
  const isVertical = direction === 'up' || direction === 'down';
  const sign = direction === 'up' || direction === 'left' ? -1 : 1;
  const along = (tile: StateTile) => (isVertical ? tile.row - from.row : tile.column - from.column) * sign;
  const aside = (tile: StateTile) => Math.abs(isVertical ? tile.column - from.column : tile.row - from.row);
  return stateTiles
    .filter((tile) => along(tile) > 0)
    .toSorted((a, b) => along(a) + 3 * aside(a) - (along(b) + 3 * aside(b)))[0];
}
