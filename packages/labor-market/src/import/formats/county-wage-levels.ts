import { isSocCode, type SocCode } from '../../soc-code.ts';
import { findState } from '../../us-states.ts';
import { numberIn } from '../cells.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { TableFormat } from '../table-format.ts';

/** The four prevailing wage levels of an occupation in a county. They are levels of the OFLC, not percentiles. */
export interface CountyWageLevelsRow {
  readonly kind: 'county-wage-levels';
  readonly line: number;
  readonly soc: SocCode;
  /** FIPS with its leading zero. */
  readonly state: string;
  /** Lower case, as in the file. */
  readonly county: string;
  readonly levelsUsd: readonly [number, number, number, number];
  /** What the four are in: found by their size, since the columns mix both under one name. */
  readonly unit: 'hour' | 'year';
}

/** No published wage an hour is higher, and no yearly one lower (dollars). Between them a row is refused. Ours. */
const HIGHEST_HOURLY = 500;
const LOWEST_YEARLY = 8_000;

/** Prevailing wage levels by county, one row an occupation and county. */
export const countyWageLevelsFormat: TableFormat<CountyWageLevelsRow> = {
  open(header, hints) {
    const levels = [1, 2, 3, 4].map((level) => header.at(`level${level}_hourly`, `level${level}`, `level_${level}`));
    const [soc, state, county] = [
      header.at('soc_code', 'soccode'),
      header.at('state', 'stateab'),
      header.at('county', 'county_name'),
    ];
    if (levels.some((at) => at < 0) || soc < 0 || state < 0 || county < 0) return undefined;
    const [level1 = -1, level2 = -1, level3 = -1, level4 = -1] = levels;
    const yearly = new Map<string, number>();
    const stateOf = new Map<string, string | undefined>();
    const read = ({ line, cells }: RawRow): CountyWageLevelsRow | RefusedRow => {
      const code = cells[soc] ?? '';
      if (!isSocCode(code)) return refuseRow(line, 'soc_code', code, 'is not a SOC code such as 43-6013');
      const stateText = cells[state] ?? '';
      if (!stateOf.has(stateText)) stateOf.set(stateText, findState(stateText)?.fips);
      const fips = stateOf.get(stateText);
      if (fips === undefined) return refuseRow(line, 'state', stateText, 'is not a state');
      const first = numberIn(cells[level1] ?? '');
      const second = numberIn(cells[level2] ?? '');
      const third = numberIn(cells[level3] ?? '');
      const fourth = numberIn(cells[level4] ?? '');
      if (first === undefined || second === undefined || third === undefined || fourth === undefined) {
        return refuseRow(
          line,
          'levels',
          `${cells[level1]}, ${cells[level2]}, ${cells[level3]}, ${cells[level4]}`,
          'must be four wages',
        );
      }
      if (!(first > 0 && first <= second && second <= third && third <= fourth)) {
        return refuseRow(
          line,
          'levels',
          `${first}, ${second}, ${third}, ${fourth}`,
          'must be above 0 and not fall from level to level',
        );
      }
      const unit = fourth <= HIGHEST_HOURLY ? 'hour' : first >= LOWEST_YEARLY ? 'year' : undefined;
      if (unit === undefined) {
        return refuseRow(
          line,
          'levels',
          `${first}, ${second}, ${third}, ${fourth}`,
          'could be by the hour or by the year',
        );
      }
      if (unit === 'year') yearly.set(code, (yearly.get(code) ?? 0) + 1);
      const name = cells[county] ?? '';
      if (name === '') return refuseRow(line, 'county', '', 'is empty');
      return {
        kind: 'county-wage-levels',
        line,
        soc: code,
        state: fips,
        county: name,
        levelsUsd: [first, second, third, fourth],
        unit,
      };
    };
    return {
      description: {
        format: 'county-wage-levels',
        table: 'counties',
        publisher: 'US Department of Labor, Office of Foreign Labor Certification',
        title: 'Prevailing wage levels by county',
        vintage: hints.year === undefined ? 'wage year not stated' : `wage year ${hints.year}`,
        licence: 'Public domain; compilation MIT',
      },
      read,
      notes: () =>
        [...yearly].map(
          ([code, rows]) =>
            `${code}: ${rows.toLocaleString('en-US')} rows are in dollars a year under columns named hourly; kept as yearly.`,
        ),
    };
  },
};
