import { z } from 'zod';
import { HowSure, Money, Provenance } from './figures.ts';
import { PayLevel } from './official-wages.ts';

/** A count of jobs or openings, or a percent: what a reported figure may be when it is not money. */
export const JobCount = z.object({ amount: z.int(), unit: z.literal('jobs') }).meta({ id: 'JobCount' });
export const Percent = z.object({ amount: z.number(), unit: z.literal('percent') }).meta({ id: 'Percent' });
export const FigureValue = z.union([Money, JobCount, Percent]).meta({ id: 'FigureValue' });
export type FigureValue = z.infer<typeof FigureValue>;

export const reportedMeasures = [
  'pay-band',
  'adverts',
  'self-reports',
  'hourly-mean',
  'employment-count',
  'growth',
  'openings',
  'pay-growth',
] as const;

/** One of the founding figures, exactly as reported. */
export const ReportedFigure = Provenance.extend({
  id: z.string(),
  kind: z.literal('reported'),
  howSure: HowSure,
  occupation: z.string().describe('Slug'),
  metric: z.string().describe('As named where it was reported'),
  value: FigureValue,
  precision: z.enum(['exact', 'about', 'at-least']),
  period: z.string().nullable().describe('The span of a change, such as "2018–28"; null for a level'),
  level: PayLevel.nullable().describe('The level the source names; null where it names none'),
  measure: z.enum(reportedMeasures),
  measureStatement: z.string().describe('What kind of figure this is, in words'),
  canSay: z.string(),
  caveat: z.string().describe('What it cannot say'),
  annualized: z
    .object({ value: Money, hoursPerYear: z.number(), statement: z.string() })
    .nullable()
    .describe('For an hourly figure: its yearly equivalent; our arithmetic, not reported'),
}).meta({ id: 'ReportedFigure' });
export type ReportedFigure = z.infer<typeof ReportedFigure>;
