import Papa from 'papaparse';
import { parseAreaCode } from './area-code.ts';
import { DataFileError } from './errors.ts';
import { isSocCode } from './soc-code.ts';
import { usStates } from './us-states.ts';
import type { WageObservation, WageValue } from './wage-observation.ts';

const FILE = 'oews-state-means.csv';
const columns = ['year', 'soc', 'title', 'state_fips', 'mean_annual_usd', 'source_id'] as const;
/** From May 2021 on OEWS publishes on the 2018 SOC. */
const FIRST_YEAR_OF_SOC_2018 = 2021;
const lacking = { kind: 'suppressed', reason: 'not-in-file' } as const;

/**
 * Reads `data/oews-state-means.csv`: the annual mean wage of an occupation in a state, whole US dollars, or `*` where none
 * was published. Everything else of these rows is not in our copy. Throws `DataFileError` with the line for a row that
 * is anything else, and for one that occurs twice.
 */
export function parseStateMeans(text: string): readonly WageObservation[] {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  if (errors[0] !== undefined) throw new DataFileError(FILE, `line ${(errors[0].row ?? 0) + 1}`, errors[0].message);
  const [header, ...lines] = data;
  if (header?.join() !== columns.join()) {
    throw new DataFileError(FILE, 'line 1', `the columns must be ${columns.join(', ')}`);
  }
  const seen = new Set<string>();
  return lines.map((cells, index) => {
    const row = readRow(cells, `line ${index + 2}`);
    if (seen.has(row.id)) throw new DataFileError(FILE, `line ${index + 2}`, `${row.id} occurs twice`);
    seen.add(row.id);
    return row;
  });
}

function readRow(cells: readonly string[], where: string): WageObservation {
  const fail = (message: string): never => {
    throw new DataFileError(FILE, where, message);
  };
  const [year = '', soc = '', title = '', fips = '', mean = '', sourceId = ''] = cells;
  const state = usStates.find((candidate) => candidate.fips === fips) ?? fail(`"${fips}" is no FIPS code of a state`);
  if (!isSocCode(soc)) return fail(`soc must be a SOC code, got "${soc}"`);
  if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR_OF_SOC_2018) fail(`year must be 2021 or later, got "${year}"`);
  return {
    id: `${sourceId}.${fips}.${soc}`,
    sourceId,
    year: Number(year),
    soc,
    socVersion: '2018',
    group: 'detailed',
    title,
    area: { code: parseAreaCode(state.fips), name: state.name, level: 'state' },
    employment: lacking,
    wages: { p10: lacking, p25: lacking, median: lacking, p75: lacking, p90: lacking, mean: meanOf(mean, fail) },
  };
}

function meanOf(cell: string, fail: (message: string) => never): WageValue {
  if (cell === '*') return { kind: 'suppressed', reason: 'not-available' };
  if (!/^[1-9]\d*$/.test(cell)) fail(`mean_annual_usd must be a whole number or *, got "${cell}"`);
  return { kind: 'reported', annualUsd: Number(cell) };
}
