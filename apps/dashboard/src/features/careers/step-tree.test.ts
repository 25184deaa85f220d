import type { PathwayMap } from '@careway/contract';
import { expect, test } from 'vitest';
import { type StepBranch, stepTree } from './step-tree.ts';

const fact = {
  statement: 'A step.',
  value: null,
  kind: 'published',
  howSure: 'verified',
  citation: { title: 'OOH' },
  checkedOn: '2026-11-23',
} as const;

function mapOf(slugs: readonly string[], steps: readonly (readonly [string, string])[]): PathwayMap {
  return {
    nodes: slugs.map((slug) => ({ slug, title: slug, level: 'entry', track: 'coordination' })),
    steps: steps.map(([from, to]) => ({ from, to, way: null, basis: fact, needs: [], typicalTime: null })),
  };
}

function stepsIn(branches: readonly StepBranch[]): readonly string[] {
  return branches.flatMap((branch) => [
    ...branch.next.map((next) => `${branch.node.slug} ${next.node.slug}`),
    ...stepsIn(branch.next),
  ]);
}

test('holds every step once, also where two roles lead to the same one', () => {
  const map = mapOf(
    ['desk', 'navigator', 'coordinator', 'manager'],
    [
      ['desk', 'coordinator'],
      ['navigator', 'coordinator'],
      ['coordinator', 'manager'],
    ],
  );
  expect([...stepsIn(stepTree(map))].sort()).toEqual([
    'coordinator manager',
    'desk coordinator',
    'navigator coordinator',
  ]);
});

test('says where the steps of a role stand elsewhere in the list', () => {
  const map = mapOf(
    ['a', 'b', 'c', 'd'],
    [
      ['a', 'b'],
      ['b', 'd'],
      ['c', 'b'],
    ],
  );
  const second = stepTree(map).find((branch) => branch.node.slug === 'c');
  expect(second?.next[0]).toMatchObject({ node: { slug: 'b' }, next: [], isShownElsewhere: true });
});

test('roles in a circle that no start leads to are listed too', () => {
  const map = mapOf(
    ['a', 'b'],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  );
  expect([...stepsIn(stepTree(map))].sort()).toEqual(['a b', 'b a']);
});
