import { type ImportedRow, type OewsRow, oewsStatistics, type PublishedCell } from '@careway/labor-market';
import type { Database } from '../tables/database.ts';

type Cell = string | number | boolean | null | undefined;
type RowTable = Extract<keyof Database, `${string}_row`>;

/** Where rows of a kind are kept: the columns after `import_id`, and a row's values in that order. */
export interface RowTableOf<Row> {
  readonly table: Exclude<RowTable, 'import_refused_row'>;
  readonly columns: readonly string[];
  values(row: Row): readonly Cell[];
}

type RowOf<Kind extends ImportedRow['kind']> = Extract<ImportedRow, { readonly kind: Kind }>;
type RowTables = { readonly [Kind in ImportedRow['kind']]: RowTableOf<RowOf<Kind>> };

const letters: Readonly<Record<PublishedCell['kind'], string>> = {
  reported: '.',
  suppressed: '*',
  topCoded: '#',
  belowLimit: '~',
  absent: '-',
};

/** What each of a row's cells was, one letter a cell. */
export function marksOf(cells: readonly PublishedCell[]): string {
  let marks = '';
  for (const cell of cells) marks += letters[cell.kind];
  return marks;
}

/** What a letter of `marks` stands for. */
export function cellKindOf(letter: string | undefined): PublishedCell['kind'] {
  for (const [kind, mark] of Object.entries(letters)) if (mark === letter) return kind as PublishedCell['kind'];
  return 'absent';
}

function amount(cell: PublishedCell): number | null {
  return cell.kind === 'reported' ? cell.value : null;
}

function whole(cell: PublishedCell): number | null {
  return cell.kind === 'reported' ? Math.round(cell.value) : null;
}

function oewsCells(row: OewsRow): readonly PublishedCell[] {
  return [
    row.employment,
    row.employmentRsePercent,
    row.meanRsePercent,
    row.jobsPer1000,
    row.locationQuotient,
    row.percentOfTotal,
    row.percentReporting,
    ...oewsStatistics.map((name) => row.wages[name]),
  ];
}

/** Hourly wages come first among `oewsStatistics`; annual ones are whole dollars. */
const HOURLY = 6;

export const rowTables: RowTables = {
  oews: {
    table: 'oews_row',
    columns: [
      'line',
      'year',
      'area_code',
      'area_name',
      'area_level',
      'primary_state',
      'naics',
      'naics_title',
      'industry_group',
      'ownership',
      'soc',
      'soc_version',
      'occupation_group',
      'title',
      'is_annual_only',
      'is_hourly_only',
      'marks',
      'jobs',
      'employment_rse_percent',
      'mean_rse_percent',
      'jobs_per_1000',
      'location_quotient',
      'percent_of_total',
      'percent_reporting',
      ...oewsStatistics,
    ],
    values: (row) => {
      const cells = oewsCells(row);
      const values: Cell[] = [
        row.line,
        row.year,
        row.areaCode,
        row.areaTitle,
        row.areaLevel,
        row.primaryState,
        row.naics,
        row.naicsTitle,
        row.industryGroup,
        row.ownership,
        row.soc,
        row.socVersion,
        row.group,
        row.title,
        row.isAnnualOnly,
        row.isHourlyOnly,
        marksOf(cells),
        whole(row.employment),
      ];
      for (let index = 1; index < cells.length; index++) {
        const cell = cells[index];
        if (cell === undefined) continue;
        values.push(index >= cells.length - HOURLY ? whole(cell) : amount(cell));
      }
      return values;
    },
  },
  'region-wage': {
    table: 'region_wage_row',
    columns: [
      'line',
      'area_code',
      'area_name',
      'soc',
      'title',
      'marks',
      'jobs',
      'mean_annual_usd',
      'median_annual_usd',
      'entry_annual_usd',
      'experienced_annual_usd',
    ],
    values: (row) => {
      const cells = [row.employment, row.mean, row.median, row.entry, row.experienced];
      return [row.line, row.areaCode, row.areaTitle, row.soc, row.title, marksOf(cells), ...cells.map(whole)];
    },
  },
  'county-wage-levels': {
    table: 'county_wage_level_row',
    columns: ['line', 'soc', 'state', 'county', 'unit', 'level1_usd', 'level2_usd', 'level3_usd', 'level4_usd'],
    values: (row) => [
      row.line,
      row.soc,
      row.state,
      row.county,
      row.unit,
      row.levelsUsd[0],
      row.levelsUsd[1],
      row.levelsUsd[2],
      row.levelsUsd[3],
    ],
  },
  lca: {
    table: 'lca_row',
    columns: [
      'line',
      'case_number',
      'case_status',
      'job_title',
      'onet_soc',
      'year',
      'state',
      'county',
      'postal_code',
      'annual_usd_from',
      'annual_usd_to',
      'unit',
      'wage_level',
      'is_unit_corrected',
    ],
    values: (row) => [
      row.line,
      row.caseNumber,
      row.status,
      row.jobTitle,
      row.onetSoc,
      row.year,
      row.state,
      row.county,
      row.postalCode,
      row.annualUsdFrom,
      row.annualUsdTo,
      row.unit,
      row.wageLevel,
      row.isUnitCorrected,
    ],
  },
  projection: {
    table: 'projection_row',
    columns: [
      'line',
      'soc',
      'title',
      'is_summary',
      'from_year',
      'to_year',
      'from_jobs',
      'to_jobs',
      'change_jobs',
      'change_percent',
      'openings_per_year',
      'median_state',
      'median_annual_usd',
      'entry_education',
    ],
    values: (row) => [
      row.line,
      row.soc,
      row.title,
      row.isSummary,
      row.fromYear,
      row.toYear,
      row.fromJobs,
      row.toJobs,
      row.changeJobs,
      row.changePercent,
      row.openingsPerYear,
      row.medianAnnualUsd.kind,
      whole(row.medianAnnualUsd),
      row.entryEducation,
    ],
  },
  'price-month': {
    table: 'price_month_row',
    columns: ['line', 'year', 'month', 'index_value'],
    values: (row) => [row.line, row.year, row.month, row.index],
  },
  'price-parity': {
    table: 'price_parity_row',
    columns: ['line', 'state', 'state_name', 'year', 'component', 'parity'],
    values: (row) => [row.line, row.state, row.stateName, row.year, row.component, row.parity],
  },
  'onet-title': {
    table: 'onet_title_row',
    columns: ['line', 'onet_soc', 'title', 'short_title', 'role'],
    values: (row) => [row.line, row.onetSoc, row.title, row.shortTitle, row.role],
  },
  'onet-rating': {
    table: 'onet_rating_row',
    columns: [
      'line',
      'onet_soc',
      'element_id',
      'element_name',
      'scale',
      'category',
      'value',
      'respondents',
      'standard_error',
      'is_suppressed',
      'is_not_relevant',
    ],
    values: (row) => [
      row.line,
      row.onetSoc,
      row.elementId,
      row.elementName,
      row.scale,
      row.category,
      row.value,
      row.respondents,
      row.standardError,
      row.isSuppressed,
      row.isNotRelevant,
    ],
  },
  'onet-record': {
    table: 'onet_record_row',
    columns: ['line', 'onet_soc', 'fields'],
    values: (row) => [row.line, row.onetSoc, JSON.stringify(row.fields)],
  },
};
