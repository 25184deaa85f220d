import type { PathwayMap, PathwayNode, PathwayStep } from '@careway/contract';

/** A role in the nested list with the roles one step on. */
export interface StepBranch {
  readonly node: PathwayNode;
  /** What the step to it rests on; null for a role the list starts with. */
  readonly basis: PathwayStep['basis']['kind'] | null;
  readonly next: readonly StepBranch[];
  /** Its next roles are listed where it first appears. */
  readonly isShownElsewhere: boolean;
}

/** Each step once, whatever the number of its ways. */
export function distinctSteps(steps: readonly PathwayStep[]): readonly PathwayStep[] {
  return [...new Map(steps.toReversed().map((step) => [`${step.from} ${step.to}`, step])).values()].toReversed();
}

/**
 * The step map as a tree that holds every role and every step: it starts with the roles no step leads to, and opens
 * each role once, where it stands nearest to a start.
 */
export function stepTree(map: PathwayMap): readonly StepBranch[] {
  const nodes = new Map(map.nodes.map((node) => [node.slug, node]));
  const reached = new Set(map.steps.map((step) => step.to));
  const starts = map.nodes.filter((node) => !reached.has(node.slug));
  const depth = depths(map, starts);
  const unreached = map.nodes.filter((node) => !depth.has(node.slug));
  const opened = new Set<string>();

  const branch = (node: PathwayNode, basis: StepBranch['basis'], level: number): StepBranch => {
    const steps = distinctSteps(map.steps).filter((step) => step.from === node.slug);
    const isOpen = !opened.has(node.slug) && (depth.get(node.slug) ?? level) === level;
    if (!isOpen) return { node, basis, next: [], isShownElsewhere: steps.length > 0 };
    opened.add(node.slug);
    const next = steps.flatMap((step) => {
      const to = nodes.get(step.to);
      return to === undefined ? [] : [branch(to, step.basis.kind, level + 1)];
    });
    return { node, basis, next, isShownElsewhere: false };
  };
  return [...starts, ...unreached].flatMap((node) => (opened.has(node.slug) ? [] : [branch(node, null, 0)]));
}

/** The number of steps from the nearest start to each role that a start leads to. */
function depths(map: PathwayMap, starts: readonly PathwayNode[]): ReadonlyMap<string, number> {
  const depth = new Map(starts.map((node) => [node.slug, 0]));
  const queue = starts.map((node) => node.slug);
  for (const slug of queue) {
    for (const step of map.steps) {
      if (step.from !== slug || depth.has(step.to)) continue;
      depth.set(step.to, (depth.get(slug) ?? 0) + 1);
      queue.push(step.to);
    }
  }
  return depth;
}
