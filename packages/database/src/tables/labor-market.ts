import type {
  AreaLevel,
  HowSure,
  OccupationGroup,
  PayLevel,
  Precision,
  ReportedMeasure,
  ReportedValue,
  SeriesBreak,
  SocVersion,
  SourceKind,
  WageStatistic,
  WageValue,
} from '@careway/labor-market';

/** Where figures come from: a table or page in one vintage. */
export interface SourceTable {
  id: string;
  kind: SourceKind;
  publisher: string;
  title: string;
  vintage: string;
  licence: string;
  url: string | null;
  checked_on: string | null;
  how_sure: HowSure;
  file: string | null;
  note: string;
  /** The import that made it; null for a source of the product's own data. */
  import_id: string | null;
}

type WageColumns = Record<`${WageStatistic}_state`, WageValue['kind']> &
  Record<`${WageStatistic}_annual_usd`, number | null>;

/** One row of an official wage table. The amount of a suppressed cell is null, that of a top-coded one its lower bound. */
export interface WageObservationTable extends WageColumns {
  id: string;
  source_id: string;
  year: number;
  soc: string;
  soc_version: SocVersion;
  occupation_group: OccupationGroup;
  title: string;
  area_code: string;
  area_name: string;
  area_level: AreaLevel;
  employment_state: 'reported' | 'suppressed';
  jobs: number | null;
  employment_rse_percent: number | null;
  mean_rse_percent: number | null;
  /** Our copy of the table holds the mean alone: what else is missing was not suppressed by the publisher. */
  has_mean_only: boolean;
}

/** A figure that some site reported for an occupation, in its own unit. */
export interface ReportedFigureTable {
  id: string;
  source_id: string;
  occupation: string;
  place: number;
  metric: string;
  value_kind: ReportedValue['kind'];
  amount: number;
  precision: Precision;
  measure: ReportedMeasure;
  vintage: string;
  how_sure: HowSure;
  level: PayLevel | null;
  period: string | null;
  can_say: string;
  caveat: string;
}

/** A published projection of one occupation or group over one window. */
export interface ProjectionTable {
  source_id: string;
  soc: string;
  title: string;
  from_year: number;
  to_year: number;
  from_jobs: number;
  to_jobs: number;
  change_jobs: number | null;
  change_percent: number;
  openings_per_year: number | null;
  entry_education: string;
  covers_soc: string[];
  how_sure: HowSure;
  note: string | null;
}

/** The average of a price index over the published months of one year. */
export interface PriceIndexYearTable {
  source_id: string;
  year: number;
  title: string;
  months: number;
  average: number;
}

/** Two neighbouring years that must not be joined; `soc` null: for every code. */
export interface SeriesBreakTable {
  id: string;
  source_id: string;
  last_year_before: number;
  first_year_after: number;
  kind: SeriesBreak['kind'];
  title: string;
  explanation: string;
  soc: string[] | null;
}

/** Which code holds the jobs of `soc` in which years; `to_year` null: since. */
export interface SocSuccessionTable {
  soc: string;
  place: number;
  held_by_soc: string;
  from_year: number;
  to_year: number | null;
  statement: string;
}

/** An occupation of ours as the labour market knows it, with the titles that mean it. */
export interface LaborOccupationTable {
  slug: string;
  place: number;
  title: string;
  has_own_soc_code: boolean;
  statement: string;
  titles: string[];
}

/** A SOC occupation that stands in for an occupation of ours, or that is near it. */
export interface ProxyOccupationTable {
  occupation: string;
  soc: string;
  rank: number;
  role: 'proxy' | 'neighbour';
  title: string;
  reason: string;
  is_residual: boolean;
  warning: string | null;
}
