export { ageingFactor, growthOf, type WageGrowth } from './ageing.ts';
export {
  type Area,
  type AreaCode,
  type AreaLevel,
  areaLevels,
  isAreaCode,
  nation,
  parseAreaCode,
} from './area-code.ts';
export {
  parseOccupationProxies,
  parsePriceIndex,
  parseProjections,
  parseReportedFigures,
  parseSeriesStructure,
  parseSources,
} from './data-files.ts';
export { annualUsdOf, type Disagreement, explainDisagreements, type OfficialContext } from './disagreement.ts';
export { DataFileError, LaborMarketError, type LaborMarketErrorCode } from './errors.ts';
export { comparisonFinding, summaryFinding, trendFinding } from './findings.ts';
export * from './import/index.ts';
export { findOccupationByTitle, type OccupationProxies, type ProxyOccupation } from './occupation-proxies.ts';
export { figuresInContext, outlookFinding, type ProjectionWindow, projectionWindows } from './outlook.ts';
export { type MessyPay, type PayBasis, parseMessyPay } from './own-pay/messy-pay.ts';
export {
  levelIn,
  type OwnPayBatch,
  type OwnPayMapping,
  type OwnPayRow,
  readOwnPay,
  stateIn,
} from './own-pay/own-pay-file.ts';
export { type GroupStratum, LEAST_SHOWN, type PayGap, type PayGaps, payGaps } from './own-pay/pay-gap.ts';
export { type CountedGroup, groupsToHide, tellsOfFew } from './own-pay/small-groups.ts';
export {
  levelRank,
  levelShareBelow,
  levelWage,
  positionInLevel,
  rangeInLevel,
  rankOfLevelShare,
  wageAtRank,
} from './pay-level.ts';
export {
  FULL_TIME_HOURS_PER_WEEK,
  fullTimeEquivalentUsd,
  HOURS_PER_YEAR,
  type Pay,
  toAnnualUsd,
  toHourlyUsd,
} from './pay-period.ts';
export { checkPay, type ParsedPay, parsePayText, payInWords } from './pay-text.ts';
export { errorOfPercentile, type PercentilePosition, percentileRank, percentileRankRange } from './percentile-rank.ts';
export { completeYears, isCompleteYear, type PriceIndex, type PriceIndexYear, toDollarsOfYear } from './price-index.ts';
export { type PriceParity, toNationalPrices } from './price-parity.ts';
export type { Projection } from './projection.ts';
export { type DoubtfulPosition, rankRangeOverProxies } from './rank-mixture.ts';
export {
  measureStatements,
  type PayLevel,
  type Precision,
  payLevels,
  type ReportedFigure,
  type ReportedMeasure,
  type ReportedValue,
  reportedMeasures,
} from './reported-figure.ts';
export {
  breaksOf,
  codesOfSeries,
  type SeriesBreak,
  type SeriesSegment,
  type SeriesStructure,
  type SocSuccession,
  segmentsOf,
} from './series-segments.ts';
export { isSocCode, parseSocCode, type SocCode, type SocVersion, socVersions } from './soc-code.ts';
export { type HowSure, howSureLevels, type Source, type SourceKind, sourceKinds } from './source.ts';
export { parseStateMeans } from './state-means.ts';
export { careCodes } from './titles/care-codes.ts';
export { type FiledTitle, toFiledTitles } from './titles/filed-titles.ts';
export {
  buildTitleIndex,
  createTitleIndex,
  type LikelyCodes,
  type TitleIndex,
  type TitleMatch,
} from './titles/title-index.ts';
export { titleWords } from './titles/title-words.ts';
export { findState, type UsState, usStates } from './us-states.ts';
export { type VerdictWord, verdictBetween, verdictInWords, verdictWords } from './verdict.ts';
export {
  type ComparedProxy,
  checkWage,
  type PlaceUse,
  type ProxyPosition,
  type WageCheck,
  type WageCheckInput,
} from './wage-check.ts';
export type { CheckStep, CheckStepId } from './wage-check-steps.ts';
export { collapsedPercentiles, FEW_EMPLOYEES, type WageFlag, wageFlags } from './wage-flags.ts';
export {
  type EmploymentEstimate,
  type OccupationGroup,
  occupationGroups,
  oewsVintage,
  publishedPercentiles,
  type SuppressionReason,
  suppressionReasons,
  type WageObservation,
  type WageStatistic,
  type Wages,
  type WageValue,
  wageStatistics,
} from './wage-observation.ts';
export { parseWageTable } from './wage-table.ts';
export { type TrendChange, type TrendPoint, type TrendSegment, wageTrend } from './wage-trend.ts';
export { formatCount, formatPercentChange, formatUsd, ordinal, roundTo } from './words.ts';
