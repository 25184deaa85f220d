import { wagesFrom } from './arbitraries.ts';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A normal deviate (Box–Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random());
}

/**
 * A population of yearly pays, sorted: one to three lognormal groups (kinds of employers), a wage floor where many are
 * paid alike, and a share of pays at round dollars an hour. 4,000 people.
 */
export function population(random: () => number): readonly number[] {
  const centre = 32_000 + random() * 45_000;
  const groups = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
    centre: centre * Math.exp(0.25 * normal(random)),
    sigma: 0.15 + random() * 0.35,
  }));
  const floor = random() < 0.5 ? 0 : centre * (0.6 + random() * 0.15);
  const roundShare = random() * 0.4;
  return Array.from({ length: 4_000 }, () => {
    const group = groups[Math.floor(random() * groups.length)] ?? { centre, sigma: 0.3 };
    const pay = Math.max(floor, group.centre * Math.exp(group.sigma * normal(random)));
    return random() < roundShare ? Math.round(pay / 2_080) * 2_080 : pay;
  }).toSorted((a, b) => a - b);
}

/** The true percentile rank of a pay: the share below it and half of the share equal to it, times 100. */
export function trueRank(pay: number, sorted: readonly number[]): number {
  const below = sorted.filter((each) => each < pay).length;
  const equal = sorted.filter((each) => each === pay).length;
  return ((below + equal / 2) / sorted.length) * 100;
}

/**
 * What a survey publishes of a population: the percentiles, to $10, of a sample drawn with replacement that is as large as
 * gives the mean this relative standard error (percent).
 */
export function published(sorted: readonly number[], errorPercent: number, random: () => number) {
  const mean = sorted.reduce((sum, pay) => sum + pay, 0) / sorted.length;
  const variance = sorted.reduce((sum, pay) => sum + (pay - mean) ** 2, 0) / sorted.length;
  const size = Math.max(30, Math.round(variance / ((mean * errorPercent) / 100) ** 2));
  const sample = Float64Array.from({ length: size }, () => sorted[Math.floor(random() * sorted.length)] ?? 0).sort();
  return wagesFrom(
    [0.1, 0.25, 0.5, 0.75, 0.9].map((share) => Math.round((sample[Math.floor(share * size)] ?? 0) / 10) * 10),
  );
}
