import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePayText, payInWords } from './pay-text.ts';

describe('pay as people type it', () => {
  test.each([
    ['52k', 52_000, 'year'],
    ['$52K', 52_000, 'year'],
    ['52.5k', 52_500, 'year'],
    ['52 k a year', 52_000, 'year'],
    ['$52,000', 52_000, 'year'],
    ['52000', 52_000, 'year'],
    ['73 000$', 73_000, 'year'],
    ['$75,000.00', 75_000, 'year'],
    ['42,000ish', 42_000, 'year'],
    ['about $60,000 per year', 60_000, 'year'],
    ['$25/h', 25, 'hour'],
    ['$25 / hr', 25, 'hour'],
    ['18.53/hr', 18.53, 'hour'],
    ['18.53 per hour', 18.53, 'hour'],
    ['25 an hour', 25, 'hour'],
    ['25 hourly', 25, 'hour'],
    ['25', 25, 'hour'],
    ['25.50h', 25.5, 'hour'],
  ])('%s', (text, amountUsd, unit) => {
    expect(parsePayText(text)).toMatchObject({ kind: 'parsed', pay: { amountUsd, unit } });
  });
});

describe('what is not one pay in dollars is refused with what to do', () => {
  test.each([
    ['£25000', 'only US dollars'],
    ['52000 EUR', 'only US dollars'],
    ['4000 a month', 'by the hour or by the year'],
    ['800/week', 'by the hour or by the year'],
    ['50-60k', 'one amount'],
    ['$18.53/hr or $35,600/yr', 'one amount'],
    ['competitive', 'no number'],
    ['500', 'say whether'],
    ['5,20', 'not a plain amount'],
    ['-52000', 'above 0'],
    ['650000000', 'outside 1000 to 5000000'],
    ['$9000/hr', 'outside 1 to 2500'],
  ])('%s', (text, reason) => {
    expect(parsePayText(text)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(reason) });
  });
});

test('a pay in our own words is read back as itself', () => {
  const pay = fc.oneof(
    fc.integer({ min: 1_000, max: 5_000_000 }).map((amountUsd) => ({ amountUsd, unit: 'year' as const })),
    fc.integer({ min: 100, max: 250_000 }).map((cents) => ({ amountUsd: cents / 100, unit: 'hour' as const })),
  );
  fc.assert(
    fc.property(pay, (given) => {
      expect(parsePayText(payInWords(given))).toMatchObject({ kind: 'parsed', pay: given });
    }),
  );
});
