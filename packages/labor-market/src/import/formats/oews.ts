import type { AreaLevel } from '../../area-code.ts';
import { isSocCode, type SocCode, type SocVersion } from '../../soc-code.ts';
import { findState } from '../../us-states.ts';
import { type OccupationGroup, occupationGroups } from '../../wage-observation.ts';
import { absentCell, type PublishedCell, publishedCell } from '../cells.ts';
import { FileRefused } from '../file-refused.ts';
import type { Header } from '../header.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { ImportHints, TableDescription, TableFormat, TableReader } from '../table-format.ts';

/** The wage statistics of an OEWS table, hourly and annual, with the names of their columns. */
export const oewsStatistics = [
  'h_mean',
  'h_pct10',
  'h_pct25',
  'h_median',
  'h_pct75',
  'h_pct90',
  'a_mean',
  'a_pct10',
  'a_pct25',
  'a_median',
  'a_pct75',
  'a_pct90',
] as const;
export type OewsStatistic = (typeof oewsStatistics)[number];

/** One row of an OEWS table: an occupation in a place and an industry, with every published cell as what it is. */
export interface OewsRow {
  readonly kind: 'oews';
  readonly line: number;
  readonly year: number;
  readonly areaCode: string;
  readonly areaTitle: string;
  readonly areaLevel: AreaLevel;
  /** Postal abbreviation of the state a metro belongs to most; empty where the file has none. */
  readonly primaryState: string;
  /** 000000 for all industries. */
  readonly naics: string;
  readonly naicsTitle: string;
  readonly industryGroup: string;
  /** OEWS ownership code; empty where the file has none (then all owners it covers). */
  readonly ownership: string;
  readonly soc: SocCode;
  readonly socVersion: SocVersion;
  readonly title: string;
  readonly group: OccupationGroup;
  readonly employment: PublishedCell;
  readonly employmentRsePercent: PublishedCell;
  readonly meanRsePercent: PublishedCell;
  readonly jobsPer1000: PublishedCell;
  readonly locationQuotient: PublishedCell;
  readonly percentOfTotal: PublishedCell;
  readonly percentReporting: PublishedCell;
  readonly wages: Readonly<Record<OewsStatistic, PublishedCell>>;
  /** Only the annual wage is published: no hourly wage may be made from it. */
  readonly isAnnualOnly: boolean;
  readonly isHourlyOnly: boolean;
}

/** NAICS code of a row over all industries. */
export const ALL_INDUSTRIES = '000000';

const areaLevels: Readonly<Record<string, AreaLevel>> = {
  '1': 'nation',
  '2': 'state',
  '3': 'state',
  '4': 'metro',
  '6': 'nonmetro',
};

/**
 * OEWS tables of May 2012 and later: national, state, metropolitan, nonmetropolitan and industry, in every header that
 * BLS used. They never hold their year (a workbook does on its second sheet): it has to be given.
 */
export const oewsFormat: TableFormat<OewsRow> = {
  open(header, hints) {
    if (!header.has('occ_code') || !(header.has('a_mean') || header.has('h_mean') || header.has('a_median'))) {
      return undefined;
    }
    return openReader(header, hints);
  },
};

