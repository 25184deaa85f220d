import type { Page } from 'playwright-core';
import type { Candidate } from './simulated-candidate.ts';

/** The most questions the readiness quiz has. */
export const LONGEST = 30;

/** Answers the open question by keyboard and waits for the next one or the report. */
export async function answerQuestion(page: Page, candidate: Candidate, position: number): Promise<void> {
  const { stem, options } = await page.evaluate(() => {
    const question = document.querySelector('main fieldset');
    const textOf = (element: Element | null | undefined) => element?.textContent ?? '';
    return {
      stem: textOf(question?.querySelector('legend')),
      options: [...(question?.querySelectorAll('label > span') ?? [])].map(textOf),
    };
  });
  for (const place of candidate(stem, options)) await page.keyboard.press(String(place + 1));
  await page.keyboard.press('Enter');
  const next = page.getByText(`Question ${position + 1} of at most ${LONGEST}`).first();
  await Promise.race([next.waitFor(), page.waitForURL(/\/report$/)]);
}
