import type { ImportRun } from '@careway/contract';

const formatNames: Readonly<Record<ImportRun['format'], string>> = {
  oews: 'BLS wages',
  'ny-regions': 'New York wages',
  'employment-projections': 'BLS projections',
  'occupational-outlook': 'BLS Outlook Handbook',
  'cpi-u': 'Consumer prices',
  'price-parities': 'BEA price parities',
  onet: 'O*NET',
  lca: 'Labor conditions',
  'county-wage-levels': 'County wage levels',
};

/** The name of an imported table: "BLS wages: national", "O*NET: Job Zones". */
export function tableName(format: ImportRun['format'], table: string): string {
  return `${formatNames[format]}: ${table}`;
}
