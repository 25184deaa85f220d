import { type CountyWageLevelsList, LaborConditions, RegionWages } from '@careway/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve, visitor } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';
import { nurseCheck } from '../../../test/wage-check.ts';

const year = (amount: number) => ({ amount, currency: 'USD', unit: 'year' }) as const;
const source = { id: 'lca-2025', publisher: 'DOL', title: 'LCA', vintage: 'FY2025 Q2', howSure: 'secondary' };

function offers(parts: object): LaborConditions {
  return LaborConditions.parse({
    items: [],
    nextCursor: null,
    count: 0,
    isImported: true,
    byStatus: [],
    minimum: 10,
    offered: null,
    undecided: null,
    note: 'An application is no hire.',
    sources: [source],
    ...parts,
  });
}

const noRegions = RegionWages.parse({
  soc: '29-1141',
  isImported: true,
  items: [],
  model: null,
  note: '',
  sources: [],
});
const noCounties: CountyWageLevelsList = {
  soc: '29-1141',
  state: { code: '39', name: 'Ohio' },
  isImported: false,
  items: [],
  note: '',
  sources: [],
};
const asked = '/salary/check?title=Registered+nurse&pay=38/h&area=Ohio';

test('offers stand by place, the certified apart from those whose outcome nobody said, and too few make no range', async () => {
  const range = { p10: year(50_000), p25: year(60_000), median: year(70_000), p75: year(80_000), p90: year(90_000) };
  serve({
    'POST /api/v1/wages/check': () => nurseCheck,
    'GET /api/v1/wages/labor-conditions': ({ path }) =>
      path.includes('state=39')
        ? offers({ count: 3, byStatus: [{ status: 'certified', label: 'certified', count: 3 }] })
        : offers({
            count: 52,
            byStatus: [
              { status: 'certified', label: 'certified', count: 40 },
              { status: 'denied', label: 'denied', count: 12 },
            ],
            offered: { count: 40, ...range },
          }),
    'GET /api/v1/wages/regions': () => noRegions,
    'GET /api/v1/wages/county-levels': () => noCounties,
  });
  openPage(asked);
  expect(
    await screen.findByRole('heading', {
      name: 'Registered Nurses: the middle half of the offers in the United States are $60,000–$80,000 a year',
    }),
  ).toBeDefined();
  expect(screen.getByText(/United States: 40 certified, 12 denied/)).toBeDefined();
  expect(await screen.findByText(/Ohio: 3 certified; too few for a range, which needs 10/)).toBeDefined();
  expect(screen.getByText(/No state that publishes entry pay names Registered Nurses/)).toBeDefined();
});

const nothing = { isImported: false, sources: [] };
const notImported = {
  'POST /api/v1/wages/check': () => nurseCheck,
  'GET /api/v1/wages/labor-conditions': () => offers(nothing),
  'GET /api/v1/wages/regions': () => ({ ...noRegions, isImported: false }),
  'GET /api/v1/wages/county-levels': () => noCounties,
};

test('what was not imported is named with its file', async () => {
  serve(notImported);
  openPage(asked);
  expect(await screen.findByText(/import LCA disclosure data/)).toBeDefined();
  expect(await screen.findByText(/import the OFLC’s prevailing wage levels by county/)).toBeDefined();
  expect(screen.queryByRole('link', { name: 'Import a file' })).toBeNull();
});

test('an administrator is led from there to the imports', async () => {
  serve(notImported, { ...visitor, doors: ['candidate', 'administrator'] });
  openPage(asked);
  expect((await screen.findByRole('link', { name: 'Import a file' })).getAttribute('href')).toBe('/admin/imports');
});
