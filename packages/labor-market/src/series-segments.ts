import type { SocCode, SocVersion } from './soc-code.ts';
import type { WageObservation } from './wage-observation.ts';

/** Two neighbouring years of a table that must not be joined, and why. `soc` absent: for every code. */
export interface SeriesBreak {
  readonly id: string;
  readonly lastYearBefore: number;
  readonly firstYearAfter: number;
  readonly kind: 'classification' | 'method';
  readonly sourceId: string;
  readonly title: string;
  readonly explanation: string;
  readonly soc?: readonly SocCode[];
}

/** Which code holds an occupation's jobs in which years, where the classification moved them. `toYear` absent: since. */
export interface SocSuccession {
  readonly soc: SocCode;
  readonly segments: readonly { readonly soc: SocCode; readonly fromYear: number; readonly toYear?: number }[];
  readonly statement: string;
}

/** Breaks and successions of the SOC in the OEWS tables. */
export interface SeriesStructure {
  readonly breaks: readonly SeriesBreak[];
  readonly successions: readonly SocSuccession[];
}

/** Years of one code that may be joined by a line, oldest first; never empty. */
export interface SeriesSegment {
  readonly soc: SocCode;
  readonly title: string;
  readonly socVersion: SocVersion;
  readonly fromYear: number;
  readonly toYear: number;
  readonly observations: readonly WageObservation[];
}

/**
 * The observations of one occupation over the years, cut wherever a line would lie: at every break that applies to the
 * code, and wherever the classification put the jobs under another code. Rows of other codes and places than those of
 * the series are left out; give rows of one place only. Empty when no row belongs to the code.
 */
export function segmentsOf(
  soc: SocCode,
  observations: readonly WageObservation[],
  structure: SeriesStructure,
): readonly SeriesSegment[] {
  const codes = codesOf(soc, structure);
  const rows = observations
    .filter((row) => codes.some((code) => code.soc === row.soc && row.year >= code.fromYear && row.year <= code.toYear))
    .toSorted((a, b) => a.year - b.year);
  const groups: WageObservation[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group === undefined || before === undefined || isCut(before, row, structure.breaks)) groups.push([row]);
    else group.push(row);
  }
  return groups.flatMap(toSegment);
}

/** Every code that a series of `soc` needs rows of. */
export function codesOfSeries(soc: SocCode, structure: SeriesStructure): readonly SocCode[] {
  return [...new Set(codesOf(soc, structure).map((code) => code.soc))];
}

/** The breaks that cut a series of any of the codes. */
export function breaksOf(codes: readonly SocCode[], structure: SeriesStructure): readonly SeriesBreak[] {
  return structure.breaks.filter((cut) => cut.soc === undefined || cut.soc.some((soc) => codes.includes(soc)));
}

function codesOf(soc: SocCode, structure: SeriesStructure) {
  const succession = structure.successions.find((candidate) => candidate.soc === soc);
  const segments = succession?.segments ?? [{ soc, fromYear: Number.NEGATIVE_INFINITY }];
  return segments.map((segment) => ({ ...segment, toYear: segment.toYear ?? Number.POSITIVE_INFINITY }));
}

function isCut(before: WageObservation, after: WageObservation, breaks: readonly SeriesBreak[]): boolean {
  if (before.soc !== after.soc) return true;
  return breaks.some(
    (cut) =>
      (cut.soc === undefined || cut.soc.includes(after.soc)) &&
      before.year <= cut.lastYearBefore &&
      after.year >= cut.firstYearAfter,
  );
}

function toSegment(observations: readonly WageObservation[]): readonly SeriesSegment[] {
  const first = observations.at(0);
  const last = observations.at(-1);
  if (first === undefined || last === undefined) return [];
  const { soc, title, socVersion } = last;
  return [{ soc, title, socVersion, fromYear: first.year, toYear: last.year, observations }];
}
