import { toAnnualUsd } from './pay-period.ts';
import { completeYears, type PriceIndex, toDollarsOfYear } from './price-index.ts';
import type { Projection } from './projection.ts';
import type { ReportedFigure, ReportedMeasure } from './reported-figure.ts';
import { oewsVintage, type WageObservation } from './wage-observation.ts';
import {
  formatCount,
  formatHourlyUsd,
  formatPercent,
  formatPercentChange,
  formatUsd,
  listInWords,
  roundTo,
} from './words.ts';

/** One reason why figures disagree, with the figures it is about. */
export interface Disagreement {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
  readonly figureIds: readonly string[];
}

/** What the reported figures are set beside. */
export interface OfficialContext {
  /** Proxy occupations in one and the same year, best proxy first. */
  readonly wages: readonly WageObservation[];
  readonly projections: readonly Projection[];
  readonly priceIndex: PriceIndex;
}

const YEARS_OF_A_PROJECTION = 10;
const YEARS_OF_PAY_GROWTH = 5;

/**
 * Why the figures reported for one occupation do not agree, from the figures themselves and the official tables beside
 * them. Nothing is averaged. A reason is given only where the figures bear it out, so the list may be empty.
 */
export function explainDisagreements(
  figures: readonly ReportedFigure[],
  official: OfficialContext,
): readonly Disagreement[] {
  return [
    differentMeasures(figures),
    hourlyToYearly(figures),
    entryAboveAverage(figures),
    bandAgainstAverage(figures),
    openingsAgainstJobs(figures, official.projections),
    growthAgainstProjections(figures, official.projections),
    payGrowthAgainstPrices(figures, official.priceIndex),
    datesNotStated(figures, official.priceIndex),
    officialBeside(figures, official.wages),
  ].filter((reason) => reason !== undefined);
}

/** Yearly dollars of a pay figure; hourly ones times 2,080; undefined for counts and percents. */
export function annualUsdOf(figure: ReportedFigure): number | undefined {
  if (figure.value.kind === 'annualPay') return figure.value.usd;
  return figure.value.kind === 'hourlyPay' ? toAnnualUsd(figure.value.usd) : undefined;
}

function differentMeasures(figures: readonly ReportedFigure[]): Disagreement | undefined {
  const pays = figures.filter((figure) => annualUsdOf(figure) !== undefined);
  if (new Set(pays.map((figure) => figure.measure)).size < 2) return undefined;
  return {
    id: 'different-measures',
    title: 'The pay figures measure different things',
    explanation:
      'A pay band of one site, job adverts, what people say they earn, and an average by the hour are four kinds of figure. None of them says whom it counted or where. An average over all of them would measure nothing, so none is shown.',
    figureIds: pays.map((figure) => figure.id),
  };
}

function hourlyToYearly(figures: readonly ReportedFigure[]): Disagreement | undefined {
  const hourly = figures.find((figure) => figure.value.kind === 'hourlyPay');
  if (hourly?.value.kind !== 'hourlyPay') return undefined;
  const annual = toAnnualUsd(hourly.value.usd);
  const averages = figures.filter((figure) => figure.measure === 'self-reports');
  const gaps = averages.flatMap((figure) => {
    const other = annualUsdOf(figure);
    return other === undefined || other <= annual
      ? []
      : [`${formatUsd(other - annual)} under the ${formatUsd(other)} of another site`];
  });
  return {
    id: 'hourly-to-yearly',
    title: 'By the hour and by the year',
    explanation:
      `${formatHourlyUsd(hourly.value.usd)} an hour × 2,080 hours is ${formatUsd(annual)} a year. That holds for full-time, year-round work only; people paid by the hour often work less. ${gaps.length === 0 ? '' : `Even at full time it is ${listInWords(gaps)}.`}`.trim(),
    figureIds: [hourly.id, ...averages.map((figure) => figure.id)],
  };
}

function entryAboveAverage(figures: readonly ReportedFigure[]): Disagreement | undefined {
  const entry = figures.find((figure) => figure.level === 'entry');
  const entryUsd = entry === undefined ? undefined : annualUsdOf(entry);
  if (entry === undefined || entryUsd === undefined) return undefined;
  const lowerAverages = figures.filter((figure) => {
    const usd = annualUsdOf(figure);
    return figure.measure === 'hourly-mean' && usd !== undefined && usd < entryUsd;
  });
  const [average] = lowerAverages;
  const averageUsd = average === undefined ? undefined : annualUsdOf(average);
  if (average === undefined || averageUsd === undefined) return undefined;
  return {
    id: 'entry-above-average',
    title: 'Beginners above the average',
    explanation: `One site gives ${formatUsd(entryUsd)} for people who start, another ${formatUsd(averageUsd)} for everybody. In one group of people beginners do not earn more than the average, so the two sites count different people: adverts on the one hand, hourly workers on the other.`,
    figureIds: [entry.id, average.id],
  };
}

function bandAgainstAverage(figures: readonly ReportedFigure[]): Disagreement | undefined {
  const band = figures.filter((figure) => figure.measure === 'pay-band');
  const openEnd = band.find((figure) => figure.precision === 'at-least');
  const usd = openEnd === undefined ? undefined : annualUsdOf(openEnd);
  if (band.length < 2 || usd === undefined) return undefined;
  const averages = figures.filter((figure) => figure.measure === 'self-reports' || figure.measure === 'hourly-mean');
  return {
    id: 'band-against-average',
    title: 'A range is not an average',
    explanation: `One site gives a low, a middle and a high range; the high one only says ${formatUsd(usd)} or more. A range without an upper end has no average, and the share of people in each range is not stated. Other sites give one average each.`,
    figureIds: [...band, ...averages].map((figure) => figure.id),
  };
}

