/** The columns of a table by name, whatever the case, blanks, BOM and punctuation of its header. */
export interface Header {
  readonly names: readonly string[];
  /** Where the first of these names stands; -1 where none does. */
  at(...names: readonly string[]): number;
  has(...names: readonly string[]): boolean;
}

/** "O*NET-SOC Code" → "o_net_soc_code", " Mean Wage " → "mean_wage", "LOC QUOTIENT" → "loc_quotient". */
export function columnKey(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}

/** The header in a record. */
export function headerOf(cells: readonly string[]): Header {
  const names = cells.map(columnKey);
  const at = (...wanted: readonly string[]): number => {
    for (const name of wanted) {
      const index = names.indexOf(name);
      if (index >= 0) return index;
    }
    return -1;
  };
  return { names, at, has: (...wanted) => wanted.every((name) => names.includes(name)) };
}
