import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readBankSecrets } from '../src/bank-secrets.ts';
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

async function atQuestion(page: Page, position: number): Promise<void> {
  await page.getByText(`Question ${position} of 60`).waitFor();
  await page.locator('legend').first().waitFor();
}

test('a learner drills a subject, sits a mock exam with 1.5 times the time over a killed server, flags, reviews and finishes', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const payloads: string[] = [];
  page.on('response', async (response) => {
    if (/\/api\/v1\/attempts/.test(response.url()) && !/\/report$/.test(response.url()))
      payloads.push(await response.text().catch(() => ''));
  });

  await page.goto(`${product.url}/quizzes`);
  await page.getByRole('link', { name: 'Health records and privacy' }).click();
  await page.getByRole('button', { name: 'Start: 10 questions' }).click();
  await page.getByRole('button', { name: 'Check my answer' }).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.getByText('Best answer').first().waitFor();

  await page.goto(`${product.url}/quizzes/pcc-mock`);
  await page.getByLabel('Time', { exact: true }).selectOption({ label: '135 min (90 min × 1.5)' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. Time × 1.5.').waitFor();
  await page.getByRole('button', { name: 'Start exam' }).click();

  await atQuestion(page, 1);
  await page.getByText('135 min left').waitFor();
  for (let position = 1; position <= 3; position += 1) {
    await atQuestion(page, position);
    const saved = page.waitForResponse((response) => response.url().endsWith(`/responses/${position}`));
    await page.keyboard.press('1');
    expect((await saved).status()).toBe(200);
    if (position === 2) {
      await page.keyboard.press('f');
      await page.getByRole('button', { name: 'Remove flag' }).waitFor();
    }
    await page.keyboard.press('Enter');
  }
  await atQuestion(page, 4);

  await product.kill();
  await product.restart();
  await page.reload();
  await atQuestion(page, 4);
  await page.getByText(/^13[45] min left$/).waitFor();
  await page.getByRole('button', { name: 'Review all' }).click();
  await page.getByRole('heading', { name: '3 of 60 answered, 57 without an answer, 1 flagged' }).waitFor();
  await page.getByRole('button', { name: 'Question 2, answered, flagged' }).first().click();
  await atQuestion(page, 2);
  expect(await page.locator('fieldset input').first().isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Remove flag' }).click();
  await page.getByRole('button', { name: 'Review all' }).click();
  await page.getByRole('heading', { name: '3 of 60 answered, 57 without an answer, 0 flagged' }).waitFor();
  await page.getByRole('button', { name: 'Finish exam' }).click();
  await page.getByText('57 questions without an answer will earn no points.').waitFor();
  await page.getByRole('button', { name: 'Finish with 3 answered' }).click();
  await page.waitForURL(/\/report$/);
  await page.getByText(/minutes? used of 135 min \(90 min × 1.5\)/).waitFor();
  await page.getByText(/57 questions without an answer earned no points/).waitFor();

  const seen = payloads.join('\n');
  expect(readBankSecrets().filter((secret) => seen.includes(secret))).toEqual([]);
  await context.close();
});
