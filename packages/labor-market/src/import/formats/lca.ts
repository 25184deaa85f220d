import { findState } from '../../us-states.ts';
import { numberIn } from '../cells.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { TableFormat } from '../table-format.ts';

export const lcaUnits = ['Year', 'Hour', 'Month', 'Week', 'Bi-Weekly'] as const;
export type LcaUnit = (typeof lcaUnits)[number];

/** How many of a unit a full-time year has (2,080 hours, 52 weeks). */
const unitsPerYear: Readonly<Record<LcaUnit, number>> = { Year: 1, Hour: 2080, Month: 12, Week: 52, 'Bi-Weekly': 26 };

/** How the files of some years write a unit, in lower case. */
const unitNames: Readonly<Record<string, LcaUnit>> = {
  year: 'Year',
  yr: 'Year',
  hour: 'Hour',
  hr: 'Hour',
  month: 'Month',
  mth: 'Month',
  week: 'Week',
  wk: 'Week',
  'bi-weekly': 'Bi-Weekly',
  bi: 'Bi-Weekly',
};

/**
 * What was decided of an application. `other`: a status beside the four of DOL's record layout (rejected, invalidated,
 * pending); `not-stated`: the file has no status, or none in this row.
 */
export const lcaStatuses = ['certified', 'certified-withdrawn', 'withdrawn', 'denied', 'other', 'not-stated'] as const;
export type LcaStatus = (typeof lcaStatuses)[number];

/** A wage that an employer offered in a Labor Condition Application. Employers are named in the source; they are not kept. */
export interface LcaRow {
  readonly kind: 'lca';
  readonly line: number;
  readonly caseNumber: string;
  readonly status: LcaStatus;
  readonly jobTitle: string;
  /** Eight digits, such as 29-1011.00. */
  readonly onetSoc: string;
  /** The federal fiscal year, which begins in October of the year before. */
  readonly year?: number;
  readonly state?: string;
  readonly county?: string;
  readonly postalCode?: string;
  readonly annualUsdFrom: number;
  readonly annualUsdTo?: number;
  readonly unit: LcaUnit;
  readonly wageLevel?: 'I' | 'II' | 'III' | 'IV';
  /** The stated unit cannot be right (an "hourly" wage of 705,000) and was read as a yearly one. */
  readonly isUnitCorrected: boolean;
}

/** The highest wage an hour, month … may be and still be believed in its unit, dollars. Ours. */
const mostBelievable: Readonly<Record<LcaUnit, number>> = {
  Year: 10_000_000,
  Hour: 2_500,
  Month: 400_000,
  Week: 100_000,
  'Bi-Weekly': 200_000,
};

/**
 * US Department of Labor, LCA disclosure data with a wage and its unit, by the names of every year since 2012: `LCA_CASE_…`
 * and STATUS to FY2014, one text "60000 - 70000" in WAGE_RATE_OF_PAY in FY2015, FROM and TO from FY2016, the first of ten
 * places of work (`…_1`) in FY2019.
 */
