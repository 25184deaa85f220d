import { type KeyboardEvent, type ReactNode, useState } from 'react';
import classes from './figure.module.css';
import { nextTile, type StateTile, stateTiles, TILE_COLUMNS, TILE_ROWS } from './us-tiles.ts';
import { useWidth } from './use-width.ts';

/** The value of one state (FIPS code), or `null` where none is published. `label` is what is said of it in full. */
export interface TileValue {
  readonly fips: string;
  readonly value: number | null;
  readonly label: string;
}

/** `short` prints a value in a tile: at most three characters. */
export interface TileMapProps {
  readonly name: string;
  readonly tiles: readonly TileValue[];
  readonly short: (value: number) => string;
}

const shades = [classes.tile0, classes.tile1, classes.tile2, classes.tile3, classes.tile4];
const GAP = 2;
const WIDEST = 760;
const arrows: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * The states as equal squares near where they lie: one light-to-dark ramp in five steps of equal width, with the number
 * printed. Arrow keys, the pointer and a tap choose a state, whose figure is said in full below.
 */
export function TileMap({ name, tiles, short }: TileMapProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<StateTile | null>(null);
  const byFips = new Map(tiles.map((tile) => [tile.fips, tile]));
  const shown = stateTiles.flatMap(({ fips }) => byFips.get(fips)?.value ?? []);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const size = Math.floor(Math.min(width, WIDEST) / TILE_COLUMNS);
  const height = size * TILE_ROWS;
  const move = (event: KeyboardEvent): void => {
    const direction = arrows[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    setChosen(chosen === null ? (stateTiles[0] ?? null) : (nextTile(chosen, direction) ?? chosen));
  };
  return (
    <div ref={ref}>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: the arrow keys move between states, for sighted keyboard users; the table is the road for readers */}
      <div
        className={classes.tiles}
        role="img"
        aria-label={`${name}. Arrow keys move between the states.`}
        tabIndex={0}
        onKeyDown={move}
        onBlur={() => setChosen(null)}
      >
        <svg aria-hidden width={size * TILE_COLUMNS} height={height} viewBox={`0 0 ${size * TILE_COLUMNS} ${height}`}>
          {stateTiles.map((tile) => {
            const value = byFips.get(tile.fips)?.value ?? null;
            return (
              <Tile
                key={tile.fips}
                tile={tile}
                size={size}
                text={value === null ? '–' : short(value)}
                shade={value === null ? classes.tileNone : shadeOf(value, low, high)}
                isChosen={chosen === tile}
                onChoose={() => setChosen(tile)}
              />
            );
          })}
        </svg>
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
      <p className={classes.status} role="status">
        {chosen === null ? '' : (byFips.get(chosen.fips)?.label ?? `${chosen.postal}: not published`)}
      </p>
    </div>
  );
}

function Tile(props: {
  readonly tile: StateTile;
  readonly size: number;
  readonly text: string;
  readonly shade: string | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { tile, size, text, shade, isChosen, onChoose } = props;
  const middle = (size - GAP) / 2;
  return (
    <g
      transform={`translate(${tile.column * size}, ${tile.row * size})`}
      className={shade}
      onPointerEnter={onChoose}
      onPointerDown={onChoose}
    >
      <rect
        width={size - GAP}
        height={size - GAP}
        rx={3}
        stroke={isChosen ? 'var(--mantine-color-text)' : 'var(--careway-chart-context)'}
        strokeWidth={isChosen ? 3 : 0.5}
      />
      <text x={middle} y={size * 0.44} textAnchor="middle" fontSize={size < 40 ? 11 : 14}>
        {tile.postal}
      </text>
      <text x={middle} y={size * 0.82} textAnchor="middle" fontSize={size < 40 ? 11 : 16} fontWeight={600}>
        {text}
      </text>
    </g>
  );
}

function shadeOf(value: number, low: number, high: number): string | undefined {
  const share = high === low ? 0.5 : (value - low) / (high - low);
  return shades[Math.min(shades.length - 1, Math.floor(share * shades.length))];
}
