import type { PathwayMap, PathwayNode } from '@careway/contract';
import { type KeyboardEvent, useRef } from 'react';
import { levelOrder, levelWords } from './career-words.ts';
import classes from './careers.module.css';
import { StepLines } from './StepLines.tsx';
import { distinctSteps } from './step-tree.ts';

/**
 * The roles in three columns from entry to senior, with a line for each step. Every role is a button; the arrow keys
 * move between neighbours. On a narrow screen the columns stand under each other and the lines give way to the list of
 * steps below.
 */
export function StepMap(props: {
  readonly map: PathwayMap;
  readonly chosen: string;
  readonly onChoose: (slug: string) => void;
}) {
  const { map, chosen, onChoose } = props;
  const surface = useRef<HTMLDivElement>(null);
  const columns = levelOrder.map((level) => map.nodes.filter((node) => node.level === level));

  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const slug = (event.target as HTMLElement).dataset.slug;
    const next = slug === undefined ? undefined : neighbour(columns, slug, event.key);
    if (next === undefined) return;
    event.preventDefault();
    surface.current?.querySelector<HTMLElement>(`[data-slug="${next.slug}"]`)?.focus();
  };

  return (
    <div className={classes.map} ref={surface}>
      <StepLines steps={distinctSteps(map.steps)} chosen={chosen} />
      <section className={classes.columns} aria-label="Step map" onKeyDown={move}>
        {columns.map((nodes, index) => (
          <div key={levelOrder[index]} className={classes.column}>
            <h2 className={classes.level}>{levelWords(levelOrder[index] ?? 'entry')}</h2>
            <ul>
              {nodes.map((node) => (
                <li key={node.slug}>
                  <button
                    type="button"
                    className={classes.node}
                    data-slug={node.slug}
                    data-linked={isLinked(map, chosen, node.slug)}
                    aria-pressed={node.slug === chosen}
                    onClick={() => onChoose(node.slug)}
                  >
                    {node.title}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <p className="small muted">
        Lines: the steps into and out of the chosen role. Full line: published or reported. Dashed line: our judgment.
      </p>
    </div>
  );
}

function isLinked(map: PathwayMap, chosen: string, slug: string): boolean {
  return map.steps.some(
    (step) => (step.from === chosen && step.to === slug) || (step.to === chosen && step.from === slug),
  );
}

/** The role an arrow key leads to: up and down within a level, left and right to the same height in the next. */
function neighbour(columns: readonly (readonly PathwayNode[])[], slug: string, key: string): PathwayNode | undefined {
  const column = columns.findIndex((nodes) => nodes.some((node) => node.slug === slug));
  const row = columns[column]?.findIndex((node) => node.slug === slug) ?? -1;
  switch (key) {
    case 'ArrowUp':
      return columns[column]?.[row - 1];
    case 'ArrowDown':
      return columns[column]?.[row + 1];
    case 'ArrowLeft':
      return nearest(columns[column - 1], row);
    case 'ArrowRight':
      return nearest(columns[column + 1], row);
    default:
      return undefined;
  }
}

function nearest(nodes: readonly PathwayNode[] | undefined, row: number): PathwayNode | undefined {
  return nodes?.[Math.min(row, nodes.length - 1)];
}
