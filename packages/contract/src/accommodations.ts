import { z } from 'zod';

/** As everybody, a multiple of the time, or no limit. */
export const timeAllowances = ['standard', '1.25', '1.5', '2', 'untimed'] as const;

export const AccommodationBody = z
  .object({
    time: z.enum(timeAllowances).describe('Time in timed quizzes: standard, a multiple of it, or no limit'),
    mayPause: z.boolean().describe('May stop the clock of a timed quiz'),
    hasLargeText: z.boolean().describe('Questions in large text'),
    questionsPerSitting: z
      .int()
      .min(1)
      .max(100)
      .nullable()
      .default(null)
      .describe('Newly answered questions after which every quiz pauses by itself; null: all in one sitting'),
  })
  .meta({ id: 'AccommodationBody', description: 'No reason is asked and none is kept' });
export type AccommodationBody = z.infer<typeof AccommodationBody>;

export const Accommodation = AccommodationBody.extend({
  setBy: z.string().nullable().describe('The organization that set it; null: the learner, or nobody yet'),
  words: z.string().describe('What holds, in a sentence'),
}).meta({ id: 'Accommodation', description: 'How a learner takes quizzes' });
export type Accommodation = z.infer<typeof Accommodation>;
