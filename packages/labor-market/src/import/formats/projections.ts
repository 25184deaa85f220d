import { isSocCode, type SocCode } from '../../soc-code.ts';
import { numberIn, type PublishedCell, suppressedCell } from '../cells.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { TableFormat } from '../table-format.ts';

/** A projected occupation or group of occupations, in jobs. */
export interface ProjectionRow {
  readonly kind: 'projection';
  readonly line: number;
  /** Absent for a page of the Handbook that names no code. */
  readonly soc?: SocCode;
  readonly title: string;
  /** Summary rows are totals of groups and not to be added up with the lines inside them. */
  readonly isSummary: boolean;
  readonly fromYear: number;
  readonly toYear: number;
  readonly fromJobs?: number;
  readonly toJobs?: number;
  readonly changeJobs?: number;
  readonly changePercent?: number;
  readonly openingsPerYear?: number;
  readonly medianAnnualUsd: PublishedCell;
  /** As published; absent where the table has a dash. */
  readonly entryEducation?: string;
}

/** Jobs of a table in thousands with one decimal, as whole jobs. */
const THOUSAND = 1_000;

const isDash = (text: string): boolean => text === '' || /^[—–-]$/.test(text);

/** BLS Employment Projections, table 1.7 with its window in the header (Employment_2016, Employment_2026); thousands of jobs. */
export const employmentProjectionsFormat: TableFormat<ProjectionRow> = {
  open(header) {
    const years = header.names.flatMap((name) => /^employment_(\d{4})$/.exec(name)?.[1] ?? []).map(Number);
    const [fromYear, toYear] = years.toSorted((a, b) => a - b);
    const soc = header.at('code', 'matrix_code', 'occupation_code');
    if (fromYear === undefined || toYear === undefined || soc < 0) return undefined;
    const at = {
      title: header.at('jobs', 'occupation_title', 'matrix_title', 'title'),
      type: header.at('occupation_type'),
      from: header.at(`employment_${fromYear}`),
      to: header.at(`employment_${toYear}`),
      change: header.at('employment_change_number', 'employment_change'),
      percent: header.at('employment_change_percent'),
      openings: header.at('occupational_openings', 'occupational_openings_annual_average'),
      median: header.names.findIndex((name) => name.startsWith('median_annual')),
      education: header.at('entry_education', 'typical_education_needed_for_entry'),
    };
    const read = ({ line, cells }: RawRow): ProjectionRow | RefusedRow => {
      const text = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());
      const code = text(soc);
      if (!isSocCode(code)) return refuseRow(line, 'Code', code, 'is not a SOC code such as 43-6013');
      const jobs: Record<string, number | undefined> = {};
      for (const [name, index, factor] of [
        ['fromJobs', at.from, THOUSAND],
        ['toJobs', at.to, THOUSAND],
        ['changeJobs', at.change, THOUSAND],
        ['openingsPerYear', at.openings, THOUSAND],
        ['changePercent', at.percent, 1],
      ] as const) {
        const value = numberIn(text(index));
        if (value === undefined && !isDash(text(index)))
          return refuseRow(line, name, text(index), 'must be a number or a dash');
        if (value !== undefined) jobs[name] = factor === 1 ? value : Math.round(value * factor);
      }
      const median = medianIn(text(at.median));
      if (median === undefined)
        return refuseRow(line, 'median', text(at.median), 'must be a wage, >= a wage, or a dash');
      return {
        kind: 'projection',
        line,
        soc: code,
        title: text(at.title),
        isSummary: /summary/i.test(text(at.type)),
        fromYear,
        toYear,
        ...present(jobs),
        medianAnnualUsd: median,
        ...(isDash(text(at.education)) ? {} : { entryEducation: text(at.education) }),
      };
    };
    return {
      description: {
        format: 'employment-projections',
        table: `${fromYear}–${String(toYear).slice(2)}`,
        publisher: 'US Bureau of Labor Statistics',
        title: 'Employment Projections, occupational projections',
        vintage: `${fromYear}–${String(toYear).slice(2)}`,
        licence: 'Public domain',
      },
      read,
      notes: () => ['Jobs were in thousands with one decimal and are kept as whole jobs.'],
    };
  },
};

/** The Occupational Outlook Handbook as one line a page; plain jobs; "None" is a word of the table. */
export const occupationalOutlookFormat: TableFormat<ProjectionRow> = {
  open(header) {
    const from = header.names.findIndex((name) => /^num_jobs_\d{4}$/.test(name));
    const to = header.names.findIndex((name) => /^projected_employment_\d{4}$/.test(name));
    const soc = header.at('soc_code');
    if (from < 0 || to < 0 || soc < 0) return undefined;
    const fromYear = Number(header.names[from]?.slice(-4));
    const toYear = Number(header.names[to]?.slice(-4));
    const at = {
      title: header.at('title'),
      percent: header.at('outlook_pct'),
      change: header.at('employment_change'),
      median: header.at('median_pay_annual'),
      education: header.at('entry_education'),
    };
    let withoutCode = 0;
    const read = ({ line, cells }: RawRow): ProjectionRow | RefusedRow => {
      const text = (index: number): string => (cells[index] ?? '').trim();
      const code = text(soc);
      if (code !== '' && !isSocCode(code))
        return refuseRow(line, 'soc_code', code, 'is not a SOC code such as 43-6013');
      if (code === '') withoutCode++;
      const jobs: Record<string, number | undefined> = {};
      for (const [name, index] of [
        ['fromJobs', from],
        ['toJobs', to],
        ['changeJobs', at.change],
        ['changePercent', at.percent],
      ] as const) {
        const value = numberIn(text(index));
        if (value === undefined && text(index) !== '')
          return refuseRow(line, name, text(index), 'must be a number or empty');
        if (value !== undefined) jobs[name] = value;
      }
      const median = medianIn(text(at.median));
      if (median === undefined) return refuseRow(line, 'median_pay_annual', text(at.median), 'must be a wage or empty');
      return {
        kind: 'projection',
        line,
        ...(isSocCode(code) ? { soc: code } : {}),
        title: text(at.title),
        isSummary: code.endsWith('0'),
        fromYear,
        toYear,
        ...present(jobs),
        medianAnnualUsd: median,
        ...(text(at.education) === '' ? {} : { entryEducation: text(at.education) }),
      };
    };
    return {
      description: {
        format: 'occupational-outlook',
        table: `${fromYear}–${String(toYear).slice(2)}`,
        publisher: 'US Bureau of Labor Statistics',
        title: 'Occupational Outlook Handbook',
        vintage: `${fromYear}–${String(toYear).slice(2)}`,
        licence: 'Public domain',
      },
      read,
      notes: () =>
        withoutCode === 0 ? [] : [`${withoutCode} pages name no SOC code; they are kept under their title only.`],
    };
  },
};

function medianIn(text: string): PublishedCell | undefined {
  if (isDash(text)) return suppressedCell;
  if (/^>=/.test(text)) return { kind: 'topCoded' };
  const value = numberIn(text);
  return value === undefined ? undefined : { kind: 'reported', value };
}

function present(values: Readonly<Record<string, number | undefined>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Record<'fromJobs' | 'toJobs' | 'changeJobs' | 'changePercent' | 'openingsPerYear', number>
  >;
}
