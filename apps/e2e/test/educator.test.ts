import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createAccount } from '../src/accounts.ts';
import { answerQuestion } from '../src/answer-question.ts';
import { launchBrowser } from '../src/browser.ts';
import { assignReadinessQuiz, createCohort, invitationOf } from '../src/cohorts.ts';
import { type Product, startProduct } from '../src/product.ts';
import { simulatedCandidate } from '../src/simulated-candidate.ts';

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

test('an educator makes a cohort and a roster, assigns the quiz, and sees the report of the learner who joined and agreed', async () => {
  const teaching = await browser.newContext();
  const educator = await teaching.newPage();
  await createAccount(educator, product.url, 'Edna Educator', 'edna@example.org');
  const cohort = await createCohort(educator, product, 'Lakeside College', 'Fall term');
  await educator
    .getByLabel('Learners, one a line')
    .fill('Noor Haddad, noor@example.org\nLuis Ortega, luis@example.org\nno address');
  await educator.getByRole('button', { name: 'Check the list' }).click();
  await educator.getByText(/no e-mail address/).waitFor();
  await educator.getByRole('button', { name: /^add 2 learners$/i }).click();
  await educator.getByText('2 learners added', { exact: false }).waitFor();

  await assignReadinessQuiz(educator, cohort);
  const link = await invitationOf(educator, 'Noor Haddad');

  const learning = await browser.newContext();
  const learner = await learning.newPage();
  await learner.goto(link);
  await learner.getByRole('heading', { name: 'Lakeside College will see' }).waitFor();
  await learner.getByRole('button', { name: /^Join Fall term/ }).click();
  await learner.getByRole('link', { name: 'Open quiz' }).first().click();
  await learner.getByRole('button', { name: 'Start quiz' }).click();
  await learner.getByText('Question 1 of at most 30').first().waitFor();
  await learner.keyboard.press('1');
  if ((await learner.getByRole('checkbox').count()) > 0) await learner.keyboard.press('2');
  await learner.keyboard.press('Enter');
  await learner.getByText('Question 2 of at most 30').first().waitFor();

  await educator.goto(cohort);
  await educator.getByText('1 of 30', { exact: false }).first().waitFor();

  await learner.getByText('Stop here').click();
  await learner.getByRole('button', { name: /^End quiz with 1 of at most 30/ }).click();
  await learner.waitForURL(/\/report$/);

  // A file changes the roster, and the change is taken back.
  await educator.goto(`${cohort}/roster`);
  await educator.getByLabel(/^Roster file/).setInputFiles({
    name: 'late.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,email,id\nMaya Late,maya@example.org,m1\n,empty@example.org,m2\n'),
  });
  await educator.getByRole('button', { name: 'Check the list' }).click();
  await educator.getByText('name: empty; a name is needed').waitFor();
  await educator.getByRole('button', { name: 'Add 1 learner' }).click();
  await educator.getByText('1 learner added', { exact: false }).waitFor();
  await educator.goto(`${cohort}/roster`);
  await educator.getByText('3 learners on the roster.').waitFor();
  await educator.getByRole('button', { name: /^Undo the import/ }).click();
  await educator.getByText('2 learners on the roster.').waitFor();

  // Who needs me this week: nobody yet, by rules that are stated and can be changed.
  await educator.goto(cohort);
  await educator.getByText('No rule names anybody this week.').waitFor();
  await educator.getByText('The rules, and how to change them').click();
  await educator.getByLabel(/^Threshold in percent/).fill('1');
  await educator.getByRole('button', { name: 'Save the rules' }).click();
  await educator.getByText('Saved. The list goes by these rules.').waitFor();

  await educator.goto(cohort);
  await educator.getByText('Too early to tell').first().waitFor();
  await educator.getByRole('link', { name: 'Noor Haddad' }).click();
  await educator.getByText('Noor Haddad: Too early to tell').first().waitFor();
  await educator.getByLabel('Note', { exact: true }).fill('Prefers evenings.');
  await educator.getByRole('button', { name: 'Keep the note' }).click();
  await educator.getByText('Prefers evenings.').nth(0).waitFor();
  await educator.getByText('Note of Edna Educator').waitFor();

  // A stranger with an account of their own learns nothing of the cohort.
  const outside = await browser.newContext();
  const stranger = await outside.newPage();
  await createAccount(stranger, product.url, 'Sam Stranger', 'sam@example.org');
  await stranger.goto(cohort);
  await stranger.getByRole('heading', { level: 1 }).waitFor();
  expect(await stranger.getByText('Noor Haddad').count()).toBe(0);
  for (const context of [teaching, learning, outside]) await context.close();
});

