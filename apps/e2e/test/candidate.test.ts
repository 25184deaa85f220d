import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readBankSecrets } from '../src/bank-secrets.ts';
import { launchProfile } from '../src/browser.ts';
import { type Product, startProduct } from '../src/product.ts';

let product: Product;
const profile = mkdtempSync(join(tmpdir(), 'careway-profile-'));
beforeAll(async () => {
  product = await startProduct(inject('testServer'), 'new');
});
afterAll(async () => {
  await product[Symbol.asyncDispose]();
  rmSync(profile, { recursive: true, force: true });
});

/** Answers the open question by keyboard alone and waits until the next one has the focus. */
async function answerByKeyboard(page: Page, position: number): Promise<void> {
  await page.getByText(`Question ${position} of at most 30`).first().waitFor();
  const isMany = await page.getByRole('checkbox').count();
  await page.keyboard.press('1');
  if (isMany > 0) await page.keyboard.press('2');
  await page.keyboard.press('Enter');
}

/** Answers until the quiz ends by itself, 12 to 30 questions; gives how many were answered. */
async function answerToTheEnd(page: Page, from: number): Promise<number> {
  for (let position = from; position <= 30; position += 1) {
    await answerByKeyboard(page, position);
    const next = page.getByText(`Question ${position + 1} of at most 30`).first();
    await Promise.race([next.waitFor(), page.waitForURL(/\/report$/)]);
    if (/\/report$/.test(page.url())) return position;
  }
  throw new Error('The quiz did not end after 30 questions.');
}

test('a candidate takes the quiz by keyboard, over a killed browser and a killed server, to a report kept under an account', async () => {
  const payloads: string[] = [];
  const listen = (page: Page) =>
    page.on('response', async (response) => {
      if (!response.url().includes('/api/')) return;
      payloads.push(await response.text().catch(() => ''));
    });

  let context = await launchProfile(profile);
  let page = await context.newPage();
  listen(page);
  await page.goto(product.url);
  await page.getByRole('link', { name: 'Check my readiness' }).click();
  await page
    .getByRole('link', { name: /Patient care coordinator readiness/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'What will happen when you press Start?' }).waitFor();
  await page.getByRole('button', { name: 'Start quiz' }).focus();
  await page.keyboard.press('Enter');
  for (let position = 1; position <= 5; position += 1) await answerByKeyboard(page, position);
  await page.getByText('Question 6 of at most 30').first().waitFor();
  await page.getByText(/^Saved \d/).waitFor();
  const stem = await page.getByRole('group').first().locator('legend').textContent();

  await context.close();
  context = await launchProfile(profile);
  page = await context.newPage();
  listen(page);
  await page.goto(product.url);
  await page.getByRole('link', { name: 'Continue, question 6' }).click();
  await page.getByText('Question 6 of at most 30').first().waitFor();
  expect(await page.getByRole('group').first().locator('legend').textContent()).toBe(stem);

  await product.kill();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page
    .getByText(/kept on this device/)
    .first()
    .waitFor();
  await product.restart();
  await page.getByText('Question 7 of at most 30').first().waitFor({ timeout: 30_000 });
  const answered = await answerToTheEnd(page, 7);

  await page.waitForURL(/\/attempts\/[\w-]+\/report$/);
  await page
    .getByText(/^(Ready|Not yet|Too early to tell): your/)
    .first()
    .waitFor();
  await page.getByText(`${answered} of at most 30 answered`).first().waitFor();
  await page
    .getByText(/^The quiz stopped/)
    .or(page.getByText(/answered\. The quiz stopped/))
    .first()
    .waitFor();
  const beforeEnd = payloads.slice(0, -1).filter((payload) => payload.includes('"options"'));
  expect(beforeEnd.length).toBeGreaterThanOrEqual(answered);
  const secrets = readBankSecrets();
  for (const payload of beforeEnd) {
    expect(payload).not.toMatch(
      /"(credit|rationale|citations?|difficulty|justQualifiedShare|isCorrect|key|itemId|theta|scored|scaledScore)"/,
    );
    for (const secret of secrets) expect(payload.includes(secret)).toBe(false);
  }

  const report = page.url();
  await page
    .getByRole('link', { name: /Keep this/ })
    .first()
    .click();
  await page.getByLabel('Name').fill('Casey Candidate');
  await page.getByLabel('E-mail').fill('casey@example.org');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/claim'));
  await page.goto(report);
  await page
    .getByText(/^(Ready|Not yet|Too early to tell): your/)
    .first()
    .waitFor();
  await page.goto(`${product.url}/account`);
  await page.getByText('casey@example.org').first().waitFor();
  await context.close();
});
