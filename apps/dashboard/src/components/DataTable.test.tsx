import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DataTable } from './DataTable.tsx';

const rows = [
  { name: 'Ohio', pay: 52_000 },
  { name: 'Guam', pay: null },
  { name: 'Iowa', pay: 47_500 },
];

test('a header sorts both ways, says so, and keeps rows without a value last', async () => {
  render(
    <DataTable
      caption="Pay by place"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', header: 'Place', cell: (row) => row.name, isRowHeader: true },
        { key: 'pay', header: 'Pay', cell: (row) => row.pay ?? 'not published', sortBy: (row) => row.pay },
      ]}
    />,
  );
  const table = within(screen.getByRole('region', { name: 'Pay by place' }));
  const places = () => table.getAllByRole('rowheader').map((cell) => cell.textContent);
  const header = table.getByRole('columnheader', { name: 'Pay' });
  expect(header.getAttribute('aria-sort')).toBe('none');
  await userEvent.click(table.getByRole('button', { name: 'Pay' }));
  expect(header.getAttribute('aria-sort')).toBe('ascending');
  expect(places()).toEqual(['Iowa', 'Ohio', 'Guam']);
  await userEvent.click(table.getByRole('button', { name: 'Pay' }));
  expect(header.getAttribute('aria-sort')).toBe('descending');
  expect(places()).toEqual(['Ohio', 'Iowa', 'Guam']);
});

test('a long table is drawn whole, and sorting moves its rows without drawing their cells again', async () => {
  let cells = 0;
  const many = Array.from({ length: 250 }, (_, i) => ({ name: `Learner ${i}` }));
  render(
    <DataTable
      caption="Learners"
      rows={many}
      rowKey={(row) => row.name}
      columns={[
        {
          key: 'name',
          header: 'Learner',
          cell: ({ name }) => {
            cells += 1;
            return name;
          },
          sortBy: (row) => row.name,
          isRowHeader: true,
        },
      ]}
    />,
  );
  const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);
  expect(names()).toHaveLength(250);
  const drawn = cells;
  const button = screen.getByRole('button', { name: 'Learner' });
  await userEvent.click(button);
  await userEvent.click(button);
  expect(names().slice(0, 2)).toEqual(['Learner 249', 'Learner 248']);
  expect(cells).toBe(drawn);
});
