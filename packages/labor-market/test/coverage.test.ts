import { describe, expect, test } from 'vitest';
import { percentileRank, percentileRankRange, rankRangeOverProxies } from '../src/index.ts';
import { population, published, seeded, trueRank } from './populations.ts';

/** Standard errors as May 2023 publishes them for detailed occupations (percent): small for the nation, large for a metro. */
const errors = [0.4, 0.8, 1.5, 3, 6] as const;
const POPULATIONS = 120;
const PAYS_EACH = 8;

function coverage(errorPercent: number, seed: number): number {
  const random = seeded(seed);
  let held = 0;
  let count = 0;
  for (let each = 0; each < POPULATIONS; each++) {
    const people = population(random);
    const wages = published(people, errorPercent, random);
    for (let pay = 0; pay < PAYS_EACH; pay++) {
      const amount = people[Math.floor((0.1 + 0.8 * random()) * people.length)] ?? 0;
      const rank = trueRank(amount, people);
      const { low, high } = percentileRankRange(amount, wages, errorPercent);
      const isHeld =
        (low.kind === 'within' ? low.rank <= rank : low.kind === 'below' || rank >= 90) &&
        (high.kind === 'within' ? high.rank >= rank : high.kind === 'above' || rank <= 10);
      held += isHeld ? 1 : 0;
      count++;
    }
  }
  return held / count;
}

describe('the 80 % range holds the true rank of 75 to 85 of 100 pays', () => {
  test('over populations and survey errors', () => {
    const shares = errors.map((error, index) => coverage(error, 7_000 + index));
    const all = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(all).toBeGreaterThanOrEqual(0.75);
    expect(all).toBeLessThanOrEqual(0.85);
    for (const share of shares) {
      expect(share).toBeGreaterThanOrEqual(0.72);
      expect(share).toBeLessThanOrEqual(0.9);
    }
  }, 60_000);

  test('when any of three stand-ins may be the right one', () => {
    const random = seeded(99);
    let held = 0;
    const runs = 500;
    for (let run = 0; run < runs; run++) {
      const error = errors[Math.floor(random() * errors.length)] ?? 1;
      const people = [population(random), population(random), population(random)];
      const truth = people[Math.floor(random() * 3)] ?? [];
      const amount = truth[Math.floor((0.1 + 0.8 * random()) * truth.length)] ?? 0;
      const positions = people.map((each) => {
        const wages = published(each, error, random);
        return { position: percentileRank(amount, wages), ...percentileRankRange(amount, wages, error) };
      });
      const range = rankRangeOverProxies(positions);
      const rank = trueRank(amount, truth);
      held += range !== undefined && range.low <= rank && rank <= range.high ? 1 : 0;
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.75);
    expect(held / runs).toBeLessThanOrEqual(0.85);
  }, 60_000);
});
