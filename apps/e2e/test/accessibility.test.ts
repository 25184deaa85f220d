import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axeViolations } from '../src/axe.ts';
import { launchBrowser } from '../src/browser.ts';
import { type Product, startProduct } from '../src/product.ts';

const guestScreens = [
  '/',
  '/quizzes',
  '/quizzes/pcc-readiness',
  '/quizzes/pcc-mock',
  '/drills/records-privacy',
  '/review',
  '/plan',
  '/progress',
  '/lessons',
  '/lessons/good-faith-estimate-clocks',
  '/salary',
  '/salary/check?title=patient+care+coordinator&pay=52k',
  '/salary/compare',
  '/salary/trend',
  '/salary/data',
  '/shares',
  '/admin/imports',
  '/admin/lti',
  '/careers',
  '/careers?to=health-policy-analyst&by=pay',
  '/careers/patient-care-coordinator',
  '/careers/compare?a=patient-care-coordinator&b=nurse-case-manager',
  '/certifications',
  '/certifications/cpcc',
  '/certifications/cmm',
  '/sources',
  '/methods',
  '/methods/form-readiness',
  '/methods/adaptive-readiness',
  '/methods/technical-report/pcc-readiness',
  '/methods/technical-report/pcc-form',
  '/sign-in',
  '/claim',
  '/account',
  '/cohorts',
  '/nothing-here',
];

let product: Product;
let browser: Browser;
const personalScreens = [
  'the start page',
  'the account',
  'the cohorts',
  'a cohort',
  'the learning systems',
  'its roster',
  'its topics',
  'its assignments',
  'the certification tracker',
  'a learner',
  'the comparison of groups',
  'an invitation',
  'an open attempt',
  'a mock exam',
  'a report',
  'a pay data set',
  'a shared answer',
  'a shared report',
] as const;

let personal: {
  readonly state: Awaited<ReturnType<BrowserContext['storageState']>>;
  readonly screens: Readonly<Record<(typeof personalScreens)[number], string>>;
};

beforeAll(async () => {
  product = await startProduct(inject('testServer'));
  browser = await launchBrowser();
  personal = await preparePersonalScreens();
});
afterAll(async () => {
  await browser.close();
  await product[Symbol.asyncDispose]();
});

