import { z } from 'zod';

export const MethodSummary = z
  .object({ slug: z.string(), title: z.string(), subject: z.string().describe('Readiness, Measurement, Pay …') })
  .meta({ id: 'MethodSummary' });
export type MethodSummary = z.infer<typeof MethodSummary>;

export const Method = MethodSummary.extend({
  html: z.string().describe('The page as HTML without its title; made by us from our own text, no scripts'),
}).meta({ id: 'Method' });
export type Method = z.infer<typeof Method>;
