import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
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

const firstRoute = (page: Page) => page.getByRole('list', { name: 'Routes, best first' }).getByRole('heading').first();

test('a coordinator weighs ways to nurse case manager: the order turns with the goal and the schooling, and every figure opens to its source', async () => {
  const page = await browser.newPage();
  await page.goto(`${product.url}/careers?to=nurse-case-manager&by=time`);
  await firstRoute(page).getByText('Nurse case manager, by an associate degree in nursing').waitFor();
  await page.getByText('First: 2 to 3 years, as the next; 1 step, against 2 steps.').waitFor();
  await page.getByLabel('What matters most').selectOption('Most pay');
  await firstRoute(page).getByText('Licensed practical nurse → Nurse case manager').waitFor();
  await page.getByText(/^First: \$\d+,000 more over ten years; the next: \$\d+,000 more/).waitFor();
  await page.getByLabel('What matters most').selectOption('Least time');
  await page.getByLabel('Schooling you have').selectOption('A bachelor’s degree');
  await firstRoute(page).getByText('by an accelerated bachelor’s degree in nursing').waitFor();
  await page.getByText('First: 11 to 18 months; the next: 2 to 3 years.').waitFor();

  const routes = page.getByRole('list', { name: 'Routes, best first' }).getByRole('listitem');
  await routes.first().getByText('Each step, with its sources').click();
  const unsourced = await page.evaluate(() =>
    [...document.querySelectorAll('ol[aria-label="Routes, best first"] dd, table tbody tr')]
      .filter((figure) => /\d/.test(figure.textContent ?? ''))
      .filter((figure) => ![...figure.querySelectorAll('a[href]')].some((link) => (link as HTMLElement).tabIndex === 0))
      .map((figure) => figure.textContent),
  );
  expect(unsourced).toEqual([]);

  const pay = page.getByRole('row', { name: /^Nurse case manager/ }).getByRole('link', { name: 'OEWS' });
  await pay.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Where does this come from?' }).waitFor();
  await page
    .getByText(/Occupational Employment and Wage Statistics, national table, May 2024/)
    .first()
    .waitFor();
  await page.close();
});

test('a readiness report comes as a PDF with text, not as a picture of the screen', async () => {
  const page = await browser.newPage();
  await page.goto(product.url);
  const id = await page.evaluate(async () => {
    const send = async (path: string, method: string, body?: unknown) =>
      (
        await fetch(`/api/v1/attempts${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      ).json();
    const { id: attempt, question } = await send('', 'POST', { quiz: 'pcc-readiness' });
    await send(`/${attempt}/responses/1`, 'PUT', { optionIds: [question.options[0].id] });
    await send(`/${attempt}/finish`, 'POST');
    return attempt as string;
  });
  await page.goto(`${product.url}/attempts/${id}/report`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download PDF' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('careway-pcc-readiness-report.pdf');
  const text = readFileSync(await file.path(), 'latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toContain('(Patient care coordinator readiness: readiness report)');
  expect(text).toContain(`/attempts/${id}/report`);
  expect(text).not.toContain('/Subtype /Image');
  await page.close();
});