test('a term ends with a credential: ready, issued, on a page of its own, verified, and revoked with a reason that all can read', async () => {
  const teaching = await browser.newContext();
  const educator = await teaching.newPage();
  await createAccount(educator, product.url, 'Tara Term', 'tara@example.org');
  const cohort = await createCohort(educator, product, 'Hillside College', 'Spring term');
  await educator.getByLabel('Learners, one a line').fill('Ada Able, ada@example.org\nBo Behind, bo@example.org');
  await educator.getByRole('button', { name: 'Check the list' }).click();
  await educator.getByRole('button', { name: /^add 2 learners$/i }).click();
  await educator.getByText('2 learners added', { exact: false }).waitFor();
  await assignReadinessQuiz(educator, cohort);
  await educator.getByText('No rule names anybody this week.').waitFor();
  const link = await invitationOf(educator, 'Ada Able');

  const learning = await browser.newContext();
  const learner = await learning.newPage();
  await learner.goto(link);
  await learner.getByRole('button', { name: /^Join Spring term/ }).click();
  await learner.getByRole('link', { name: 'Open quiz' }).first().click();
  await learner.getByRole('button', { name: 'Start quiz' }).click();
  await learner.getByText('Question 1 of at most 30').first().waitFor();
  const able = simulatedCandidate(2.5, 0.31);
  for (let position = 1; !learner.url().endsWith('/report'); position++) await answerQuestion(learner, able, position);
  await learner
    .getByText(/^Ready: your whole range/)
    .first()
    .waitFor();

  await educator.goto(cohort);
  await educator.getByText(/^Ready: \d{3} \(/).waitFor();

  await educator.goto(`${cohort}/credentials`);
  await educator.getByRole('button', { name: 'Issue 1 credential' }).click();
  await educator.getByRole('link', { name: /^Issued / }).click();
  await educator.getByText('What it rests on').waitFor();
  const page = educator.url();

  await learner.goto(`${product.url}/credentials`);
  await learner.getByText('1 credential.').waitFor();
  await learner.goto(page);
  await learner.getByText(/^Ada Able: /).waitFor();
  const href = await learner.getByRole('link', { name: 'Download JSON' }).getAttribute('href');
  const credential = await (await learner.request.get(new URL(href ?? '', page).toString())).text();
  await learner.goto(`${product.url}/verify`);
  await learner.getByLabel('JSON or JWT').fill(credential);
  await learner.getByRole('button', { name: 'Check this credential' }).click();
  await learner.getByText('This credential is valid: unchanged', { exact: false }).waitFor();

  await educator.goto(`${cohort}/credentials`);
  await educator.getByRole('button', { name: 'Revoke or replace the credential of Ada Able' }).click();
  await educator.getByLabel('Reason').fill('Taken by somebody else.');
  await educator.getByRole('button', { name: 'Revoke this credential' }).click();
  await educator.getByText('Revoked', { exact: true }).waitFor();
  await learner.getByRole('button', { name: 'Check this credential' }).click();
  await learner.getByText('Do not rely on it: it was revoked.', { exact: false }).waitFor();
  await learner
    .getByText(/Revoked on .*: Taken by somebody else/)
    .first()
    .waitFor();
  await learner.goto(page);
  await learner.getByText('Reason: Taken by somebody else.').waitFor();
  for (const context of [teaching, learning]) await context.close();
});
