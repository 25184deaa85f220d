import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderLinked } from '../../test/render-linked.tsx';
import { DotRange, type DotRangeRow, dotRangeTable } from './DotRange.tsx';
import { Figure } from './Figure.tsx';
import { framePicture, wrap } from './png.ts';

const rows: readonly DotRangeRow[] = [
  { id: 'records', label: 'Records and privacy', estimate: { value: 72, low: 58, high: 83 }, target: 70, n: 12 },
  { id: 'care', label: 'Care transitions', estimate: null, target: 70, n: 1 },
];
const percent = (value: number): string => `${value}%`;

function ReadinessFigure() {
  return (
    <Figure
      title="Records and privacy may reach the target"
      unit="percent of questions answered correctly"
      kind="modelled"
      n="13 questions"
      caption="The outlined bar is the 80% range."
      sources={[{ id: 'bank', title: 'Careway question bank', vintage: 'version 1' }]}
      table={dotRangeTable(rows, percent, { rowHeader: 'Domain', unit: 'percent', countHeader: 'Questions' })}
    >
      <DotRange name="Domains" rows={rows} scale={[0, 100]} format={percent} targetLabel="Target 70%" />
    </Figure>
  );
}

test('a figure is named by its finding and says unit, kind, n, source and vintage', async () => {
  await renderLinked(<ReadinessFigure />);
  const figure = screen.getByRole('figure', { name: 'Records and privacy may reach the target' });
  expect(figure.textContent).toContain('Unit: percent of questions answered correctly.');
  expect(figure.textContent).toContain('Modelled by Careway');
  expect(figure.textContent).toContain('n: 13 questions');
  expect(screen.getByRole('link', { name: 'Careway question bank' }).getAttribute('href')).toBe('/sources/bank');
});

test('T opens and closes the table, which holds the range and says where there is too little data', async () => {
  const user = userEvent.setup();
  await renderLinked(<ReadinessFigure />);
  const button = screen.getByRole('button', { name: 'Show table' });
  expect(screen.queryByRole('table')).toBeNull();
  button.focus();
  await user.keyboard('t');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByRole('row', { name: 'Records and privacy 72% 58% 83% 70% 12' })).toBeDefined();
  expect(screen.getByRole('row', { name: /Care transitions too few answers/ })).toBeDefined();
  await user.keyboard('T');
  expect(screen.queryByRole('table')).toBeNull();
});

test('the picture holds the title and the footer', async () => {
  await renderLinked(<ReadinessFigure />);
  const chart = screen.getByRole('img', { name: 'Domains' }) as unknown as SVGSVGElement;
  const words = framePicture(chart, { title: 'The finding', footer: ['Unit: percent', 'Source: bank'] }).textContent;
  for (const expected of ['The finding', 'Records and privacy', 'Unit: percent', 'Source: bank']) {
    expect(words).toContain(expected);
  }
});

test('long lines break at spaces and lose nothing', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});
