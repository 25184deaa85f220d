import type { Page } from 'playwright-core';

const PASSWORD = 'correct horse battery';

/** Makes an account by the form, as a person would. */
export async function createAccount(page: Page, url: string, name: string, email: string): Promise<void> {
  await page.goto(`${url}/claim`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((at) => !at.pathname.startsWith('/claim'));
}

/** Makes an account by the API, where the form is not what is looked at; the page has to be open on the product. */
export async function signUp(page: Page, name: string, email: string): Promise<void> {
  const status = await page.evaluate(
    async (account) => {
      const answer = await fetch('/api/auth/sign-up/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(account),
      });
      return answer.status;
    },
    { name, email, password: PASSWORD },
  );
  if (status !== 200) throw new Error(`The account ${email} was not made: status ${status}.`);
}
