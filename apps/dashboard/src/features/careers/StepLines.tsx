import type { PathwayStep } from '@careway/contract';
import { useLayoutEffect, useRef, useState } from 'react';
import classes from './careers.module.css';

interface Line {
  readonly key: string;
  readonly path: string;
  readonly isJudgement: boolean;
}

/** How far a line between two roles of one column bends out, in pixels. */
const BEND = 28;

/** The steps into and out of the chosen role, drawn behind the roles of the element it stands in; the list of steps below says the same in words. */
export function StepLines({ steps, chosen }: { readonly steps: readonly PathwayStep[]; readonly chosen: string }) {
  const svg = useRef<SVGSVGElement>(null);
  const [lines, setLines] = useState<readonly Line[]>([]);
  useLayoutEffect(() => {
    const surface = svg.current?.parentElement;
    if (surface === undefined || surface === null) return;
    const draw = (): void => {
      const drawn = steps.filter((step) => step.from === chosen || step.to === chosen);
      setLines(drawn.flatMap((step) => lineOf(step, surface) ?? []));
    };
    draw();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(draw);
    observer.observe(surface);
    return () => observer.disconnect();
  }, [steps, chosen]);
  return (
    <svg ref={svg} className={classes.lines} aria-hidden="true" focusable="false">
      <defs>
        <marker id="step-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0,0 L8,4 L0,8" fill="none" stroke="var(--careway-brand)" strokeWidth="1.5" />
        </marker>
      </defs>
      {lines.map((line) => (
        <path
          key={line.key}
          d={line.path}
          fill="none"
          stroke="var(--careway-brand)"
          strokeWidth="1.5"
          markerEnd="url(#step-arrow)"
          {...(line.isJudgement ? { strokeDasharray: '5 4' } : {})}
        />
      ))}
    </svg>
  );
}

function lineOf(step: PathwayStep, surface: HTMLElement): Line | null {
  const from = boxOf(step.from, surface);
  const to = boxOf(step.to, surface);
  if (from === null || to === null) return null;
  return {
    key: `${step.from} ${step.to}`,
    path: pathBetween(from, to),
    isJudgement: step.basis.kind === 'judgement',
  };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

function boxOf(slug: string, surface: HTMLElement): Box | null {
  const node = surface.querySelector(`[data-slug="${slug}"]`);
  if (node === null) return null;
  const origin = surface.getBoundingClientRect();
  const box = node.getBoundingClientRect();
  return {
    left: box.left - origin.left,
    right: box.right - origin.left,
    middle: (box.top + box.bottom) / 2 - origin.top,
  };
}

/** From the facing side of one role to the facing side of the other; within a column, around the right side. */
function pathBetween(from: Box, to: Box): string {
  if (Math.abs(from.left - to.left) < 1) {
    const out = from.right + BEND;
    return `M${from.right},${from.middle} C${out},${from.middle} ${out},${to.middle} ${to.right},${to.middle}`;
  }
  const [start, end] = from.left < to.left ? [from.right, to.left] : [from.left, to.right];
  const half = (start + end) / 2;
  return `M${start},${from.middle} C${half},${from.middle} ${half},${to.middle} ${end},${to.middle}`;
}
