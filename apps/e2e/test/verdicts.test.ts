import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { answerQuestion, LONGEST } from '../src/answer-question.ts';
import { readBankSecrets } from '../src/bank-secrets.ts';
import { launchBrowser } from '../src/browser.ts';
import { type Product, startProduct } from '../src/product.ts';
import { type Candidate, simulatedCandidate } from '../src/simulated-candidate.ts';

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

/** Every number and every name of a JSON value, wherever it stands. */
function contentsOf(value: unknown, name = ''): { readonly names: string[]; readonly numbers: string[] } {
  if (typeof value === 'number') return { names: [], numbers: [name] };
  if (typeof value !== 'object' || value === null) return { names: [], numbers: [] };
  const parts = Object.entries(value).map(([key, part]) => contentsOf(part, Array.isArray(value) ? name : key));
  return {
    names: [...(Array.isArray(value) ? [] : Object.keys(value)), ...parts.flatMap(({ names }) => names)],
    numbers: parts.flatMap(({ numbers }) => numbers),
  };
}

/** All that an open attempt may tell, by name. */
const openNames =
  /^(id|quiz|quizTitle|mode|state|answered|of|startedAt|lastSavedAt|finishedAt|sharedWith|question|position|kind|stem|instruction|exhibit|title|lines|table|options|text|saved|savedAt|stopReason|timing|accommodation|pausedAt|isResultHeld|sitting|explains)$/;
const secrets = readBankSecrets();

function checkOpenPayload(payload: string): void {
  const { names, numbers } = contentsOf(JSON.parse(payload));
  expect(names.filter((name) => !openNames.test(name))).toEqual([]);
  expect(numbers.filter((name) => !['position', 'of', 'answered'].includes(name))).toEqual([]);
  expect(payload).not.toMatch(/"[A-Z][A-Z0-9]{0,5}-\d{3,9}"/);
  expect(secrets.filter((secret) => payload.includes(secret))).toEqual([]);
}

interface Sitting {
  readonly answered: number;
  readonly payloads: readonly string[];
  readonly page: Page;
}

/** Takes the quiz in a context of its own; gives every answer of the service from the start to the last question. */
async function take(candidate: Candidate): Promise<Sitting> {
  const page = await (await browser.newContext()).newPage();
  const payloads: Promise<string>[] = [];
  await page.goto(`${product.url}/quizzes/pcc-readiness`);
  page.on('response', (response) => {
    if (/\/api\/v1\/attempts(?!.*\/report)/.test(response.url())) payloads.push(response.text());
  });
  await page.getByRole('button', { name: /start/i }).click();
  await page.getByText(`Question 1 of at most ${LONGEST}`).first().waitFor();
  let answered = 0;
  while (!page.url().endsWith('/report')) await answerQuestion(page, candidate, ++answered);
  return { answered, payloads: await Promise.all(payloads), page };
}

describe.concurrent('a simulated candidate reaches the right kind of verdict in the browser', () => {
  test.each([
    { name: 'strong, 2 logits above just qualified', theta: 2, seed: 0.31, sentence: /^Ready: your whole range/ },
    { name: 'weak, 2 logits below', theta: -2, seed: 0.62, sentence: /^Not yet: your whole range/ },
    {
      name: 'borderline, just qualified',
      theta: 0,
      seed: 0.47,
      sentence: /^Too early to tell: your range, .* crosses/,
    },
  ])('$name', async ({ theta, seed, sentence }) => {
    const { answered, payloads, page } = await take(simulatedCandidate(theta, seed));
    await page.getByText(sentence).first().waitFor();
    await page.getByText(/^Score \d{3} on a scale from 200 to 800; 80% range \d{3}–\d{3}, target \d{3}\./).waitFor();
    await page.getByText(`${answered} of at most ${LONGEST} answered`).first().waitFor();
    await page.getByText(/^Questions [0-9a-f]{10}, outline /).waitFor();
    const limits = page.getByRole('region', { name: 'What this does not say' });
    expect(await limits.getByRole('listitem').count()).toBeGreaterThan(0);

    expect(payloads.filter((payload) => payload.includes('"options"')).length).toBeGreaterThanOrEqual(answered);
    for (const payload of payloads) checkOpenPayload(payload);
    await page.context().close();
  });
});
