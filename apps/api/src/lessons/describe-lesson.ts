import { domainLabels, type Lesson as HeldLesson, lessonMinutes } from '@careway/assessment';
import type { Lesson, LessonSummary } from '@careway/contract';
import type { BankItem } from '@careway/database';

/** A lesson in a list. */
export function summarizeLesson(lesson: HeldLesson): LessonSummary {
  return {
    slug: lesson.slug,
    domain: lesson.domain,
    domainLabel: domainLabels[lesson.domain],
    title: lesson.title,
    minutes: lessonMinutes(lesson),
    objectives: [...lesson.objectives],
  };
}

/** A lesson whole, with what it serves in words and how many questions of the bank test that. */
export function describeLesson(
  lesson: HeldLesson,
  statements: ReadonlyMap<string, string>,
  items: readonly BankItem[],
): Lesson {
  return {
    ...summarizeLesson(lesson),
    text: [...lesson.text],
    example: { situation: lesson.example.situation, steps: [...lesson.example.steps] },
    statements: lesson.objectives.map((objective) => ({
      objective,
      statement: statements.get(`${lesson.domain}/${objective}`) ?? objective,
      questions: items.filter(({ item }) => item.domain === lesson.domain && item.objective === objective).length,
    })),
    sources: lesson.sources.map((reference) => ({
      source: reference.source,
      fact: reference.howSure === 'judgement' ? null : reference.fact,
      howSure: reference.howSure,
    })),
  };
}

/** A link to a lesson. */
export function linkLesson(lesson: HeldLesson) {
  return { slug: lesson.slug, title: lesson.title, minutes: lessonMinutes(lesson) };
}

/** The lessons that serve an objective. */
export function lessonsFor(lessons: readonly HeldLesson[], topic: { domain: string; objective: string }): HeldLesson[] {
  return lessons.filter(({ domain, objectives }) => domain === topic.domain && objectives.includes(topic.objective));
}
