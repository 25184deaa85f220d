import { publishedPercentiles, type WageObservation, type Wages } from './wage-observation.ts';
import { formatUsd } from './words.ts';

/** Employment below this is marked: one employer can move such a row. A reading aid of ours, in jobs. */
export const FEW_EMPLOYEES = 100;

/** How the SOC names its residual groups. */
const residualTitle = /\ball other$/i;

export interface WageFlag {
  readonly code: 'collapsed-percentiles' | 'top-coded' | 'few-employees' | 'residual-group';
  readonly message: string;
}

/**
 * Runs of neighbouring percentiles with one value, such as p75 = p90. Between them there is no range to draw, and every
 * rank inside the run is the same pay. Empty when all reported percentiles differ.
 */
export function collapsedPercentiles(wages: Wages): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let start: { readonly percentile: number; readonly usd: number } | undefined;
  let end = 0;
  for (const { statistic, percentile } of publishedPercentiles) {
    const value = wages[statistic];
    const usd = value.kind === 'reported' ? value.annualUsd : undefined;
    if (start !== undefined && usd === start.usd) {
      end = percentile;
      continue;
    }
    if (start !== undefined && end > start.percentile) runs.push([start.percentile, end]);
    start = usd === undefined ? undefined : { percentile, usd };
    end = percentile;
  }
  if (start !== undefined && end > start.percentile) runs.push([start.percentile, end]);
  return runs;
}

/** What a reader must know before using the row: a residual group, collapsed percentiles, top codes, a tiny count. */
export function wageFlags(observation: WageObservation): readonly WageFlag[] {
  const flags: WageFlag[] = [];
  if (residualTitle.test(observation.title)) {
    flags.push({
      code: 'residual-group',
      message: 'A group of what no other code names: its wages mix several occupations.',
    });
  }
  for (const [low, high] of collapsedPercentiles(observation.wages)) {
    flags.push({
      code: 'collapsed-percentiles',
      message: `The ${low}th to ${high}th percentiles are one value: no range lies between them.`,
    });
  }
  for (const { statistic, percentile } of publishedPercentiles) {
    const value = observation.wages[statistic];
    if (value.kind === 'topCoded') {
      flags.push({
        code: 'top-coded',
        message: `The ${percentile}th percentile is at least ${formatUsd(value.atLeastAnnualUsd)}; the table gives no number above that.`,
      });
    }
  }
  if (observation.employment.kind === 'reported' && observation.employment.jobs < FEW_EMPLOYEES) {
    flags.push({ code: 'few-employees', message: `Only ${observation.employment.jobs} jobs are behind this row.` });
  }
  return flags;
}
