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

/** Signs a person up in a browser of their own. */
async function signUp(name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(product.url);
  await page.evaluate(async (person) => {
    const body = { name: person, email: `${person.split(' ')[0]}@example.org`, password: 'correct horse battery' };
    await fetch('/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }, name);
  return page;
}

/** An educator's cohort with one learner who has joined it, who gets a break after every 5 questions. */
async function prepareCohort(educator: Page, learner: Page): Promise<string> {
  const { cohort, invitation } = await educator.evaluate(async () => {
    const send = async (path: string, body: unknown, method = 'POST') =>
      (
        await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
      ).json() as Promise<{ id: string }>;
    const { id: organization } = await send('/api/v1/organizations', { name: 'Lakeside College' });
    const cohorts = `/api/v1/organizations/${organization}/cohorts`;
    const { id } = await send(cohorts, { name: 'Fall term' });
    await send(`${cohorts}/${id}/roster`, { text: 'Wei Chen, wei@example.org', dryRun: false });
    const roster = (await (await fetch(`${cohorts}/${id}/roster`)).json()) as {
      items: { id: string; invitationUrl: string }[];
    };
    const [entry] = roster.items;
    const given = { time: 'standard', mayPause: false, hasLargeText: false, questionsPerSitting: 5 };
    await send(`${cohorts}/${id}/learners/${entry?.id}/accommodation`, given, 'PUT');
    return { cohort: id, invitation: entry?.invitationUrl.split('/').at(-1) };
  });
  await learner.evaluate((token) => fetch(`/api/v1/invitations/${token}/accept`, { method: 'POST' }), invitation);
  return cohort;
}

test('a learner takes a break after every five questions, and sees the result once the educator releases it', async () => {
  const educator = await signUp('Edna Educator');
  const learner = await signUp('Wei Chen');
  const cohort = await prepareCohort(educator, learner);

  await educator.goto(`${product.url}/cohorts/${cohort}/assignments`);
  await educator.getByText('Wei Chen: Standard time, 5 questions a sitting.').waitFor();
  await educator.getByLabel('Result').selectOption({ label: 'Learners see it when I release it' });
  await educator.getByRole('button', { name: 'Assign quiz' }).click();
  await educator.getByText(/result when you release it/).waitFor();

  await learner.goto(product.url);
  await learner.getByRole('link', { name: 'Open quiz' }).click();
  await learner.getByText('Set by Lakeside College: Standard time, 5 questions a sitting.').waitFor();
  await learner.getByText('You see your result once your instructor releases it.').waitFor();
  await learner.getByRole('button', { name: 'Start quiz' }).click();
  for (let position = 1; position <= 5; position += 1) {
    await learner.getByText(new RegExp(`^Question ${position} of`)).waitFor();
    await learner.locator('legend').first().waitFor();
    await learner.keyboard.press('1');
    await learner.keyboard.press('Enter');
  }
  await learner.getByText(/^You answered 5 of .*Take a break; go on when you are ready\.$/).waitFor();
  expect(await learner.locator('fieldset').count()).toBe(0);
  await learner.reload();
  await learner.getByRole('button', { name: 'Go on' }).click();
  await learner.getByText(/^Question 6 of/).waitFor();
  await learner.getByText('Stop here').click();
  await learner.getByRole('button', { name: /^End quiz with 5/ }).click();
  await learner.getByText('Your instructor has not released the result yet').waitFor();

  await educator.reload();
  await educator.getByRole('button', { name: /^Release 1 result of/ }).click();
  await educator.getByText(/^Results released/).waitFor();
  await learner.reload();
  await learner.getByRole('button', { name: 'Show the explanations' }).click();
  await learner.getByRole('heading', { name: /^Question 5: / }).waitFor();
});
