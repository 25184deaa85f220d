import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createAccount } from '../src/accounts.ts';
import { axeViolations } from '../src/axe.ts';
import { launchBrowser } from '../src/browser.ts';
import { type Product, startProduct } from '../src/product.ts';

let product: Product;
let browser: Browser;
let authors: { readonly ann: Page; readonly ben: Page };
beforeAll(async () => {
  product = await startProduct(inject('testServer'));
  browser = await launchBrowser();
  authors = await twoAuthors();
});
afterAll(async () => {
  await browser.close();
  await product[Symbol.asyncDispose]();
});

/** The administrator of the first start, and a second author whom they appoint. */
async function twoAuthors(): Promise<typeof authors> {
  const ann = await (await browser.newContext()).newPage();
  await createAccount(ann, product.url, 'Ann Author', 'ann@example.org');
  await ann.goto(product.administratorLink ?? '');
  await ann
    .getByRole('button')
    .filter({ hasText: /administrator/i })
    .click();
  await ann.getByText('ann@example.org is administrator now').waitFor();
  const ben = await (await browser.newContext()).newPage();
  await createAccount(ben, product.url, 'Ben Reviewer', 'ben@example.org');
  await ann.evaluate(async () => {
    const people = (await (await fetch('/api/v1/admin/people')).json()) as { items: { id: string; email: string }[] };
    const found = people.items.find(({ email }) => email === 'ben@example.org');
    const answer = await fetch(`/api/v1/admin/people/${found?.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'author' }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  });
  return { ann, ben };
}

const stem = 'A caller asks which records a clinic may send to her employer. What do you check first?';

async function writeQuestion(page: Page): Promise<string> {
  await page.goto(`${product.url}/author/items`);
  await page.getByRole('button', { name: 'Write a question' }).click();
  await page.waitForURL(/\/author\/items\/W-\d+/);
  await page.getByRole('button', { name: 'Save draft' }).waitFor();
  await page.getByLabel('Domain').selectOption('records-privacy');
  await page.getByLabel('Objective').selectOption({ index: 1 });
  await page.getByLabel('Level of thinking').selectOption('application');
  await page.getByLabel('Question', { exact: true }).fill(stem);
  for (const id of ['a', 'b', 'c', 'd']) {
    await page.getByLabel(`Text of option ${id}`).fill(`Check ${id} comes first`);
    await page.getByLabel(`Rationale of option ${id}`).fill(`What follows from ${id}.`);
  }
  await page.getByLabel('Option c is the key').check();
  await page.getByLabel('Citations').fill('45 CFR 164.508');
  await page.getByLabel('The key rests on').selectOption('verified');
  await page.getByLabel(/Share of just-qualified people/).fill('60');
  await page.getByLabel('Why that share').fill('Taught early.');
  await page.getByLabel('Who could confirm it').fill('privacy officer');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByRole('button', { name: 'Send to review' }).click();
  await page.getByText('You wrote or edited it. A second person reviews it.').waitFor();
  return new URL(page.url()).pathname;
}

test('an author writes a question, a second one approves it, it goes live; a learner reports a problem and the queue shows it', async () => {
  const { ann, ben } = authors;
  const path = await writeQuestion(ann);

  await ben.goto(`${product.url}${path}`);
  await ben.getByLabel('What you questioned').fill('Is a written authorization always needed for an employer?');
  await ben.getByLabel('What came of it, or what has to change').fill('Nothing: the rule names employers.');
  await ben.getByRole('button', { name: 'Approve as a pilot' }).click();
  await ben.getByText('Pilot, version 1.').waitFor();

  await ann.goto(`${product.url}${path}`);
  await ann.getByLabel('Reason').fill('Read by two people.');
  await ann.getByRole('button', { name: 'Put live' }).click();
  await ann.getByText('Live, version 1.').waitFor();
  expect(await ann.getByText('too few answers (0 of 100)').count()).toBeGreaterThan(0);
  await ann.getByText('Ben Reviewer approved it as version 1').waitFor();

  const learner = await (await browser.newContext()).newPage();
  await learner.goto(`${product.url}/quizzes/pcc-readiness`);
  await learner.getByRole('button', { name: /start/i }).click();
  await learner.waitForURL(/\/attempts\//);
  await learner.getByText('Report a problem with this question').click();
  await learner.getByLabel('What is wrong?').selectOption('unclear');
  await learner.getByLabel('In your words').fill('Answers 1 and 2 say the same.');
  expect(await learner.getByRole('radio', { checked: true }).count()).toBe(0);
  await learner.getByRole('button', { name: 'Send the report' }).click();
  await learner.getByText('The authors of this question will read it', { exact: false }).waitFor();

  await ann.goto(`${product.url}/author/problems`);
  await ann.getByText('1 open report.').waitFor();
  await ann.getByText('“Answers 1 and 2 say the same.”').waitFor();
  await ann.getByText(/^Answer the report on/).click();
  await ann.getByLabel('What was done, or why nothing was').fill('The second answer is reworded.');
  await ann.getByRole('button', { name: 'Mark as resolved' }).click();
  await ann.getByText('No open reports.').waitFor();
});

test('an import shows what is lost and refused before anything is written', async () => {
  const page = authors.ben;
  await page.goto(`${product.url}/author/import`);
  const gift =
    '::Call back::Who calls a worried family back first?{=The coordinator#Yes.~The clerk~Nobody}\n\nWhen?{#3}';
  await page
    .getByLabel('File of questions')
    .setInputFiles({ name: 'quiz.gift', mimeType: 'text/plain', buffer: Buffer.from(gift) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('1 question to add · 0 already here · 1 refused').waitFor();
  await page.getByText('It asks for a number', { exact: false }).waitFor();
  await page.getByText('Title kept 0 of 1').waitFor();
  await page.getByRole('button', { name: 'Add 1 draft' }).click();
  await page.getByText('1 draft added').waitFor();
  const broken = { name: 'quiz.xml', mimeType: 'text/xml', buffer: Buffer.from('<quiz><question></quiz>') };
  await page.goto(`${product.url}/author/import`);
  await page.getByLabel('File of questions').setInputFiles(broken);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('is not well-formed XML: line 1', { exact: false }).first().waitFor();
});

test('an author sees how a question is measured, calibrates the bank and puts the new version in use', async () => {
  const { ann } = authors;
  await ann.goto(`${product.url}/author/items/AC-002`);
  await ann.getByRole('heading', { name: 'How it is measured' }).waitFor();
  await ann.getByRole('img', { name: 'Share of points by ability, question AC-002' }).waitFor();
  expect(await ann.getByText('too few answers (0 of 30)').count()).toBeGreaterThan(0);
  await ann.getByRole('link', { name: 'all calibrations' }).click();
  await ann.getByText('The bank was never calibrated').waitFor();
  await ann.getByRole('button', { name: 'Start a calibration' }).click();
  await ann.getByText(/^Done: calibration-[0-9a-f]{10} is below/).waitFor();
  await ann.getByText('There are no answers yet, so every question keeps').waitFor();
  await ann.getByRole('button', { name: 'Measure new attempts with it' }).click();
  await ann.getByText('It is in use.').waitFor();
  await ann.goto(`${product.url}/author/items/AC-002`);
  await ann.getByText(/calibration-[0-9a-f]{10}, in use/).waitFor();
});

test.each([
  '/author/items',
  '/author/items/AC-002',
  '/author/items/W-00001',
  '/author/import',
  '/author/blueprints',
  '/author/blueprints/pcc-readiness',
  '/author/calibration',
  '/author/problems?state=resolved',
  '/author/fairness',
])('%s has no violation of axe and nothing wider than a phone, light and dark', async (path) => {
  const page = authors.ben;
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${product.url}${path}`);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeViolations(page)).toEqual([]);
});
