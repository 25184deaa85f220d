import { PathwayMap } from '@careway/contract';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderLinked } from '../../../test/render-linked.tsx';
import { StepDetails } from './StepDetails.tsx';
import { StepMap } from './StepMap.tsx';

const fact = (statement: string, kind: 'published' | 'judgement') => ({
  statement,
  value: null,
  kind,
  howSure: kind === 'published' ? 'verified' : 'unverified',
  citation: { title: kind === 'published' ? 'Occupational Outlook Handbook' : 'Careway', year: '2025' },
  checkedOn: '2026-11-23',
});

const map = PathwayMap.parse({
  nodes: [
    { slug: 'receptionist', title: 'Receptionist', level: 'entry', track: 'front-office' },
    { slug: 'secretary', title: 'Medical secretary', level: 'entry', track: 'front-office' },
    { slug: 'coordinator', title: 'Patient care coordinator', level: 'mid', track: 'coordination' },
    { slug: 'manager', title: 'Health services manager', level: 'senior', track: 'management' },
  ],
  steps: [
    {
      from: 'receptionist',
      to: 'coordinator',
      way: null,
      basis: fact('By custom.', 'judgement'),
      needs: [],
      typicalTime: null,
    },
    {
      from: 'coordinator',
      to: 'manager',
      way: null,
      basis: fact('BLS names it.', 'published'),
      needs: [
        {
          kind: 'education',
          fact: fact("A bachelor's degree is usual.", 'published'),
          certification: null,
          level: 'bachelor',
          field: null,
          isRequired: false,
        },
      ],
      typicalTime: null,
    },
  ],
});

test('arrow keys walk between the roles of a level and between levels', async () => {
  const user = userEvent.setup();
  const choose = vi.fn();
  await renderLinked(<StepMap map={map} chosen="coordinator" onChoose={choose} />);
  screen.getByRole('button', { name: 'Receptionist' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toBe('Medical secretary');
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toBe('Patient care coordinator');
  await user.keyboard('{ArrowRight}{Enter}');
  expect(choose).toHaveBeenLastCalledWith('manager');
});

test('the chosen role is pressed, so that it is known without its colour', async () => {
  await renderLinked(<StepMap map={map} chosen="coordinator" onChoose={() => undefined} />);
  const pressed = screen.getAllByRole('button', { pressed: true }).map((button) => button.textContent);
  expect(pressed).toEqual(['Patient care coordinator']);
});

test('a step tells its basis, its needs with their source, and that no time is published', async () => {
  const coordinator = map.nodes[2];
  if (coordinator === undefined) throw new Error('the map has a coordinator');
  await renderLinked(<StepDetails map={map} role={coordinator} />);
  expect(screen.getByText('Health services manager').textContent).toContain('(published)');
  expect(screen.getByText('Schooling (helps, not required)')).toBeDefined();
  expect(screen.getByText(/A bachelor's degree is usual\./).textContent).toContain(
    '(Occupational Outlook Handbook, 2025)',
  );
  expect(screen.getByText('not published')).toBeDefined();
  expect(screen.getByText('Reached from: Receptionist.')).toBeDefined();
});
