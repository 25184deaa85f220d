import { z } from 'zod';

const spread = z
  .object({ low: z.number(), median: z.number(), high: z.number() })
  .describe('Over the questions: a tenth lies below `low`, a tenth above `high`');

export const FormTechnicalReport = z
  .object({
    kind: z.literal('form'),
    quiz: z.string(),
    title: z.string(),
    sentence: z.string(),
    purpose: z.array(z.string()),
    limits: z.array(z.string()),
    versions: z.object({ bank: z.string(), blueprint: z.string(), engine: z.string() }),
    rules: z.array(z.string()),
    target: z.object({ share: z.number().describe('Of the points, 0–1'), label: z.string(), basis: z.string() }),
    people: z.int().describe('Each with the first finished attempt'),
    needed: z.int().describe('People before a statistic of their results is told'),
    label: z.string().describe('"too few people (12 of 100)", or how many there are'),
    scores: z
      .object({
        mean: z.number().describe('Share of the points, 0–1'),
        sd: z.number().describe('Between people, divisor n − 1'),
        standardError: z
          .number()
          .nullable()
          .describe('Of one result over other draws of questions, share of the points; null when results do not vary'),
        questions: z.number().describe('Mean number of scored questions of an attempt'),
      })
      .nullable()
      .describe('Null when too few people'),
    reliability: z
      .object({ value: z.number(), low: z.number(), high: z.number().describe('Ends of the 95 % interval') })
      .nullable()
      .describe('Of the share of points, 0–1; null when too few people or when their results do not vary'),
    method: z.string().describe('How reliability and error are worked out, and why not by coefficient alpha'),
    items: z.object({
      pool: z.int().describe('Live questions'),
      measured: z.int().describe('Those with enough answers'),
      needed: z.int().describe('Answers a question'),
      label: z.string(),
      shares: spread.nullable().describe('Mean share of the points, 0–1'),
      correlations: spread.nullable().describe('Corrected correlation of question and rest of the quiz'),
    }),
    missing: z.array(z.string()),
  })
  .meta({ id: 'FormTechnicalReport' });
export type FormTechnicalReport = z.infer<typeof FormTechnicalReport>;
