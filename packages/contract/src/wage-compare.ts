import { z } from 'zod';
import { OccupationBrief, OfficialWage, ProxyOccupation } from './official-wages.ts';
import { SourceBrief } from './sources.ts';
import { yearText } from './year-text.ts';

export const CompareQuery = z.object({
  occupation: z.string().max(80).optional().describe('Slug; patient-care-coordinator when absent'),
  area: z.string().trim().min(1).max(80).optional().describe('Place: code or name; the nation when absent'),
  soc: z
    .string()
    .max(20)
    .optional()
    .describe('One SOC code, with by=place: its row in every state that is held, highest median first'),
  by: z.enum(['occupation', 'place']).optional().describe('occupation when absent'),
  year: yearText.describe('The latest year when absent'),
});

export const WageComparison = z
  .object({
    occupation: OccupationBrief,
    finding: z.string().describe('One sentence for the top of the screen'),
    year: z.int(),
    years: z.array(z.int()).describe('Years that can be asked for'),
    rows: z
      .array(z.object({ proxy: ProxyOccupation, wage: OfficialWage }))
      .describe('Proxies first, then neighbours by median'),
    absent: z
      .array(z.object({ proxy: ProxyOccupation, reason: z.string() }))
      .describe('Proxies and neighbours without a row in that year, and why'),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'WageComparison' });
export type WageComparison = z.infer<typeof WageComparison>;
