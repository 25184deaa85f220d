import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { signUp } from '../src/accounts.ts';
import { launchBrowser } from '../src/browser.ts';
import { type Product, startProduct } from '../src/product.ts';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct(inject('testServer'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await product[Symbol.asyncDispose]();
});

const DAY_MS = 86_400_000;

test('a visitor practices by keyboard, is told why, reads the lesson, makes a plan, and sees what does not fit in 5 days', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  // Each is read when it comes: a page that is left takes its answers along.
  const queues: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/review/queue')) queues.push(response.text().catch(() => ''));
  });
  await page.goto(product.url);
  await page.getByRole('link', { name: 'Practice ten minutes' }).click();
  await page.getByRole('button', { name: /^Start: 8 questions/ }).focus();
  await page.keyboard.press('Enter');
  for (let position = 1; position <= 3; position += 1) {
    await page.getByRole('heading', { name: `Practice, question ${position} of 8` }).waitFor();
    await page.getByRole('button', { name: 'Check my answer' }).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Best answer').first().waitFor();
    await page.getByText(/^It comes again on/).waitFor();
    if (position < 3) await page.keyboard.press('Enter');
  }
  await page
    .getByText(/^Lesson:/)
    .getByRole('link')
    .click();
  await page.getByRole('heading', { name: 'A worked example' }).waitFor();
  const queue = page.waitForResponse((response) => response.url().includes('/review/queue'));
  await page.goto(`${product.url}/review`);
  await page.getByText(/Done today: 3 questions/).waitFor();
  await queue;
  const payloads = await Promise.all(queues);
  expect(payloads.length).toBeGreaterThan(1);
  expect(payloads.filter((text) => /rationale|"credit"|citations|justQualifiedShare/.test(text))).toEqual([]);

  await page.getByRole('navigation', { name: 'Preparing' }).getByRole('link', { name: 'Plan' }).click();
  await page.getByLabel('Exam date').fill(new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10));
  await page.getByLabel('Hours a week').fill('5');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByText(/questions would not be practiced before the exam/).waitFor();
  await page.getByRole('button', { name: /the nearest date that fits/ }).click();
  await page.getByText(/^It fits:/).waitFor();
  await page
    .getByRole('region', { name: 'Your steps' })
    .getByRole('link', { name: /^Practice/ })
    .first()
    .waitFor();
  await context.close();
});

test('a newcomer weighs goals by pay and by time, shares chosen parts with one person, and takes them back', async () => {
  const page = await browser.newPage();
  await page.goto(`${product.url}/sign-in`);
  await signUp(page, 'Noor New', 'noor@example.org');
  await page.goto(product.url);
  await page.getByRole('heading', { level: 1, name: 'Where do you stand, and what comes next?' }).waitFor();
  await page.getByText('There is no result yet, so nothing can be said.').waitFor();

  const first = page.getByRole('list', { name: 'Goals, best first' }).getByRole('heading').first();
  await page.getByText(/^First: \$\d+,000 more over ten years/).waitFor();
  expect(await first.textContent()).toBe('Health policy analyst');
  await page.getByLabel('What matters most').selectOption('Least time');
  await page.getByText(/^First: \d+ (to \d+ )?(months|years?);/).waitFor();
  expect(await first.textContent()).not.toBe('Health policy analyst');

  await page.getByText('Share this report with one person').click();
  await page.getByLabel('Routes and pay').check();
  await page.getByLabel('For whom').fill('Dana');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.getByRole('link', { name: /\/s\// }).getAttribute('href')) ?? '';

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole('list', { name: 'Goals, best first' }).waitFor();
  expect(await other.getByText('Noor').count()).toBe(0);
  expect(await other.getByRole('heading', { name: 'Ready for the job?' }).count()).toBe(0);

  await page.getByRole('link', { name: 'your links' }).click();
  await page.getByRole('button', { name: 'Take back: Career report for Dana' }).click();
  await page.getByText(/ended \w+ \d/).waitFor();
  await other.reload();
  await other.getByText(/The person who made this link took it back on/).waitFor();
  await other.context().close();
  await page.close();
});
