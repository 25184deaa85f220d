import Papa from 'papaparse';
import { nation } from './area-code.ts';
import { DataFileError } from './errors.ts';
import { isSocCode, socVersions } from './soc-code.ts';
import { type EmploymentEstimate, occupationGroups, type WageObservation, type WageValue } from './wage-observation.ts';

const FILE = 'oews-national.csv';
const columns = [
  'year',
  'soc',
  'soc_version',
  'group',
  'title',
  'employment',
  'employment_rse_percent',
  'p10_annual_usd',
  'p25_annual_usd',
  'median_annual_usd',
  'p75_annual_usd',
  'p90_annual_usd',
  'mean_annual_usd',
  'mean_rse_percent',
  'source_id',
] as const;
type Column = (typeof columns)[number];

/** `#` in our file carries its bound, since the top code differs by year: "#239200" is "at least $239,200". */
const topCode = /^#(\d+)$/;
const suppressedMarkers = new Set(['*', '**']);

/**
 * Reads `data/oews-national.csv`: one row a year and occupation, annual US dollars. A wage cell is a whole number, `*`
 * (not available) or `#` with its bound; employment is a whole number or `**`; an empty standard error is one that we do
 * not hold. Throws `DataFileError` with the line for a row that is anything else, and for one that occurs twice.
 */
export function parseWageTable(text: string): readonly WageObservation[] {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const [error] = parsed.errors;
  if (error !== undefined) throw new DataFileError(FILE, `line ${(error.row ?? 0) + 1}`, error.message);
  const [header, ...lines] = parsed.data;
  if (header?.join() !== columns.join()) {
    throw new DataFileError(FILE, 'line 1', `the columns must be ${columns.join(', ')}`);
  }
  const observations = lines.map((cells, index) => readRow(cells, `line ${index + 2}`));
  const ids = new Set<string>();
  for (const [index, { id }] of observations.entries()) {
    if (ids.has(id)) throw new DataFileError(FILE, `line ${index + 2}`, `${id} occurs twice`);
    ids.add(id);
  }
  return observations;
}

function readRow(cells: readonly string[], where: string): WageObservation {
  const fail = (message: string): never => {
    throw new DataFileError(FILE, where, message);
  };
  if (cells.length !== columns.length) fail(`has ${cells.length} cells, must have ${columns.length}`);
  const cell = (name: Column): string => cells[columns.indexOf(name)] ?? fail(`has no ${name}`);
  const whole = (name: Column): number =>
    /^\d+$/.test(cell(name)) ? Number(cell(name)) : fail(`${name} must be a whole number, got "${cell(name)}"`);
  const oneOf = <const T extends string>(name: Column, allowed: readonly T[]): T =>
    allowed.find((candidate) => candidate === cell(name)) ??
    fail(`${name} must be one of ${allowed.join(', ')}, got "${cell(name)}"`);
  const relativeStandardError = (name: Column): number | undefined => {
    if (cell(name) === '') return undefined;
    return /^\d+(\.\d+)?$/.test(cell(name))
      ? Number(cell(name))
      : fail(`${name} must be a number or empty, got "${cell(name)}"`);
  };
  const wage = (name: Column): WageValue => {
    if (suppressedMarkers.has(cell(name))) return { kind: 'suppressed', reason: 'not-available' };
    const bound = topCode.exec(cell(name))?.[1];
    return bound === undefined
      ? { kind: 'reported', annualUsd: whole(name) }
      : { kind: 'topCoded', atLeastAnnualUsd: Number(bound) };
  };
  const employment = (): EmploymentEstimate => {
    if (suppressedMarkers.has(cell('employment'))) return { kind: 'suppressed', reason: 'not-available' };
    const percent = relativeStandardError('employment_rse_percent');
    return {
      kind: 'reported',
      jobs: whole('employment'),
      ...(percent === undefined ? {} : { relativeStandardErrorPercent: percent }),
    };
  };
  const soc = cell('soc');
  if (!isSocCode(soc)) return fail(`soc must be a SOC code, got "${soc}"`);
  const group = oneOf('group', occupationGroups);
  const meanError = relativeStandardError('mean_rse_percent');
  return {
    id: `${cell('source_id')}.${nation.code}.${soc}${group === 'detailed' ? '' : `.${group}`}`,
    sourceId: cell('source_id'),
    year: whole('year'),
    soc,
    socVersion: oneOf('soc_version', socVersions),
    group,
    title: cell('title'),
    area: nation,
    employment: employment(),
    wages: {
      p10: wage('p10_annual_usd'),
      p25: wage('p25_annual_usd'),
      median: wage('median_annual_usd'),
      p75: wage('p75_annual_usd'),
      p90: wage('p90_annual_usd'),
      mean: wage('mean_annual_usd'),
    },
    ...(meanError === undefined ? {} : { meanRelativeStandardErrorPercent: meanError }),
  };
}