export const lcaFormat: TableFormat<LcaRow> = {
  open(header, hints) {
    const at = {
      caseNumber: header.at('case_number', 'lca_case_number'),
      status: header.at('case_status', 'status', 'lca_case_status'),
      decidedOn: header.at('decision_date'),
      title: header.at('job_title', 'lca_case_job_title'),
      soc: header.at('soc_code', 'lca_case_soc_code'),
      from: header.at(
        'wage_rate_of_pay_from',
        'wage_rate_of_pay_from_1',
        'wage_rate_of_pay',
        'lca_case_wage_rate_from',
      ),
      to: header.at('wage_rate_of_pay_to', 'wage_rate_of_pay_to_1', 'lca_case_wage_rate_to'),
      unit: header.at('wage_unit_of_pay', 'wage_unit_of_pay_1', 'lca_case_wage_rate_unit'),
      state: header.at('worksite_state', 'worksite_state_1', 'lca_case_workloc1_state'),
      county: header.at('worksite_county', 'worksite_county_1'),
      postal: header.at('worksite_postal_code', 'worksite_postal_code_1'),
      level: header.at('pw_wage_level', 'pw_wage_level_1'),
      year: header.at('year'),
      quarter: header.at('quarter'),
    };
    if (at.caseNumber < 0 || at.from < 0 || at.unit < 0 || at.soc < 0) return undefined;
    let corrected = 0;
    const years = new Set<number>();
    const quarters = new Set<string>();
    const read = ({ line, cells }: RawRow): LcaRow | RefusedRow => {
      const text = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());
      const [, major, minor, detail = '00'] = /^(\d{2})-?(\d{4})(?:\.(\d{2}))?$/.exec(text(at.soc)) ?? [];
      if (major === undefined || minor === undefined)
        return refuseRow(line, 'SOC_CODE', text(at.soc), 'is not a code such as 29-1141.00');
      const stated = unitNames[text(at.unit).toLowerCase()];
      if (stated === undefined)
        return refuseRow(line, 'WAGE_UNIT_OF_PAY', text(at.unit), `must be one of ${lcaUnits.join(', ')}`);
      const [fromText, toText] = wageTexts(text(at.from), text(at.to));
      const from = numberIn(fromText);
      if (from === undefined || from <= 0)
        return refuseRow(line, 'WAGE_RATE_OF_PAY_FROM', text(at.from), 'must be a wage above 0');
      const to = numberIn(toText);
      if (to === undefined && toText !== '')
        return refuseRow(line, 'WAGE_RATE_OF_PAY_TO', toText, 'must be a wage or empty');
      const isUnitCorrected = from > mostBelievable[stated] && from <= mostBelievable.Year;
      if (from > mostBelievable.Year)
        return refuseRow(line, 'WAGE_RATE_OF_PAY_FROM', text(at.from), 'is too high to be a wage');
      if (isUnitCorrected) corrected++;
      const unit = isUnitCorrected ? 'Year' : stated;
      const state = findState(text(at.state));
      const levelText = text(at.level).replace(/^level\s+/i, '');
      const level = (['I', 'II', 'III', 'IV'] as const).find((each) => each === levelText);
      const decided = fiscalPeriodOf(text(at.decidedOn));
      const year = Number(text(at.year)) || (hints.year ?? decided?.year);
      if (year !== undefined) years.add(year);
      quarters.add(/^Q?([1-4])$/i.exec(text(at.quarter))?.[1] ?? decided?.quarter ?? '');
      const postalCode = /^\d{5}/.exec(text(at.postal).replaceAll('-', ''))?.[0];
      return {
        kind: 'lca',
        line,
        caseNumber: text(at.caseNumber),
        status: statusIn(text(at.status)),
        jobTitle: text(at.title),
        onetSoc: `${major}-${minor}.${detail}`,
        annualUsdFrom: from * unitsPerYear[unit],
        ...(to === undefined || to <= 0 ? {} : { annualUsdTo: to * unitsPerYear[unit] }),
        unit,
        isUnitCorrected,
        ...(year === undefined ? {} : { year }),
        ...(state === undefined ? {} : { state: state.fips }),
        ...(text(at.county) === '' ? {} : { county: text(at.county).toLowerCase() }),
        ...(postalCode === undefined ? {} : { postalCode }),
        ...(level === undefined ? {} : { wageLevel: level }),
      };
    };
    return {
      get description() {
        return {
          format: 'lca',
          table: 'disclosure',
          publisher: 'US Department of Labor, Office of Foreign Labor Certification',
          title: 'Labor Condition Applications, disclosure data',
          vintage: hints.release ?? (hints.year === undefined ? vintageOf(years, quarters) : `FY${hints.year}`),
          licence: 'Public domain',
        } as const;
      },
      read,
      notes: () => [
        ...(corrected === 0
          ? []
          : [`${corrected} wages cannot be in the unit they state and were read as yearly; each is marked.`]),
        ...(at.status >= 0
          ? []
          : [
              'The file has no CASE_STATUS: which applications were certified is not known, so none counts as certified.',
            ]),
      ],
    };
  },
};

/** The two ends of an offer: FY2015 writes both into one cell, "60000 - 70000", or "20000 -" for one wage. */
function wageTexts(from: string, to: string): readonly [from: string, to: string] {
  const [, low, high] = /^([^-]+?)\s*-\s*([^-]*)$/.exec(from) ?? [];
  return low === undefined || to !== '' ? [from, to] : [low, high ?? ''];
}

/** "Certified - Withdrawn", "CERTIFIED-WITHDRAWN" … → the status. */
function statusIn(text: string): LcaStatus {
  if (text === '') return 'not-stated';
  const words = text.toLowerCase().replaceAll(/[\s-]+/g, '-');
  return (
    (['certified', 'certified-withdrawn', 'withdrawn', 'denied'] as const).find((each) => each === words) ?? 'other'
  );
}

/** The fiscal years of the rows, with the quarter where all rows are of one: each quarterly file is a table of its own. */
function vintageOf(years: ReadonlySet<number>, quarters: ReadonlySet<string>): string {
  const [first, ...rest] = [...years].toSorted((a, b) => a - b);
  if (first === undefined) return 'year not stated';
  const last = rest.at(-1);
  if (last !== undefined) return `FY${first}–FY${last}`;
  const [quarter = ''] = quarters;
  return quarters.size === 1 && quarter !== '' ? `FY${first} Q${quarter}` : `FY${first}`;
}

/** The federal fiscal year and quarter (1–4) of a day written 2015-10-16 … or 10/16/2015 …; undefined for other texts. */
function fiscalPeriodOf(text: string): { readonly year: number; readonly quarter: string } | undefined {
  const iso = /^(\d{4})-(\d{2})-\d{2}/.exec(text);
  const american = /^(\d{1,2})\/\d{1,2}\/(\d{4})/.exec(text);
  const [year, month] = iso === null ? [american?.[2], american?.[1]] : [iso[1], iso[2]];
  if (year === undefined || month === undefined) return undefined;
  const monthOfYear = (Number(month) + 2) % 12;
  return { year: Number(year) + (monthOfYear < 3 ? 1 : 0), quarter: String(Math.floor(monthOfYear / 3) + 1) };
}