function openReader(header: Header, hints: ImportHints): TableReader<OewsRow> {
  const { year } = hints;
  if (year === undefined) {
    throw new FileRefused(
      'year-unknown',
      'An OEWS table does not say its year. Say it: --year 2023, or keep the publisher’s file name (national_M2023_dl).',
    );
  }
  if (year < 2012 || year > 2100)
    throw new FileRefused('year-wrong', `OEWS tables are read from 2012 on, got ${year}.`);
  const socVersion = socVersionOf(year);
  const columns = {
    area: header.at('area'),
    areaTitle: header.at('area_title', 'area_name', 'state'),
    areaType: header.at('area_type'),
    primaryState: header.at('prim_state', 'st'),
    naics: header.at('naics'),
    naicsTitle: header.at('naics_title'),
    industryGroup: header.at('i_group'),
    ownership: header.at('own_code'),
    soc: header.at('occ_code'),
    title: header.at('occ_title'),
    group: header.at('o_group', 'occ_group', 'group'),
  };
  const figures = {
    employment: header.at('tot_emp'),
    employmentRsePercent: header.at('emp_prse'),
    meanRsePercent: header.at('mean_prse'),
    jobsPer1000: header.at('jobs_1000', 'jobs_1000_orig'),
    locationQuotient: header.at('loc_quotient', 'loc_q'),
    percentOfTotal: header.at('pct_total', 'pct_tot'),
    percentReporting: header.at('pct_rpt'),
  };
  const wageColumns = oewsStatistics.map((name) => header.at(name));
  const flags = { annual: header.at('annual'), hourly: header.at('hourly') };
  const emptyWages = new Map<string, number>();
  const seen = { levels: new Set<AreaLevel>(), hasIndustries: false };
  const describe = (): TableDescription => ({
    format: 'oews',
    table: tableOf(seen.levels, seen.hasIndustries),
    publisher: 'US Bureau of Labor Statistics',
    title: `Occupational Employment and Wage Statistics, ${tableOf(seen.levels, seen.hasIndustries)} table`,
    vintage: `May ${year}`,
    licence: 'Public domain',
  });

  function read({ line, cells }: RawRow): OewsRow | RefusedRow {
    const text = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
    const soc = text(columns.soc);
    if (!isSocCode(soc)) return refuseRow(line, 'OCC_CODE', soc, 'is not a SOC code such as 43-6013');
    const area = areaOf(
      text(columns.area),
      text(columns.areaTitle),
      text(columns.areaType),
      text(columns.primaryState),
    );
    if (area === undefined) {
      const place = `${text(columns.area)} ${text(columns.areaTitle)}`.trim();
      return refuseRow(line, 'AREA', place, 'is not a place that OEWS knows');
    }
    const group = groupOf(text(columns.group), soc);
    if (group === undefined)
      return refuseRow(line, 'O_GROUP', text(columns.group), `must be one of ${occupationGroups.join(', ')}`);
    const wages = {} as Record<OewsStatistic, PublishedCell>;
    for (let index = 0; index < oewsStatistics.length; index++) {
      const name = oewsStatistics[index] as OewsStatistic;
      const at = wageColumns[index] ?? -1;
      const value = text(at);
      const cell = at < 0 ? absentCell : publishedCell(value);
      if (cell === undefined || (cell.kind === 'reported' && !(cell.value > 0))) {
        return refuseRow(line, name.toUpperCase(), value, 'must be a wage above 0, * or #');
      }
      if (cell === absentCell && at >= 0) emptyWages.set(name, (emptyWages.get(name) ?? 0) + 1);
      wages[name] = cell;
    }
    const figure = (name: keyof typeof figures): PublishedCell | undefined => {
      const cell = publishedCell(text(figures[name]));
      return cell?.kind === 'topCoded' || (cell?.kind === 'reported' && cell.value < 0) ? undefined : cell;
    };
    const read: Partial<Record<keyof typeof figures, PublishedCell>> = {};
    for (const name of Object.keys(figures) as (keyof typeof figures)[]) {
      const cell = figure(name);
      if (cell === undefined)
        return refuseRow(
          line,
          header.names[figures[name]]?.toUpperCase() ?? name,
          text(figures[name]),
          'must be a number, ** or ~',
        );
      read[name] = cell;
    }
    const { employment = absentCell, employmentRsePercent = absentCell, meanRsePercent = absentCell } = read;
    const { jobsPer1000 = absentCell, locationQuotient = absentCell } = read;
    const { percentOfTotal = absentCell, percentReporting = absentCell } = read;
    // Spreadsheets make 0 of 000000; sectors are two digits or a span (31-33) and stay as they are.
    const naics = /^0*$/.test(text(columns.naics)) ? ALL_INDUSTRIES : text(columns.naics);
    seen.levels.add(area.level);
    if (naics !== ALL_INDUSTRIES) seen.hasIndustries = true;
    return {
      kind: 'oews',
      line,
      year: year as number,
      areaCode: area.code,
      areaTitle: area.title,
      areaLevel: area.level,
      primaryState: text(columns.primaryState),
      naics,
      naicsTitle: text(columns.naicsTitle),
      industryGroup: text(columns.industryGroup),
      ownership: text(columns.ownership),
      soc,
      socVersion,
      title: text(columns.title),
      group,
      employment,
      employmentRsePercent,
      meanRsePercent,
      jobsPer1000,
      locationQuotient,
      percentOfTotal,
      percentReporting,
      wages,
      isAnnualOnly: text(flags.annual).toUpperCase() === 'TRUE',
      isHourlyOnly: text(flags.hourly).toUpperCase() === 'TRUE',
    };
  }

  return {
    get description() {
      return describe();
    },
    read,
    notes: () =>
      [...emptyWages].map(
        ([name, count]) =>
          `${count} cells of ${name.toUpperCase()} are empty: what was suppressed or top-coded there cannot be told apart.`,
      ),
  };
}

/** What BLS calls the table, by the places and industries of its rows. */
function tableOf(levels: ReadonlySet<AreaLevel>, hasIndustries: boolean): string {
  if (levels.size > 1) return hasIndustries ? 'all areas and industries' : 'all areas';
  if (hasIndustries) return 'industry';
  const [level = 'nation'] = levels;
  return { nation: 'national', state: 'state', metro: 'metropolitan', nonmetro: 'nonmetropolitan', region: 'region' }[
    level
  ];
}

/** OEWS moved to the 2018 SOC over two hybrid years. */
export function socVersionOf(year: number): SocVersion {
  if (year <= 2018) return '2010';
  return year <= 2020 ? '2018-hybrid' : '2018';
}

function areaOf(
  code: string,
  title: string,
  type: string,
  state: string,
): { readonly code: string; readonly title: string; readonly level: AreaLevel } | undefined {
  if (code === '' && title === '') return { code: 'US', title: 'United States', level: 'nation' };
  const level = areaLevels[type];
  if (code === '99' || level === 'nation' || /^(?:u\.?s\.?|united states)$/i.test(title)) {
    return { code: 'US', title: 'United States', level: 'nation' };
  }
  if (level === 'state' || (level === undefined && code.length <= 2)) {
    const found = code === '' ? (findState(title) ?? findState(state)) : findState(code);
    return found === undefined
      ? undefined
      : { code: found.fips, title: title === '' ? found.name : title, level: 'state' };
  }
  if (!/^\d{4,7}$/.test(code)) return undefined;
  const isNonmetro = level === 'nonmetro' || code.length >= 6;
  return {
    code: isNonmetro ? code.padStart(7, '0') : code.padStart(5, '0'),
    title,
    level: isNonmetro ? 'nonmetro' : 'metro',
  };
}

function groupOf(text: string, soc: string): OccupationGroup | undefined {
  if (text === '') return groupByCode(soc);
  const key = text.toLowerCase();
  return key === 'detail' ? 'detailed' : occupationGroups.find((group) => group === key);
}

/** The group of a row that does not name it, by the zeros its code ends in. */
function groupByCode(soc: string): OccupationGroup {
  if (soc === '00-0000') return 'total';
  if (soc.endsWith('0000')) return 'major';
  if (soc.endsWith('00')) return 'minor';
  return soc.endsWith('0') ? 'broad' : 'detailed';
}
