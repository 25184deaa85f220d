import { z } from 'zod';

export const LessonSummary = z
  .object({
    slug: z.string(),
    domain: z.string(),
    domainLabel: z.string(),
    title: z.string(),
    minutes: z.int().describe('About how long it takes to read and think through'),
    objectives: z.array(z.string()).describe('Slugs of the objectives it serves'),
  })
  .meta({ id: 'LessonSummary' });
export type LessonSummary = z.infer<typeof LessonSummary>;

export const ReadLesson = z
  .object({ slug: z.string(), readAt: z.iso.datetime() })
  .meta({ id: 'ReadLesson', description: 'A lesson that the caller marked as read' });
export type ReadLesson = z.infer<typeof ReadLesson>;

export const MarkLessonBody = z.object({ isRead: z.boolean() }).meta({ id: 'MarkLessonBody' });
export type MarkLessonBody = z.infer<typeof MarkLessonBody>;

export const Lesson = LessonSummary.extend({
  text: z.array(z.string()).describe('Paragraphs'),
  example: z.object({
    situation: z.string(),
    steps: z.array(z.string()).describe('How it is worked through, in order'),
  }),
  statements: z
    .array(z.object({ objective: z.string(), statement: z.string(), questions: z.int() }))
    .describe('What a learner can do afterwards, and how many questions of the bank test it'),
  sources: z.array(
    z.object({
      source: z.string(),
      fact: z.string().nullable().describe('Row of the project’s fact sheets, such as AC-01'),
      howSure: z.enum(['verified', 'secondary', 'judgement']).describe('judgement: stated professional reasoning'),
    }),
  ),
}).meta({ id: 'Lesson', description: 'A short lesson with a worked example and its sources' });
export type Lesson = z.infer<typeof Lesson>;
