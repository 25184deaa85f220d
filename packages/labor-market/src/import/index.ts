export type { PublishedCell } from './cells.ts';
export { FileRefused, type Refusal } from './file-refused.ts';
export { bytesSource, type FileSource, headOf } from './file-source.ts';
export type { CountyWageLevelsRow } from './formats/county-wage-levels.ts';
export { type LcaRow, type LcaStatus, lcaStatuses } from './formats/lca.ts';
export type { RegionWageRow } from './formats/ny-regions.ts';
export { ALL_INDUSTRIES, type OewsRow, type OewsStatistic, oewsStatistics, socVersionOf } from './formats/oews.ts';
export type { OnetRatingRow, OnetRecordRow, OnetRow, OnetTitleRow } from './formats/onet.ts';
export type { ParityComponent, PriceMonthRow, PriceParityRow } from './formats/prices.ts';
export type { ProjectionRow } from './formats/projections.ts';
export { oewsTopCode } from './oews-top-code.ts';
export { type ImportBatch, type ImportedRow, openPublishedFile, type PublishedFile } from './open-file.ts';
export { type RawRow, type RefusedRow, refuseRow } from './raw-row.ts';
export {
  type ImportFormat,
  type ImportHints,
  importFormats,
  importReading,
  type TableDescription,
} from './table-format.ts';
