import { describe, expect, test } from 'vitest';
import { fileOf } from '../../test/import-files.ts';
import { normal, seeded } from '../../test/populations.ts';
import { parseMessyPay } from './messy-pay.ts';
import { levelIn, readOwnPay, stateIn } from './own-pay-file.ts';
import { type GroupStratum, payGaps } from './pay-gap.ts';

describe('pay as people write it', () => {
  test.each([
    ['$52k', 52_000],
    ['52000', 52_000],
    ['$75,000.00', 75_000],
    ['73 000$', 73_000],
    ['42,000ish', 42_000],
    ['~ 55,000', 55_000],
    ['35K', 35_000],
    ['37, 753.86', 37_753.86],
    ['18.53/hr', 38_542.4],
    ['$18.53/hr or $38,500/yr', 38_500],
    ['50-60k', 55_000],
    ['$50,000 - $60,000', 55_000],
    ['50k to 60k', 55_000],
    ['$20-22/hr', 43_680],
    ['60,000 + bonus', 60_000],
    ['$85,000 plus 10% bonus', 85_000],
    ['70000 (before taxes)', 70_000],
  ])('%s', (text, annualUsd) => {
    expect(parseMessyPay(text, 'guess')).toMatchObject({ kind: 'parsed', annualUsd: expect.closeTo(annualUsd, 1) });
  });

  test.each([
    ['£25000', 'guess', 'only US dollars'],
    ['0', 'guess', 'zero'],
    ['', 'guess', 'empty'],
    ['a lot', 'guess', 'no number'],
    ['65', 'year', 'by the hour or in thousands'],
    ['60k-50k', 'guess', 'falls'],
    ['$10/hr or $90,000/yr', 'guess', 'two different pays'],
    ['4000 a month', 'guess', 'by the hour or by the year'],
    ['45.000', 'year', 'by the hour or in thousands'],
  ] as const)('%s is refused', (text, basis, reason) => {
    expect(parseMessyPay(text, basis)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason) });
  });

  test('a bare 25 is hourly by its basis', () => {
    expect(parseMessyPay('25', 'hour')).toMatchObject({ annualUsd: 52_000 });
  });
});

test.each([
  ['Nashville, TN', '47'],
  ['Madison, Wi', '55'],
  ['Southeast Michigan, USA', '26'],
  ['Washington, DC', '11'],
  ['New York', '36'],
  ['Austin TX 78701', '48'],
  ['Pittsburgh, PA USA', '42'],
  ['Milwaukee Wisconsin USA', '55'],
  ['worcester ma usa', '25'],
  ['Raleigh, NC United States', '37'],
  ['Knoxville, TN US', '47'],
  ['New York City', '36'],
  ['United States', undefined],
  ['Boston', undefined],
  ['come to me', undefined],
  ['Cardiff, UK', undefined],
  ['remote', undefined],
  ['', undefined],
])('the state in "%s"', (place, state) => {
  expect(stateIn(place)).toBe(state);
});

test.each([
  ['Sr. Coordinator', 'senior'],
  ['2 - 4 years', 'entry'],
  ['5-7 years', 'mid'],
  ['11 - 20 years', 'senior'],
  ['Entry level', 'entry'],
  ['', undefined],
])('the level in "%s"', (text, level) => {
  expect(levelIn(text)).toBe(level);
});

test('a file is read under its banner; unmapped columns are never read; every row is taken or refused', async () => {
  const text =
    'Our pay 2026,,,,\nName,Title,Pay,Where,Email\nAda,Patient Navigator,52k,"Akron, OH",a@x.org\nBo,PCC,soon,"Akron, OH",b@x.org\n';
  const rows = [];
  const refused = [];
  for await (const batch of readOwnPay(
    fileOf('pay.csv', text),
    { pay: 'pay', title: 'Title', place: 'Where' },
    'guess',
  )) {
    rows.push(...batch.taken);
    refused.push(...batch.refused);
  }
  expect(rows).toEqual([
    {
      line: 3,
      payText: '52k',
      annualUsd: 52_000,
      payUnit: 'year',
      isRange: false,
      hoursPerWeek: 40,
      title: 'Patient Navigator',
      group: '',
      state: '39',
    },
  ]);
  expect(refused).toEqual([{ line: 4, column: 'pay', value: 'soon', reason: expect.stringContaining('no number') }]);
});

test('part-time pay by the year is set to 40 hours; pay by the hour is the same at any hours', async () => {
  const text = 'Pay,Hours\n30000,20\n$20/h,20\n';
  const rows = [];
  for await (const { taken } of readOwnPay(fileOf('pay.csv', text), { pay: 'Pay', hoursPerWeek: 'Hours' }, 'guess')) {
    rows.push(...taken);
  }
  expect(rows.map(({ annualUsd }) => annualUsd)).toEqual([60_000, 41_600]);
});

describe('the pay gap', () => {
  const stratum = (name: string, group: string, pays: readonly number[]): GroupStratum => {
    const logs = pays.map(Math.log);
    const meanLog = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    const squares = logs.reduce((sum, log) => sum + (log - meanLog) ** 2, 0);
    return {
      stratum: name,
      group,
      count: logs.length,
      meanLog,
      varianceLog: logs.length < 2 ? 0 : squares / (logs.length - 1),
    };
  };

  test('is taken within strata: a group that works where pay is low has no gap', () => {
    const found = payGaps([
      stratum('high', 'a', [90, 100, 110, 95, 105]),
      stratum('low', 'a', [45, 50, 55]),
      stratum('low', 'b', [45, 50, 55, 45, 50, 55]),
      stratum('high', 'b', [100]),
    ]);
    expect(found?.reference).toBe('a');
    expect(Math.abs(found?.gaps[0]?.gapPercent ?? 99)).toBeLessThan(1.5);
  });

  test('groups under five are hidden, and one group alone has none', () => {
    expect(payGaps([stratum('s', 'a', [50, 51, 52, 53, 54]), stratum('s', 'b', [50, 51])])).toMatchObject({
      gaps: [],
      hiddenGroups: 1,
    });
    expect(payGaps([stratum('s', 'a', [50, 51])])).toBeUndefined();
  });

  test('its 95% interval holds the true gap of −5% in about 95 of 100 samples', () => {
    const random = seeded(5);
    let held = 0;
    for (let run = 0; run < 400; run++) {
      const draw = (shift: number, level: number) => Math.exp(10.8 + level + shift + 0.2 * normal(random));
      const strata = [0, 0.3, 0.6].flatMap((level) => [
        stratum(
          String(level),
          'a',
          Array.from({ length: 20 }, () => draw(0, level)),
        ),
        stratum(
          String(level),
          'b',
          Array.from({ length: 12 }, () => draw(Math.log(0.95), level)),
        ),
      ]);
      const gap = payGaps(strata)?.gaps[0];
      held += gap !== undefined && gap.low <= -5 && gap.high >= -5 ? 1 : 0;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.98);
  });
});
