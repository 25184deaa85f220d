import type {
  AreaLevel,
  ImportFormat,
  LcaStatus,
  OccupationGroup,
  ParityComponent,
  SocVersion,
} from '@careway/labor-market';
import type { ColumnType, Generated } from 'kysely';

/** An import that was kept. `is_current`: its rows are there; a later import of the same source took their place otherwise. */
export interface ImportRunTable {
  id: string;
  format: ImportFormat;
  table_name: string;
  file_name: string;
  checksum: string;
  byte_count: number;
  encoding: string;
  source_id: string;
  vintage: string;
  year: number | null;
  release: string | null;
  rows_taken: number;
  rows_refused: number;
  markers: ColumnType<Record<string, number>, string, never>;
  notes: string[];
  top_code_hourly_usd: number | null;
  top_code_annual_usd: number | null;
  is_current: boolean;
  /** `importReading` of its format when it was made. */
  reading: Generated<number>;
  started_by: string | null;
  created_at: Generated<Date>;
}

/** A record of an imported file that was not taken. */
export interface ImportRefusedRowTable {
  import_id: string;
  place: number;
  line: number;
  column_name: string;
  value: string;
  reason: string;
}

/** A row of an imported OEWS table. `marks` says of each figure, from `jobs` on, what its cell was. */
export interface OewsRowTable {
  import_id: string;
  line: number;
  year: number;
  area_code: string;
  area_name: string;
  area_level: AreaLevel;
  primary_state: string;
  naics: string;
  naics_title: string;
  industry_group: string;
  ownership: string;
  soc: string;
  soc_version: SocVersion;
  occupation_group: OccupationGroup;
  title: string;
  is_annual_only: boolean;
  is_hourly_only: boolean;
  marks: string;
  jobs: number | null;
  employment_rse_percent: number | null;
  mean_rse_percent: number | null;
  jobs_per_1000: number | null;
  location_quotient: number | null;
  percent_of_total: number | null;
  percent_reporting: number | null;
  h_mean: number | null;
  h_pct10: number | null;
  h_pct25: number | null;
  h_median: number | null;
  h_pct75: number | null;
  h_pct90: number | null;
  a_mean: number | null;
  a_pct10: number | null;
  a_pct25: number | null;
  a_median: number | null;
  a_pct75: number | null;
  a_pct90: number | null;
}

/** A row of a state's own release with entry and experienced wages. */
export interface RegionWageRowTable {
  import_id: string;
  line: number;
  area_code: string;
  area_name: string;
  soc: string;
  title: string;
  marks: string;
  jobs: number | null;
  mean_annual_usd: number | null;
  median_annual_usd: number | null;
  entry_annual_usd: number | null;
  experienced_annual_usd: number | null;
}

/** The four prevailing wage levels of an occupation in a county, dollars in `unit`. */
export interface CountyWageLevelRowTable {
  import_id: string;
  line: number;
  soc: string;
  state: string;
  county: string;
  unit: 'hour' | 'year';
  level1_usd: number;
  level2_usd: number;
  level3_usd: number;
  level4_usd: number;
}

/** A wage offered in a Labor Condition Application. */
export interface LcaRowTable {
  import_id: string;
  line: number;
  case_number: string;
  /** null: imported before the status was kept. */
  case_status: LcaStatus | null;
  job_title: string;
  onet_soc: string;
  year: number | null;
  state: string | null;
  county: string | null;
  postal_code: string | null;
  annual_usd_from: number;
  annual_usd_to: number | null;
  unit: string;
  wage_level: string | null;
  is_unit_corrected: boolean;
}

/** A projected occupation of an imported table. */
export interface ProjectionRowTable {
  import_id: string;
  line: number;
  soc: string | null;
  title: string;
  is_summary: boolean;
  from_year: number;
  to_year: number;
  from_jobs: number | null;
  to_jobs: number | null;
  change_jobs: number | null;
  change_percent: number | null;
  openings_per_year: number | null;
  median_state: string;
  median_annual_usd: number | null;
  entry_education: string | null;
}

/** A month of the CPI-U. */
export interface PriceMonthRowTable {
  import_id: string;
  line: number;
  year: number;
  month: number;
  index_value: number;
}

/** A regional price parity, US = 100. */
export interface PriceParityRowTable {
  import_id: string;
  line: number;
  state: string;
  state_name: string;
  year: number;
  component: ParityComponent;
  parity: number;
}

/** A title of an O*NET occupation. */
export interface OnetTitleRowTable {
  import_id: string;
  line: number;
  onet_soc: string;
  title: string;
  short_title: string | null;
  role: 'occupation' | 'alternate' | 'reported';
}

/** A rating of an O*NET table. */
export interface OnetRatingRowTable {
  import_id: string;
  line: number;
  onet_soc: string;
  element_id: string;
  element_name: string;
  scale: string;
  category: number | null;
  value: number;
  respondents: number | null;
  standard_error: number | null;
  is_suppressed: boolean;
  is_not_relevant: boolean;
}

/** A record of another O*NET table by its own columns. */
export interface OnetRecordRowTable {
  import_id: string;
  line: number;
  onet_soc: string | null;
  fields: ColumnType<Record<string, string>, string, never>;
}

/** Longer work. `alive_at` is written while it runs; a job that stopped writing is taken up again from its start. */
export interface JobTable {
  id: Generated<string>;
  kind: 'import' | 'dataset' | 'calibration' | 'simulation' | 'fairness';
  state: Generated<'receiving' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled'>;
  payload: ColumnType<Record<string, unknown>, string, string>;
  done: Generated<number>;
  total: Generated<number>;
  rows_taken: Generated<number>;
  rows_refused: Generated<number>;
  error: string | null;
  result_path: string | null;
  is_cancel_requested: Generated<boolean>;
  started_by: string;
  created_at: Generated<Date>;
  alive_at: Date | null;
  finished_at: Date | null;
}

/** A piece of the file that a job reads; gone when the job has ended. */
export interface UploadChunkTable {
  job_id: string;
  place: number;
  bytes: Uint8Array;
}