function openingsAgainstJobs(
  figures: readonly ReportedFigure[],
  projections: readonly Projection[],
): Disagreement | undefined {
  const openings = jobsOf(figures, 'openings');
  const employment = jobsOf(figures, 'employment-count');
  if (openings === undefined || employment === undefined || openings.jobs <= employment.jobs) return undefined;
  const growth = figures.find((figure) => figure.measure === 'growth');
  const shrinks = growth?.value.kind === 'percent' && growth.value.percent < 0;
  const ratio = roundTo(openings.jobs / employment.jobs, 1);
  const spread = Math.round((openings.jobs / YEARS_OF_A_PROJECTION / employment.jobs) * 100);
  const official = projections.flatMap((row) =>
    row.openingsPerYear === undefined
      ? []
      : [{ ...row, sharePercent: Math.round((row.openingsPerYear / row.fromJobs) * 100) }],
  );
  const highest = official.toSorted((a, b) => b.sharePercent - a.sharePercent).at(0);
  const beside =
    highest === undefined
      ? ''
      : ` In the official projections of the proxies the highest share is ${highest.sharePercent}% a year (${highest.title}, ${highest.fromYear}–${String(highest.toYear).slice(2)}).`;
  return {
    id: 'openings-against-jobs',
    title: 'More openings than jobs',
    explanation: `${formatCount(openings.jobs)} cannot be the yearly openings of about ${formatCount(employment.jobs)} jobs${shrinks ? ' that are said to shrink' : ''}: each job would have to be filled ${ratio} times a year. Spread over a window of ten years it would still be ${spread}% of the jobs each year.${beside} The period and the group of jobs behind the number are not stated.`,
    figureIds: [openings.id, employment.id, ...(growth === undefined ? [] : [growth.id])],
  };
}

function growthAgainstProjections(
  figures: readonly ReportedFigure[],
  projections: readonly Projection[],
): Disagreement | undefined {
  const growth = figures.find((figure) => figure.measure === 'growth');
  if (growth?.value.kind !== 'percent' || projections.length === 0) return undefined;
  const reported = growth.value.percent;
  const opposed = projections.filter((row) => Math.sign(row.changePercent) === -Math.sign(reported));
  if (opposed.length === 0) return undefined;
  const rows = opposed.map(
    (row) => `${row.title} ${formatPercentChange(row.changePercent)} (${row.fromYear}–${String(row.toYear).slice(2)})`,
  );
  return {
    id: 'growth-against-projections',
    title: 'Shrinking or growing',
    explanation: `One site expects ${formatPercentChange(reported)} for ${growth.period ?? 'a period it does not name'}. The official projections of occupations that stand in for the title point the other way: ${listInWords(rows)}. The windows differ and the title has no projection of its own, so neither proves the other wrong.`,
    figureIds: [growth.id],
  };
}

function payGrowthAgainstPrices(figures: readonly ReportedFigure[], index: PriceIndex): Disagreement | undefined {
  const growth = figures.find((figure) => figure.measure === 'pay-growth');
  const to = completeYears(index).at(-1);
  if (growth?.value.kind !== 'percent' || to === undefined) return undefined;
  const from = to - YEARS_OF_PAY_GROWTH;
  if (!completeYears(index).includes(from)) return undefined;
  const prices = (toDollarsOfYear(1, from, to, index) - 1) * 100;
  if (growth.value.percent >= prices) return undefined;
  return {
    id: 'pay-growth-against-prices',
    title: 'Pay growth before prices',
    explanation: `${formatPercentChange(growth.value.percent)} over ${growth.period ?? 'some years'} is in dollars of each year, and the years are not stated. From ${from} to ${to} consumer prices alone rose ${formatPercent(prices)}: in that window such a raise would buy less at its end than at its start.`,
    figureIds: [growth.id],
  };
}

function datesNotStated(figures: readonly ReportedFigure[], index: PriceIndex): Disagreement | undefined {
  const undated = figures.filter((figure) => figure.vintage === 'not stated');
  const years = completeYears(index);
  const from = years.at(0);
  const to = years.at(-1);
  if (undated.length === 0 || from === undefined || to === undefined) return undefined;
  const prices = (toDollarsOfYear(1, from, to, index) - 1) * 100;
  return {
    id: 'dates-not-stated',
    title: 'When was this?',
    explanation: `${undated.length} of the ${figures.length} figures do not say for which time they hold. Prices rose ${formatPercent(prices)} from ${from} to ${to}, so the same number of dollars means different pay in different years.`,
    figureIds: undated.map((figure) => figure.id),
  };
}

function officialBeside(
  figures: readonly ReportedFigure[],
  wages: readonly WageObservation[],
): Disagreement | undefined {
  const medians = wages.flatMap((row) =>
    row.wages.median.kind === 'reported' ? [`${row.title} ${formatUsd(row.wages.median.annualUsd)}`] : [],
  );
  const [first] = wages;
  const pays = figures.filter((figure) => annualUsdOf(figure) !== undefined);
  if (first === undefined || medians.length === 0 || pays.length === 0) return undefined;
  return {
    id: 'official-beside',
    title: 'What the official tables can say',
    explanation: `They have no row for this title, but count all employers and publish percentiles for occupations that stand in for it. Medians of ${oewsVintage(first.year)}: ${listInWords(medians)}. Half of the people in an occupation earn less than its median; that is not the average of a site.`,
    figureIds: pays.map((figure) => figure.id),
  };
}

function jobsOf(figures: readonly ReportedFigure[], measure: ReportedMeasure) {
  const figure = figures.find((candidate) => candidate.measure === measure);
  return figure?.value.kind === 'jobs' ? { id: figure.id, jobs: figure.value.jobs } : undefined;
}
