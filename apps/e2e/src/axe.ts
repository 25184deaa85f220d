import axe, { type RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';

const everyRule: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** The rules that look at colors; the themes differ in nothing else. */
const colorRules: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Waits until the page is painted in its theme. */
function painted(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** What axe finds on the page: by every rule of WCAG 2.2 AA and good practice in the light theme, by those on colors in the dark. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('A frame appeared: let axe look into frames.');
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [colorScheme, runOnly] of [
    ['light', everyRule],
    ['dark', colorRules],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction((scheme) => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme);
    await page.evaluate(painted);
    const violations = await page.evaluate(async (rules) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const results = await run(document, { runOnly: rules, resultTypes: ['violations'], elementRef: false });
      return results.violations.map(({ id, nodes }) => ({
        id,
        places: nodes.map((node) => node.target.join(' ')).slice(0, 3),
      }));
    }, runOnly);
    for (const { id, places } of violations) found.push(`${colorScheme}: ${id} at ${places.join(', ')}`);
  }
  return found;
}
