import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DomainGrid, domainGridTable } from './DomainGrid.tsx';

const grid = {
  name: 'Learners by domain',
  rowHeader: 'Learner',
  columns: [
    { id: 'records', label: 'Records' },
    { id: 'care', label: 'Care transitions' },
  ],
  rows: [
    { id: 'a', label: 'Ana', values: [20, null] },
    { id: 'b', label: 'Ben', values: [95, 60] },
  ],
  scale: [0, 100] as const,
  format: (value: number) => `${value}%`,
};

test('prints the number in every cell, says where there are too few answers, and shades by the number', () => {
  render(<DomainGrid {...grid} />);
  expect(screen.getByRole('region', { name: 'Learners by domain' })).toBeDefined();
  expect(screen.getByRole('row', { name: 'Ana 20% too few' })).toBeDefined();
  expect(screen.getByRole('row', { name: 'Ben 95% 60%' })).toBeDefined();
  const shadeOf = (text: string) => screen.getByRole('cell', { name: text }).className;
  expect(new Set([shadeOf('20%'), shadeOf('60%'), shadeOf('95%')]).size).toBe(3);
});

test('the table of the grid keeps the raw numbers', () => {
  expect(domainGridTable(grid, 'percent').rows[1]?.cells).toEqual([
    'Ben',
    { value: 95, text: '95%' },
    { value: 60, text: '60%' },
  ]);
});
