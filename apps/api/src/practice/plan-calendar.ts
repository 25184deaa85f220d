import { createHash } from 'node:crypto';
import type { Plan } from '@careway/contract';
import ical, { ICalCalendarMethod } from 'ical-generator';

/** The plan as an iCalendar file: an all-day entry for each step to come, and the exam day. */
export function planCalendar(plan: Plan, publicUrl: string, now: Date): string {
  const calendar = ical({
    name: `Careway plan: ${plan.quizTitle}`,
    prodId: { company: 'Careway', product: 'plan' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const planId = createHash('sha256').update(`${plan.quiz} ${plan.savedAt}`).digest('hex').slice(0, 12);
  const add = (on: string, key: string, summary: string, description: string, path: string): void => {
    calendar.createEvent({
      id: `${planId}-${on}-${key}@careway`,
      stamp: now,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary,
      description,
      url: `${publicUrl}${path}`,
    });
  };
  for (const { on, steps } of plan.days) {
    if (on === null) continue;
    for (const [index, step] of steps.entries()) {
      add(on, String(index), `${step.title} (${step.minutes} min)`, step.detail, step.path);
    }
  }
  if (plan.examOn !== null) add(plan.examOn, 'exam', `Exam day: ${plan.quizTitle}`, '', '/plan');
  return calendar.toString();
}
