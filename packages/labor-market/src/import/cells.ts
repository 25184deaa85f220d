/** Digits with or without thousands separators, a dollar sign, decimals; float noise and exponents as spreadsheets write them. */
const plain = /^-?\d+(?:\.\d+)?$/;
const dressed = /^-?\$?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The number in a cell; undefined for anything that is not wholly a number. Thousands separators must be in place. */
export function numberIn(text: string): number | undefined {
  if (plain.test(text)) return Number(text);
  if (!/\d/.test(text) || !dressed.test(text)) return undefined;
  const value = Number(text.replaceAll(',', '').replace('$', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** A number without the noise of binary fractions: 36.880000000000003 → 36.88 (six decimals are kept). */
export function withoutNoise(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** A published cell of a wage table. `absent`: the file has no cell or nothing in it. */
export type PublishedCell =
  | { readonly kind: 'reported'; readonly value: number }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'topCoded' }
  | { readonly kind: 'belowLimit' }
  | { readonly kind: 'absent' };

export const suppressedCell: PublishedCell = { kind: 'suppressed' };
export const topCodedCell: PublishedCell = { kind: 'topCoded' };
export const belowLimitCell: PublishedCell = { kind: 'belowLimit' };
export const absentCell: PublishedCell = { kind: 'absent' };

/** A cell with BLS's markers read: `*` and `**` suppressed, `#` top-coded, `~` below the limit; undefined for other text. */
export function publishedCell(text: string): PublishedCell | undefined {
  switch (text) {
    case '':
      return absentCell;
    case '*':
    case '**':
      return suppressedCell;
    case '#':
      return topCodedCell;
    case '~':
      return belowLimitCell;
  }
  const value = numberIn(text);
  return value === undefined ? undefined : { kind: 'reported', value: withoutNoise(value) };
}
