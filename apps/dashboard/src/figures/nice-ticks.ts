/** Steps people read easily, as multiples of a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * Round values from at or below `low` to at or above `high`, evenly spaced, at most `count` of them (2 or more). With
 * `low` equal to `high`, one step to either side.
 */
export function niceTicks(low: number, high: number, count: number): readonly number[] {
  const span = high > low ? high - low : Math.abs(high) || 1;
  for (let power = 10 ** Math.floor(Math.log10(span / count)); ; power *= 10) {
    for (const multiple of STEPS) {
      const step = multiple * power;
      const first = Math.floor(low / step);
      const last = Math.max(Math.ceil(high / step), first + 1);
      if (last - first + 1 <= count)
        return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
    }
  }
}
