const percentFormat = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });
const wholeFormat = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** "64%" of a share from 0 to 1. */
export function formatShare(share: number): string {
  return percentFormat.format(share);
}

/** "1,204": a count with commas. */
export function formatCount(count: number): string {
  return wholeFormat.format(count);
}

/** "1 question", "12 questions": a count with its noun. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
