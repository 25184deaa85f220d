import type { Plan } from '@careway/contract';
import { countOf } from '../../components/numbers.ts';
import {
  closePdf,
  openPdf,
  writeHeading,
  writeLead,
  writeLink,
  writeList,
  writeText,
  writeTitle,
} from '../../figures/pdf-sheet.ts';
import { dayTitle, expectedWords } from './plan-words.ts';

/** A plan as a PDF: the answer, every day with its steps, the topics, and how it was worked out. */
export async function planPdf(plan: Plan, address: URL): Promise<Blob> {
  const sheet = await openPdf(`${plan.quizTitle}: plan`);
  writeTitle(sheet, 'What do you do this week to reach your goal?');
  writeLead(sheet, plan.sentence);
  writeText(sheet, `${plan.quizTitle}, ${plan.hoursPerWeek} hours a week.${expectedWords(plan)}`);
  if (plan.fit.reasons.length > 0) {
    writeHeading(sheet, 'What does not fit');
    writeList(sheet, plan.fit.reasons);
  }
  for (const [at, day] of plan.days.entries()) {
    writeHeading(sheet, `${dayTitle(day, at + 1)}: ${day.minutes} of ${day.limitMinutes} minutes`);
    const steps = day.steps.map(
      ({ title, minutes, detail, isDone }) => `${title}, ${minutes} min. ${detail}.${isDone === true ? ' Done.' : ''}`,
    );
    writeList(sheet, steps);
  }
  if (plan.topics.length > 0) {
    writeHeading(sheet, `The ${countOf(plan.topics.length, 'topic')} of the plan`);
    writeList(
      sheet,
      plan.topics.map(({ statement, domainLabel }) => `${statement} ${domainLabel}.`),
    );
  }
  writeHeading(sheet, 'Where this comes from');
  writeLink(sheet, 'This plan', address.href);
  writeLink(sheet, 'Method', new URL(plan.method, address).href);
  return closePdf(sheet);
}
