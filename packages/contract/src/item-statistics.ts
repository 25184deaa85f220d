import { z } from 'zod';

export const ItemStatistics = z
  .object({
    revision: z.int(),
    answers: z.int(),
    needed: z.int().describe('Answers before a statistic is shown'),
    tooFast: z.int().describe('Answers too fast to be read, left out'),
    state: z.enum(['enough', 'too-few']),
    label: z.string().describe('"too few answers (12 of 100)", or how many there are'),
    meanShare: z.number().nullable().describe('Mean share of points, 0–1; null when too few'),
    expectedShare: z.number().nullable().describe('What its authors expect of a just-qualified person, 0–1'),
    itemRestCorrelation: z
      .number()
      .nullable()
      .describe('Corrected item-total correlation, −1 to 1; null when too few or when nothing varies'),
    options: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        credit: z.int(),
        chosen: z.int(),
        share: z.number().nullable().describe('Of the answers, 0–1; null when too few'),
        restShare: z
          .number()
          .nullable()
          .describe(
            'Mean share of points elsewhere in the quiz of those who chose it, 0–1; null when too few or nobody',
          ),
        restCorrelation: z
          .number()
          .nullable()
          .describe('Point-biserial correlation of choosing it with the rest of the quiz; null when too few'),
      }),
    ),
    exposure: z
      .array(
        z.object({
          quiz: z.string(),
          title: z.string(),
          shown: z.int(),
          attempts: z.int(),
          share: z.number().nullable().describe('Of the attempts begun, 0–1; null when too few'),
          label: z.string(),
        }),
      )
      .describe('How often adaptive quizzes showed it, all versions'),
    signals: z.array(z.string()).describe('What looks wrong, a sentence each'),
  })
  .meta({ id: 'ItemStatistics' });
export type ItemStatistics = z.infer<typeof ItemStatistics>;
