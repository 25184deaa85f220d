import { z } from 'zod';
import { OccupationBrief, OfficialWage, ProxyOccupation } from './official-wages.ts';
import { ReportedFigure, reportedMeasures } from './reported-figures.ts';
import { SourceBrief } from './sources.ts';

export const Disagreement = z
  .object({ id: z.string(), title: z.string(), explanation: z.string(), figureIds: z.array(z.string()) })
  .meta({ id: 'Disagreement' });
export type Disagreement = z.infer<typeof Disagreement>;

export const WageSummaryQuery = z.object({
  occupation: z.string().max(80).optional().describe('Slug; patient-care-coordinator when absent'),
});

export const WageSummary = z
  .object({
    occupation: OccupationBrief,
    finding: z.string().describe('One sentence for the top of the screen'),
    figures: z.array(ReportedFigure),
    measures: z
      .array(z.object({ measure: z.enum(reportedMeasures), title: z.string(), statement: z.string() }))
      .describe('The kinds of measure, in the order to show them; figures of different kinds are never one series'),
    disagreements: z.array(Disagreement),
    proxies: z.array(ProxyOccupation),
    official: z.array(OfficialWage).describe('The proxies in the latest year, best proxy first'),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'WageSummary' });
export type WageSummary = z.infer<typeof WageSummary>;
