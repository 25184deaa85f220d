import type { Page } from 'playwright-core';
import type { Product } from './product.ts';

/** Makes an organization and a cohort toward CMM by their forms; ends on the cohort's empty roster. The cohort's address. */
export async function createCohort(page: Page, product: Product, organization: string, name: string): Promise<string> {
  await page.goto(`${product.url}/account`);
  await page.getByLabel('Name of the new organization').fill(organization);
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.getByText(organization).first().waitFor();
  await page.goto(`${product.url}/cohorts`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Certification it works toward').selectOption('cmm');
  await page.getByLabel('Exam date').fill('2027-05-20');
  await page.getByRole('button', { name: 'Create cohort' }).click();
  await page.waitForURL(/\/cohorts\/[\w-]{36}/);
  return page.url().replace(/\/roster.*$/, '');
}

/** Assigns the readiness quiz with the settings that stand in the form. */
export async function assignReadinessQuiz(page: Page, cohort: string): Promise<void> {
  await page.goto(cohort);
  await page.getByRole('button', { name: 'Assign quiz' }).first().click();
  await page
    .getByText(/Patient care coordinator readiness/)
    .first()
    .waitFor();
}

/** The link that a learner of the roster is invited by; the page has to be open on the cohort. */
export async function invitationOf(page: Page, learner: string): Promise<string> {
  const link = await page.evaluate(async (name) => {
    const me = (await (await fetch('/api/v1/me')).json()) as { person: { memberships: { organizationId: string }[] } };
    const organization = me.person.memberships[0]?.organizationId;
    const cohort = location.pathname.split('/')[2];
    const answer = await fetch(`/api/v1/organizations/${organization}/cohorts/${cohort}/roster`);
    const { items } = (await answer.json()) as { items: { name: string; invitationUrl: string }[] };
    return items.find((each) => each.name === name)?.invitationUrl;
  }, learner);
  if (link === undefined) throw new Error(`The roster has no invitation for ${learner}.`);
  return link;
}
