const wholeUsd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const centsUsd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Yearly pay in whole dollars: "$52,000". */
export function formatUsd(annualUsd: number): string {
  return wholeUsd.format(annualUsd);
}

/** Hourly pay with cents: "$25.00". */
export function formatHourlyUsd(hourlyUsd: number): string {
  return centsUsd.format(hourlyUsd);
}

/** A count with commas: "48,000". */
export function formatCount(value: number): string {
  return count.format(value);
}

/** A change with its sign and at most one decimal: "+11%", "−4%", "0%". */
export function formatPercentChange(percent: number): string {
  const rounded = roundTo(percent, 1);
  if (rounded === 0) return '0%';
  return `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}%`;
}

/** The size of a change, where a verb already says its direction: "22.7%". */
export function formatPercent(percent: number): string {
  return `${Math.abs(roundTo(percent, 1))}%`;
}

/** "47th", "1st", "62nd"; the rank is rounded to a whole number first. */
export function ordinal(rank: number): string {
  const whole = Math.round(rank);
  const tens = whole % 100;
  if (tens >= 11 && tens <= 13) return `${whole}th`;
  const suffix = { 1: 'st', 2: 'nd', 3: 'rd' }[whole % 10] ?? 'th';
  return `${whole}${suffix}`;
}

/** `value` to `digits` decimals, halves away from zero: the last step before an answer. */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale || 0;
}

/** "a", "a and b", "a, b and c". */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