/** An educator with a cohort, an open attempt and a finished one: the screens that need somebody. */
async function preparePersonalScreens() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(product.url);
  const made = await page.evaluate(async () => {
    const post = async (path: string, body: unknown) => {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as { id: string; question: { options: { id: string }[] } };
    };
    await post('/api/auth/sign-up/email', {
      name: 'Alex Axe',
      email: 'alex@example.org',
      password: 'correct horse battery',
    });
    const organization = await post('/api/v1/organizations', { name: 'Axe College' });
    const cohort = await post(`/api/v1/organizations/${organization.id}/cohorts`, {
      name: 'Term',
      examOn: '2027-05-20',
    });
    const base = `/api/v1/organizations/${organization.id}/cohorts/${cohort.id}`;
    await post(`${base}/roster`, { text: 'Ada Okafor, ada@example.org\nWei Chen, wei@example.org', dryRun: false });
    await post(`${base}/assignments`, { quiz: 'pcc-readiness' });
    const roster = (await (await fetch(`${base}/roster`)).json()) as { items: { id: string; invitationUrl: string }[] };
    await post('/api/v1/certifications/mine', { code: 'cmm', earnedOn: '2025-06-30' });
    const open = await post('/api/v1/attempts', { quiz: 'pcc-readiness' });
    const exam = await post('/api/v1/attempts', { quiz: 'pcc-mock' });
    const finished = await post('/api/v1/attempts', { quiz: 'pcc-readiness' });
    await fetch(`/api/v1/attempts/${finished.id}/responses/1`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ optionIds: finished.question.options.slice(0, 1).map((option) => option.id) }),
    });
    await post(`/api/v1/attempts/${finished.id}/finish`, {});
    const dataset = await post('/api/v1/datasets', {
      organizationId: organization.id,
      name: 'Pay',
      asOf: '2026-06-30',
      payBasis: 'guess',
      mapping: { pay: 'Pay', title: 'Title', place: 'Where', group: 'Sex' },
    });
    const pay = [40, 42, 44, 46, 48, 50].flatMap((each) => [
      `${each}k,Medical Secretary,Ohio,F`,
      `${each + 3}k,Medical Secretary,Ohio,M`,
    ]);
    await fetch(`/api/v1/datasets/${dataset.id}/file`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv' },
      body: `Pay,Title,Where,Sex\n${pay.join('\n')}\n`,
    });
    for (let state = ''; state !== 'ready'; ) {
      const read = (await (await fetch(`/api/v1/datasets/${dataset.id}`)).json()) as { state: string };
      state = read.state;
      if (state !== 'ready') await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const shared = (await post('/api/v1/shares', {
      kind: 'dataset',
      datasetId: dataset.id,
      query: { by: 'area' },
    })) as {
      url?: string;
    };
    const report = (await post('/api/v1/shares', {
      kind: 'candidate-report',
      parts: ['readiness', 'topics', 'plan', 'certifications', 'routes'],
      recipient: 'Dana',
      withName: true,
    })) as { url?: string };
    return {
      dataset: dataset.id,
      shared: shared.url,
      report: report.url,
      cohort: cohort.id,
      learner: roster.items[0]?.id,
      join: roster.items[0]?.invitationUrl,
      open: open.id,
      exam: exam.id,
      finished: finished.id,
    };
  });
  const state = await context.storageState();
  await context.close();
  return {
    state,
    screens: {
      'the start page': '/',
      'the account': '/account',
      'the cohorts': '/cohorts',
      'a cohort': `/cohorts/${made.cohort}`,
      'the learning systems': '/admin/lti',
      'the certification tracker': '/certifications/mine',
      'its topics': `/cohorts/${made.cohort}/topics`,
      'its assignments': `/cohorts/${made.cohort}/assignments`,
      'its roster': `/cohorts/${made.cohort}/roster`,
      'a learner': `/cohorts/${made.cohort}/learners/${made.learner}`,
      'the comparison of groups': '/fairness',
      'an invitation': new URL(made.join ?? product.url).pathname,
      'an open attempt': `/attempts/${made.open}`,
      'a mock exam': `/attempts/${made.exam}`,
      'a report': `/attempts/${made.finished}/report`,
      'a pay data set': `/salary/data/${made.dataset}`,
      'a shared answer': new URL(made.shared ?? product.url).pathname,
      'a shared report': new URL(made.report ?? product.url).pathname,
    },
  };
}

/** Pages that wait for the next screen: opening one and warming it costs more than looking at a screen. */
const idle: { readonly guest: Page[]; readonly person: Page[] } = { guest: [], person: [] };

async function openPage(who: 'guest' | 'person'): Promise<Page> {
  const viewport = { width: 360, height: 800 };
  const context = await browser.newContext(who === 'guest' ? { viewport } : { viewport, storageState: personal.state });
  return context.newPage();
}

/** What is wrong with a screen at 360 px: what axe finds in either theme, an error of the page or of its CSP, sideways scroll. */
async function violations(path: string, who: 'guest' | 'person'): Promise<string[]> {
  const page = idle[who].pop() ?? (await openPage(who));
  const found: string[] = [];
  const noteError = (error: Error) => found.push(`page error: ${error.message}`);
  const notePolicy = (message: ConsoleMessage) => {
    if (message.type() === 'error' && /content security policy/i.test(message.text())) found.push(message.text());
  };
  page.on('pageerror', noteError).on('console', notePolicy);
  await page.goto(`${product.url}${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  found.push(...(await axeViolations(page)));
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) found.push(`scrolls sideways by ${overflow} px`);
  page.off('pageerror', noteError).off('console', notePolicy);
  idle[who].push(page);
  return found;
}

describe.concurrent('axe finds nothing, in light and dark', () => {
  test.each(guestScreens)('on %s, as a guest sees it', async (path) => {
    expect(await violations(path, 'guest')).toEqual([]);
  });

  test.each(personalScreens)('on %s, which needs a person', async (name) => {
    expect(await violations(personal.screens[name], 'person')).toEqual([]);
  });
});
