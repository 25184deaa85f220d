import { readFileSync } from 'node:fs';
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

/** 24 coordinators in Ohio, men 10% above women at the same level; one pay nobody understands, one far out. */
const file = [
  'Lakeside pay 2026;;;;',
  'Name;Job title;Salary;Where;Sex',
  ...Array.from({ length: 12 }, (_, index) => `Ada ${index};Patient Care Coordinator;${40_000 + 500 * index};Ohio;F`),
  ...Array.from(
    { length: 12 },
    (_, index) => `Bob ${index};Patient care co-ordinator;$${(44 + 0.55 * index).toFixed(2)}k;Columbus, OH;M`,
  ),
  'Cy;Patient Care Coordinator;soon;Ohio;M',
  'Di;Patient Care Coordinator;$18.53/hr;Ohio;F',
  'Ed;Patient Care Coordinator;950000;Ohio;F',
  '',
].join('\r\n');

test('a recruiter reads a pay file in the browser, saves the mapped columns, compares, finds the gap and deletes it', async () => {
  const page = await browser.newPage();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname);
  });
  // A file as a body is not told to the listener above.
  await page.addInitScript(() => {
    const original = window.fetch;
    const files: Promise<string>[] = [];
    Object.assign(window, { files });
    window.fetch = (input, init) => {
      if (init?.body instanceof Blob) files.push(init.body.text());
      return original(input, init);
    };
  });
  await page.goto(product.url);
  await signUp(page, 'Rae', 'rae@example.org');
  await page.request.post(`${product.url}/api/v1/organizations`, { data: { name: 'Lakeside Clinic' } });
  await page.goto(`${product.url}/salary/data`);
  await page.getByText('No pay data yet').waitFor();
  sent.length = 0;

  await page
    .getByLabel('Pay file: CSV or Excel (.xlsx)')
    .setInputFiles({ name: 'pay.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByText('26 rows understood, 1 refused').waitFor();
  await page.getByRole('row', { name: /\$18.53\/hr \$38,542 a year \(by the hour\)/ }).waitFor();
  await page.getByRole('row', { name: /27 soon Salary no number was found/ }).waitFor();
  await page.getByText(/line 29, "950000" \(\$950,000\)/).waitFor();
  await page.getByText('Not read, and never sent: Name.').waitFor();
  expect(await page.getByRole('combobox', { name: 'Pay', exact: true }).inputValue()).toBe('Salary');
  expect(sent).toEqual([]);

  await page.getByRole('button', { name: 'Save 26 rows' }).click();
  await page.getByRole('heading', { name: /^pay beside the market/ }).waitFor();
  const [upload] = await page.evaluate(() => Promise.all((window as unknown as { files: Promise<string>[] }).files));
  expect(upload).toContain('"Salary","Job title","Where","Sex"');
  expect(upload).not.toMatch(/Ada|Bob|Lakeside/);

  await page.getByText('The median of 26 people').waitFor();
  await page.getByLabel('One bar for each').first().selectOption('area');
  await page.getByRole('button', { name: 'Show table' }).first().click();
  await page.getByRole('row', { name: /^Ohio: ours/ }).waitFor();
  await page.getByRole('heading', { name: /"F" is paid \d+(\.\d)?% .* than|"M" is paid \d+(\.\d)?% / }).waitFor();
  const refused = await page.getByRole('link', { name: 'Download the refused rows (CSV)' }).getAttribute('href');
  const csv = await page.evaluate(async (path) => (await fetch(path)).text(), refused ?? '');
  expect(csv).toContain('27,Salary,soon,');

  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PDF' }).first().click(),
  ]);
  expect(readFileSync(await pdf.path(), 'latin1').slice(0, 5)).toBe('%PDF-');

  await page.getByText('Share this answer as it is today').click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.getByRole('link', { name: /\/s\// }).getAttribute('href')) ?? '';
  const elsewhere = await browser.newContext();
  const visitor = await elsewhere.newPage();
  await visitor.goto(link);
  await visitor.getByRole('heading', { name: /^Frozen as of/ }).waitFor();
  await visitor.getByText('The median of 26 people').waitFor();

  await page.getByText('Delete pay', { exact: true }).click();
  await page.getByRole('button', { name: /Delete pay and its 26 rows/ }).click();
  await page.getByText('No pay data yet').waitFor();
  await visitor.reload();
  await visitor.getByText(/This link shows nothing/).waitFor();
  await elsewhere.close();
  await page.close();
});

const table = [
  'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_MEDIAN,A_PCT90',
  '39,Ohio,2,OH,000000,29-2099,Health Technologists,detailed,8000,51000,47000,#',
  '39,Ohio,2,OH,000000,43-6013,Medical Secretaries,detailed,33480,39930,38110,lots',
  '',
].join('\n');

test('an administrator sees what a published file is, imports it, and the map of states shows it', async () => {
  const page = await browser.newPage();
  await page.goto(product.url);
  await signUp(page, 'Op', 'op@example.org');
  await page.goto(new URL(new URL(product.administratorLink ?? '').search, `${product.url}/admin/claim`).toString());
  await page.getByRole('button', { name: /administrator/ }).click();
  await page.getByText(/is administrator now/).waitFor();
  await page.goto(`${product.url}/admin/imports`);
  await page.getByText('Nothing was imported yet').waitFor();
  await page
    .getByLabel('CSV, text, JSON or .xlsx')
    .setInputFiles({ name: 'state_M2024_dl.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('BLS wages: state, May 2024: 1 row would be taken, 1 refused.').waitFor();
  await page.getByText('1 cell given as a lower bound').waitFor();
  await page.getByRole('row', { name: /3 lots A_PCT90/ }).waitFor();
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByRole('heading', { name: '1 row imported' }).waitFor();
  await page.getByRole('row', { name: /BLS wages: state May 2024 state_M2024_dl.csv 1 1 \(CSV\)/ }).waitFor();
  await page.goto(`${product.url}/salary`);
  await page.getByText(/the median pay in Ohio is \$47,000 \(May 2024\)/).waitFor();
  await page.close();
});
