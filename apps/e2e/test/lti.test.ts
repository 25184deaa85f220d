import { SimulatedLms } from '@careway/api/testing/simulated-lms';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { answerQuestion } from '../src/answer-question.ts';
import { axeViolations } from '../src/axe.ts';
import { launchBrowser } from '../src/browser.ts';
import { httpClient } from '../src/http-client.ts';
import { deepLinking, type LmsSite, readReturned, serveCourse } from '../src/lms-site.ts';
import { type Product, startProduct } from '../src/product.ts';
import { simulatedCandidate } from '../src/simulated-candidate.ts';

let product: Product;
let browser: Browser;
let lms: SimulatedLms;
let site: LmsSite;
beforeAll(async () => {
  // The learning system of this test is on this machine.
  vi.stubEnv('CAREWAY_LTI_PRIVATE_NETWORK', '1');
  product = await startProduct(inject('testServer'));
  browser = await launchBrowser();
  lms = await SimulatedLms.start();
  const owner = httpClient(product.url);
  const account = { name: 'Olive Owner', email: 'olive@example.edu', password: 'correct horse battery' };
  await owner.send('POST', '/api/auth/sign-up/email', account);
  const made = await owner.send('POST', '/api/v1/organizations', { name: 'Lakeside College' });
  const { id } = (await made.json()) as { id: string };
  const registered = await owner.send('POST', `/api/v1/organizations/${id}/lti/platforms`, lms.registration);
  expect(registered.status).toBe(201);
  site = serveCourse(lms, product.url, id);
});
afterAll(async () => {
  await browser.close();
  await lms[Symbol.asyncDispose]();
  await product[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});

/** Pages of LTI stand alone: they are looked at at 360 px in both themes, like the screens. */
const phone = { viewport: { width: 360, height: 740 } };

test('a learner comes from the course, takes the assigned quiz, and her score is in the gradebook of the course', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.course);
  await page.getByRole('link', { name: 'Readiness quiz' }).click();
  await page.waitForURL(/\/quizzes\/pcc-readiness\?assignment=/);
  await page.getByRole('button', { name: 'Start quiz' }).click();
  const candidate = simulatedCandidate(2, 0.5);
  for (let position = 1; !page.url().endsWith('/report'); position++) {
    await page.getByText(`Question ${position} of at most`).first().waitFor();
    await answerQuestion(page, candidate, position);
  }
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect.poll(() => site.scores, { timeout: 20_000 }).toHaveLength(1);
  expect(site.scores[0]).toMatchObject({ userId: 'student-1', scoreMaximum: 800, gradingProgress: 'FullyGraded' });
  const score = Number(site.scores[0]?.scoreGiven);
  expect(await page.getByText(String(score)).count()).toBeGreaterThan(0);
  await page.goto(`${product.url}/account`);
  await page.getByRole('heading', { name: 'Signed in through Lakeside LMS' }).waitFor();
  expect(await page.getByText('lti.invalid').count()).toBe(0);
  await context.close();
});

test('in a frame of another site the learner goes on in a tab of her own', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.framedCourse);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Go on in a tab of its own' }).waitFor();
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('button', { name: 'Open Careway' }).click(),
  ]);
  await tab.waitForURL(/\/quizzes\/pcc-readiness\?assignment=/);
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await context.close();
});

test('a launch that was changed on the way is refused in words, with what to tell the support', async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  site.tamper = (token) => {
    const [head, body = '', signature] = token.split('.');
    const claims = Buffer.from(body, 'base64url').toString().replace('student-1', 'student-2');
    return [head, Buffer.from(claims).toString('base64url'), signature].join('.');
  };
  await page.goto(site.course);
  await page.getByRole('link').click();
  await page.getByRole('heading', { name: 'The signature of this launch is not the learning system’s' }).waitFor();
  site.tamper = (token) => token;
  await page.getByText(/lti\/signature, request/).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.goto(`${product.url}/account`);
  await page.getByText('Nothing: you are not signed in').waitFor();
  await context.close();
});

test('an instructor chooses a quiz in the course, and the signed choice arrives there', async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  site.person = deepLinking(lms);
  await page.goto(site.course);
  await page.getByRole('link').click();
  await page.getByRole('heading', { name: 'Which quiz should the link open?' }).waitFor();
  site.person = {};
  expect(await axeViolations(page)).toEqual([]);
  await page.getByLabel('CMM subjects readiness').check();
  await page.getByRole('button', { name: 'Add to the course' }).click();
  await page.getByRole('heading', { name: 'The quiz was added' }).waitFor();
  const [message] = await Promise.all(site.returned.map((one) => readReturned(product.url, one)));
  expect(message?.isGood).toBe(true);
  expect(message?.claims).toMatchObject({
    iss: lms.clientId,
    'https://purl.imsglobal.org/spec/lti-dl/claim/data': 'opaque-1',
    'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [{ custom: { quiz: 'cmm-readiness' } }],
  });
  await context.close();
});
