import { mkdirSync, readFileSync } from 'node:fs';
import { launchBrowser } from './src/browser.ts';

const base = 'http://localhost:8793';
const { administratorLink } = JSON.parse(
  readFileSync('/tmp/serve-authoring.log', 'utf8')
    .split('\n')
    .find((l) => l.includes('"url"'))!,
);
mkdirSync('/tmp/shots', { recursive: true });
const browser = await launchBrowser();
const ctx = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
const page = await ctx.newPage();
page.on('console', (m) => m.type() === 'error' && console.log('console:', m.text()));
page.on('pageerror', (e) => console.log('pageerror:', e.message));
async function account(p: typeof page, name: string, email: string) {
  await p.goto(`${base}/claim`);
  await p.getByLabel('Name').fill(name);
  await p.getByLabel('E-mail').fill(email);
  await p.getByLabel('Password').fill('correct horse battery');
  await p.keyboard.press('Enter');
  await p.waitForURL((u) => !u.pathname.startsWith('/claim'));
}
const email = `ann${Date.now()}@example.org`;
if (process.argv[2] !== 'again') {
  await account(page, 'Ann Author', 'ann@example.org');
  await page.goto(administratorLink);
  await page
    .getByRole('button')
    .filter({ hasText: /administrator/i })
    .click();
  await page.getByText('is administrator now').waitFor();
} else {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel('E-mail').fill('ann@example.org');
  await page.getByLabel('Password').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
}
const shot = async (name: string, path: string, after?: () => Promise<void>) => {
  await page.goto(base + path);
  await page.waitForLoadState('networkidle');
  if (after) await after();
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(150);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) console.log('OVERFLOW', name, width, wide);
    await page.screenshot({ path: `/tmp/shots/${name}-${width}.png`, fullPage: true, clip: undefined as never });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};
await shot('items', '/author/items?domain=communication');
await shot('item', '/author/items/AC-002');
await shot('import', '/author/import', async () => {
  await page
    .getByLabel('File of questions')
    .setInputFiles({
      name: 'quiz.gift',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        '::Call back::[html]<p>Who <b>calls</b> a worried family back first?</p>{=The coordinator#Yes.~The clerk~%50%The nurse}\n\nWhen?{#3}\n\nOne?{=a ~b',
      ),
    });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('to add').first().waitFor();
});
await shot('coverage', '/author/blueprints/pcc-readiness');
await shot('problems', '/author/problems');
await page.goto(`${base}/author/items`);
await page.getByRole('button', { name: 'Write a question' }).click();
await page.waitForURL(/W-\d+/);
await shot('edit', new URL(page.url()).pathname);
await page.emulateMedia({ colorScheme: 'dark' });
await shot('item-dark', '/author/items/AC-002');
await shot('coverage-dark', '/author/blueprints/pcc-readiness');
await browser.close();
