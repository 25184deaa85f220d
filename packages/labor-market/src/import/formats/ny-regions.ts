import { isSocCode, type SocCode } from '../../soc-code.ts';
import { absentCell, type PublishedCell, publishedCell, suppressedCell } from '../cells.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { TableFormat } from '../table-format.ts';

/** A row of New York's own release of OEWS: annual wages with an entry and an experienced one, dollars a year. */
export interface RegionWageRow {
  readonly kind: 'region-wage';
  readonly line: number;
  /** FIPS of the state, or `NY-` with the number of a labor market region, which is no federal area. */
  readonly areaCode: string;
  readonly areaTitle: string;
  readonly soc: SocCode;
  readonly title: string;
  readonly employment: PublishedCell;
  readonly mean: PublishedCell;
  readonly median: PublishedCell;
  /** Mean of the lowest third (the state's definition; it follows from its figures: mean = (entry + 2 × experienced) / 3). */
  readonly entry: PublishedCell;
  /** Mean of the upper two thirds. */
  readonly experienced: PublishedCell;
}

const STATE_TYPE = '1';

/** New York State Department of Labor, OEWS for the state and its labor market regions. Empty cells are suppressed. */
export const nyRegionsFormat: TableFormat<RegionWageRow> = {
  open(header, hints) {
    if (!header.has('standard_occupational_code', 'entry_wage', 'experienced_wage')) return undefined;
    const columns = {
      type: header.at('area_type'),
      area: header.at('area'),
      areaTitle: header.at('area_name'),
      soc: header.at('standard_occupational_code'),
      title: header.at('occupational_title'),
    };
    const figures = [
      ['employment', header.at('employment')],
      ['mean', header.at('mean_wage')],
      ['median', header.at('median_wage')],
      ['entry', header.at('entry_wage')],
      ['experienced', header.at('experienced_wage')],
    ] as const;
    const read = ({ line, cells }: RawRow): RegionWageRow | RefusedRow => {
      const text = (at: number): string => (cells[at] ?? '').trim();
      const soc = text(columns.soc);
      if (!isSocCode(soc))
        return refuseRow(line, 'Standard Occupational Code', soc, 'is not a SOC code such as 43-6013');
      const values: Record<string, PublishedCell> = {};
      for (const [name, at] of figures) {
        const cell = publishedCell(text(at));
        if (cell === undefined)
          return refuseRow(line, name, text(at), 'must be a number, or empty where it was not published');
        values[name] = cell === absentCell ? suppressedCell : cell;
      }
      const { employment = suppressedCell, mean = suppressedCell, median = suppressedCell } = values;
      const { entry = suppressedCell, experienced = suppressedCell } = values;
      const isState = text(columns.type) === STATE_TYPE;
      return {
        kind: 'region-wage',
        line,
        areaCode: isState ? text(columns.area).padStart(2, '0') : `NY-${text(columns.area)}`,
        areaTitle: text(columns.areaTitle),
        soc,
        title: text(columns.title),
        employment,
        mean,
        median,
        entry,
        experienced,
      };
    };
    return {
      description: {
        format: 'ny-regions',
        table: 'regions',
        publisher: 'New York State Department of Labor',
        title: 'Occupational wages of New York and its labor market regions',
        vintage: hints.year === undefined ? 'not stated' : `${hints.year}`,
        licence: 'State open data',
      },
      read,
      notes: () => [],
    };
  },
};
