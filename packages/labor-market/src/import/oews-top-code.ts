/**
 * At and above these a percentile is not published as a number (`#`): dollars an hour and a year. Source: the notes of the
 * BLS tables. 2023 was read in the workbook of May 2023; the others are from memory of the notes of their years, and agree
 * with the files of 2017–2022, whose highest published hourly percentile lies below and within 3 dollars of the bound.
 */
const topCodes: readonly { readonly fromYear: number; readonly hourlyUsd: number; readonly annualUsd: number }[] = [
  { fromYear: 2012, hourlyUsd: 90, annualUsd: 187_200 },
  { fromYear: 2016, hourlyUsd: 100, annualUsd: 208_000 },
  { fromYear: 2022, hourlyUsd: 115, annualUsd: 239_200 },
];

/** The last year whose notes the table above covers. */
const LAST_KNOWN_YEAR = 2024;

/** The top code of a year; undefined for a year whose notes are not held. */
export function oewsTopCode(year: number): { readonly hourlyUsd: number; readonly annualUsd: number } | undefined {
  if (year > LAST_KNOWN_YEAR) return undefined;
  return topCodes.findLast((entry) => entry.fromYear <= year);
}
