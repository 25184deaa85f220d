import type { Browser } from 'playwright-core';
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

test('a recruiter reads the ten figures with their disagreement, checks an offer and opens its source', async () => {
  const page = await browser.newPage();
  await page.goto(`${product.url}/salary`);
  for (const figure of [
    '$35,480',
    '$50,740',
    '$85,430',
    '$48,800',
    '$59,460',
    '$19.89',
    '−4%',
    '48,000',
    '139,400',
    '+11%',
  ]) {
    await page.getByText(figure).first().waitFor();
  }
  await page.getByRole('heading', { name: 'Why they disagree' }).waitFor();
  await page.getByText('$41,371').first().waitFor();

  await page.getByRole('link', { name: 'Check an offer' }).click();
  await page.getByLabel('Job title').fill('Patient care coordinator');
  await page.getByLabel('Pay', { exact: true }).fill('52k');
  await page.keyboard.press('Enter');
  await page
    .getByText(/percentile/)
    .first()
    .waitFor();
  await page.getByText('$52,000').first().waitFor();
  await page.getByRole('heading', { name: 'Why we say so' }).waitFor();
  await page.getByLabel('Pay', { exact: true }).fill('$25/h');
  await page.getByRole('button', { name: 'Check this offer' }).click();
  await page.getByText('$25.00').first().waitFor();
  await page.getByText('2,080').first().waitFor();
  const address = page.url();
  await page.goto(address);
  await page.getByText('$25.00').first().waitFor();

  await page
    .getByRole('link', { name: /US Bureau of Labor Statistics/ })
    .first()
    .click();
  await page
    .getByText(/[0-9a-f]{64}/)
    .first()
    .waitFor();
  await page.close();
});

test('the trend breaks where the codes broke, and careers and certifications say what nobody confirmed', async () => {
  const page = await browser.newPage();
  await page.goto(`${product.url}/salary/trend`);
  await page
    .getByText(/New occupation codes in 2019/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Show table' }).first().click();
  await page.getByRole('table').first().waitFor();

  await page.goto(`${product.url}/careers`);
  await page
    .getByRole('button', { name: /Medical records specialist/ })
    .first()
    .waitFor();
  await page.goto(`${product.url}/certifications/cpcc`);
  await page
    .getByText(/issuer not confirmed/i)
    .first()
    .waitFor();
  expect(await page.getByText(/\$\d/).count()).toBe(0);
  await page.goto(`${product.url}/certifications/cmm`);
  await page.getByText('PAHCOM').first().waitFor();
  await page.close();
});
