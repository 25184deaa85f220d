import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DifficultyScatter, difficultyScatterTable, type MovedQuestion } from './DifficultyScatter.tsx';
import { ItemCurve, itemCurveTable } from './ItemCurve.tsx';

const line = [200, 500, 800].map((score) => ({ score, share: (score - 200) / 600 }));
const people = [{ score: 430, share: 0.4, low: 0.3, high: 0.51, n: 62 }];

test('a question’s curve draws people with their interval where they stand, and its table holds the same numbers', () => {
  const chart = { name: 'Share of points by ability', measured: line, expected: line, observed: people };
  const { container } = render(<ItemCurve {...chart} />);
  expect(screen.getByRole('img', { name: chart.name })).toBeTruthy();
  const dot = container.querySelector('circle[cx][r="5"]');
  const bar = dot?.previousElementSibling;
  // 320 px high with 28 above and 48 below: a share of .4 lies at 28 + .6 x 244.
  expect(Number(dot?.getAttribute('cy'))).toBeCloseTo(28 + 0.6 * 244, 6);
  expect(Number(bar?.getAttribute('y1'))).toBeCloseTo(28 + 0.7 * 244, 6);
  expect(Number(bar?.getAttribute('y2'))).toBeCloseTo(28 + 0.49 * 244, 6);
  const { columns, rows } = itemCurveTable(chart);
  for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
  expect(rows.at(-1)?.cells.slice(3)).toEqual([
    { value: 0.4, text: '40%' },
    { value: 0.3, text: '30%' },
    { value: 0.51, text: '51%' },
    { value: 62, text: '62' },
  ]);
});

test('without a measured curve the table says that answers are too few', () => {
  const { rows } = itemCurveTable({ name: '', measured: [], expected: line, observed: [] });
  expect(rows.map(({ cells }) => cells[1])).toEqual(['too few answers', 'too few answers', 'too few answers']);
});

const moved = (id: string, to: number, isApart: boolean): MovedQuestion => ({
  id,
  before: { difficulty: 0, low: -0.9, high: 0.9 },
  after: { difficulty: to, low: to - 0.2, high: to + 0.2 },
  isApart,
  n: 120,
  status: 'Provisional',
});

test('a question that moved is named and a square; the table lists it first', () => {
  const questions = [moved('AC-001', 0.1, false), moved('AC-002', -1.2, true)];
  const { container } = render(<DifficultyScatter name="Before and after" questions={questions} />);
  expect(screen.getByText('AC-002')).toBeTruthy();
  expect(screen.queryByText('AC-001')).toBeNull();
  expect(container.querySelectorAll('rect')).toHaveLength(1);
  expect(difficultyScatterTable(questions).rows.map(({ id }) => id)).toEqual(['AC-002', 'AC-001']);
});
