import type { HowSure } from './source.ts';

export const payLevels = ['entry', 'mid', 'senior'] as const;
export type PayLevel = (typeof payLevels)[number];

/** What a reported figure is a measure of. Figures of different kinds are never put in one series. */
export const reportedMeasures = [
  'pay-band',
  'adverts',
  'self-reports',
  'hourly-mean',
  'pay-growth',
  'employment-count',
  'growth',
  'openings',
] as const;
export type ReportedMeasure = (typeof reportedMeasures)[number];

/** Each kind of measure in words. */
export const measureStatements: Readonly<
  Record<ReportedMeasure, { readonly title: string; readonly statement: string }>
> = {
  'pay-band': {
    title: 'Pay band of one site',
    statement:
      'A site splits pay into a low, a middle and a high range. The ranges are not percentiles, and the top one has no upper end.',
  },
  adverts: {
    title: 'Job adverts',
    statement: 'What employers offer in adverts. Offers and the pay of people in the job are different measures.',
  },
  'self-reports': {
    title: 'What people say they earn',
    statement: 'An average of what visitors of a site entered. Who answers is up to them.',
  },
  'hourly-mean': {
    title: 'Average hourly wage',
    statement: 'An average by the hour. A yearly amount follows only for full-time, year-round work: 2,080 hours.',
  },
  'pay-growth': {
    title: 'Change in pay',
    statement: 'A change over some years, before prices are taken out.',
  },
  'employment-count': {
    title: 'Number of jobs',
    statement: 'How many people hold the job. No official table counts this title.',
  },
  growth: {
    title: 'Expected change in jobs',
    statement: 'A forecast for a window of years, not a measurement.',
  },
  openings: {
    title: 'Expected openings',
    statement: 'New jobs and people to replace. It means something only with its period: a year, or a whole window.',
  },
};

/** The value as reported, in its own unit. */
export type ReportedValue =
  | { readonly kind: 'annualPay'; readonly usd: number }
  | { readonly kind: 'hourlyPay'; readonly usd: number }
  | { readonly kind: 'jobs'; readonly jobs: number }
  | { readonly kind: 'percent'; readonly percent: number };

export const precisions = ['exact', 'about', 'at-least'] as const;
export type Precision = (typeof precisions)[number];

/** A figure some site reported for an occupation, exactly as reported. */
export interface ReportedFigure {
  readonly id: string;
  readonly sourceId: string;
  /** Slug of the occupation. */
  readonly occupation: string;
  readonly metric: string;
  readonly value: ReportedValue;
  readonly precision: Precision;
  readonly measure: ReportedMeasure;
  readonly vintage: string;
  readonly howSure: HowSure;
  readonly level?: PayLevel;
  readonly period?: string;
  readonly canSay: string;
  readonly caveat: string;
}
