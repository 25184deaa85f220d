import { findState } from '../../us-states.ts';
import { numberIn } from '../cells.ts';
import { type RawRow, type RefusedRow, refuseRow } from '../raw-row.ts';
import type { TableFormat } from '../table-format.ts';

export const lcaUnits = ['Year', 'Hour', 'Month', 'Week', 'Bi-Weekly'] as const;
export type LcaUnit = (typeof lcaUnits)[number];

/** How many of a unit a full-time year has (2,080 hours, 52 weeks). */
const unitsPerYear: Readonly<Record<LcaUnit, number>> = { Year: 1, Hour: 2080, Month: 12, Week: 52, 'Bi-Weekly': 26 };

/** A wage that an employer offered in a Labor Condition Application. Employers are named in the source; they are not kept. */
export interface LcaRow {
  readonly kind: 'lca';
  readonly line: number;
  readonly caseNumber: string;
  readonly jobTitle: string;
  /** Eight digits, such as 29-1011.00. */
  readonly onetSoc: string;
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

/** US Department of Labor, LCA disclosure data of any year that has a wage with its unit. */
export const lcaFormat: TableFormat<LcaRow> = {
  open(header, hints) {
    const at = {
      caseNumber: header.at('case_number', 'lca_case_number'),
      title: header.at('job_title', 'lca_case_job_title'),
      soc: header.at('soc_code', 'lca_case_soc_code'),
      from: header.at('wage_rate_of_pay_from', 'wage_rate_of_pay', 'lca_case_wage_rate_from'),
      to: header.at('wage_rate_of_pay_to', 'lca_case_wage_rate_to'),
      unit: header.at('wage_unit_of_pay', 'lca_case_wage_rate_unit'),
      state: header.at('worksite_state', 'lca_case_workloc1_state'),
      county: header.at('worksite_county'),
      postal: header.at('worksite_postal_code'),
      level: header.at('pw_wage_level'),
      year: header.at('year'),
    };
    if (at.caseNumber < 0 || at.from < 0 || at.unit < 0 || at.soc < 0) return undefined;
    let corrected = 0;
    const read = ({ line, cells }: RawRow): LcaRow | RefusedRow => {
      const text = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim());
      const [, major, minor, detail = '00'] = /^(\d{2})-?(\d{4})(?:\.(\d{2}))?$/.exec(text(at.soc)) ?? [];
      if (major === undefined || minor === undefined)
        return refuseRow(line, 'SOC_CODE', text(at.soc), 'is not a code such as 29-1141.00');
      const stated = lcaUnits.find((unit) => unit.toLowerCase() === text(at.unit).toLowerCase());
      if (stated === undefined)
        return refuseRow(line, 'WAGE_UNIT_OF_PAY', text(at.unit), `must be one of ${lcaUnits.join(', ')}`);
      const from = numberIn(text(at.from));
      if (from === undefined || from <= 0)
        return refuseRow(line, 'WAGE_RATE_OF_PAY_FROM', text(at.from), 'must be a wage above 0');
      const to = numberIn(text(at.to));
      if (to === undefined && text(at.to) !== '')
        return refuseRow(line, 'WAGE_RATE_OF_PAY_TO', text(at.to), 'must be a wage or empty');
      const isUnitCorrected = from > mostBelievable[stated] && from <= mostBelievable.Year;
      if (from > mostBelievable.Year)
        return refuseRow(line, 'WAGE_RATE_OF_PAY_FROM', text(at.from), 'is too high to be a wage');
      if (isUnitCorrected) corrected++;
      const unit = isUnitCorrected ? 'Year' : stated;
      const state = findState(text(at.state));
      const level = (['I', 'II', 'III', 'IV'] as const).find((each) => each === text(at.level));
      const year = Number(text(at.year)) || hints.year;
      const postalCode = /^\d{5}/.exec(text(at.postal).replaceAll('-', ''))?.[0];
      return {
        kind: 'lca',
        line,
        caseNumber: text(at.caseNumber),
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
      description: {
        format: 'lca',
        table: 'disclosure',
        publisher: 'US Department of Labor, Office of Foreign Labor Certification',
        title: 'Labor Condition Applications, disclosure data',
        vintage: hints.release ?? (hints.year === undefined ? 'as in its rows' : `FY${hints.year}`),
        licence: 'Public domain',
      },
      read,
      notes: () =>
        corrected === 0
          ? []
          : [`${corrected} wages cannot be in the unit they state and were read as yearly; each is marked.`],
    };
  },
};
