import { readFileSync } from 'node:fs';
import {
  parseOccupationProxies,
  parsePriceIndex,
  parseProjections,
  parseReportedFigures,
  parseSeriesStructure,
  parseSources,
  parseStateMeans,
  parseWageTable,
  type WageObservation,
} from '../src/index.ts';

/** The text of a data file of this package. */
export function dataText(name: string): string {
  return readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
}

export const sources = parseSources(dataText('sources.json'));
export const wages = parseWageTable(dataText('oews-national.csv'));
export const stateMeans = parseStateMeans(dataText('oews-state-means.csv'));
export const reportedFigures = parseReportedFigures(dataText('reported-figures.json'));
export const projections = parseProjections(dataText('projections.json'));
export const cpiU = parsePriceIndex(dataText('cpi-u.json'));
export const structure = parseSeriesStructure(dataText('soc-breaks.json'));
export const occupations = parseOccupationProxies(dataText('proxies.json'));

/** The row of a code in a year, which must be there. */
export function wageOf(soc: string, year: number): WageObservation {
  const row = wages.find((candidate) => candidate.soc === soc && candidate.year === year);
  if (row === undefined) throw new Error(`no row for ${soc} in ${year}`);
  return row;
}
