import { z } from 'zod';
import { timeAllowances } from './accommodations.ts';

/** How a quiz is given: a form drawn by blueprint, adaptive, or one that explains after each answer. */
export const quizModes = ['form', 'adaptive', 'mock', 'practice'] as const;

export const Quiz = z
  .object({
    slug: z.string(),
    title: z.string(),
    goal: z.string().describe('What a person learns from it, in one sentence'),
    mode: z.enum(quizModes),
    questions: z.object({ min: z.int(), max: z.int() }).describe('How many questions an attempt has'),
    minutesAbout: z.int().describe('How long it usually takes; not a limit'),
    timeLimitMinutes: z.int().nullable().describe('null: no timer'),
    canGoBack: z.boolean(),
    blueprintVersion: z.string(),
    bankVersion: z.string().describe('Names the set of questions in use'),
    target: z
      .object({
        share: z.number().describe('Share of points, 0–1'),
        label: z.string(),
        basis: z.string().describe('How the target was set'),
      })
      .describe('What the result is set against'),
  })
  .meta({ id: 'Quiz' });
export type Quiz = z.infer<typeof Quiz>;

export const QuizDetail = Quiz.extend({
  domains: z.array(
    z.object({
      domain: z.string(),
      label: z.string(),
      questions: z.int().describe('At full length'),
      min: z.int().describe('Fewest questions in an attempt answered to its end'),
      max: z.int().describe('Most questions in an attempt'),
      sharePercent: z.number().describe('Of the quiz, 0–100'),
    }),
  ),
  time: z
    .object({
      basis: z.string().describe('Why the limit is what it is'),
      choices: z.array(
        z.object({
          time: z.enum(timeAllowances),
          label: z.string().describe('What a learner gets: 135 min (90 min × 1.5)'),
        }),
      ),
    })
    .nullable()
    .optional()
    .describe('Of a timed quiz: what each allowance makes of the limit; null: no timer'),
  rules: z.array(z.string()).describe('What happens during an attempt, a sentence each'),
  stored: z.array(z.string()).describe('What is kept, and who sees it, a sentence each'),
  limits: z.array(z.string()).describe('What the result does not say, a sentence each'),
}).meta({ id: 'QuizDetail' });
export type QuizDetail = z.infer<typeof QuizDetail>;
