import type { OwnPayMapping, PayBasis } from '@careway/labor-market';
import type { ColumnType, Generated } from 'kysely';

/** A pay file of an organisation. */
export interface PayDatasetTable {
  organization_id: string;
  id: Generated<string>;
  name: string;
  as_of: string;
  pay_basis: PayBasis;
  mapping: ColumnType<OwnPayMapping, string, never>;
  state: Generated<'awaiting-file' | 'reading' | 'ready' | 'failed'>;
  rows_taken: Generated<number>;
  rows_refused: Generated<number>;
  duplicates: Generated<number>;
  outliers: Generated<number>;
  job_id: string | null;
  created_by: string;
  created_at: Generated<Date>;
}

/** A person's row of a pay file. Empty texts: not in the file, or not understood. */
export interface PayRowTable {
  organization_id: string;
  dataset_id: string;
  line: number;
  annual_usd: number;
  is_range: boolean;
  is_outlier: Generated<boolean>;
  title: string;
  soc: string;
  level: string;
  area_code: string;
  pay_group: string;
  name: string | null;
  email: string | null;
}

/** A record of a pay file that was not taken. */
export interface PayRefusedRowTable {
  organization_id: string;
  dataset_id: string;
  place: number;
  line: number;
  column_name: string;
  value: string;
  reason: string;
}

/** Percentiles of a data set under one combination of filters; `*` is no filter. Yearly dollars. */
export interface PayCellTable {
  organization_id: string;
  dataset_id: string;
  soc: string;
  level: string;
  area_code: string;
  pay_group: string;
  people: number;
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
  mean: number;
  mean_log: number;
  variance_log: number;
}
