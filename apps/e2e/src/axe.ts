import axe from 'axe-core';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Waits until the page is painted in its theme. */
function painted(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** What axe finds on the page by every rule of WCAG 2.2 AA and good practice, first in the light theme, then in the dark. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('A frame appeared: let axe look into frames.');
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // A page of LTI has no Mantine: its theme is the browser's.
    await page.waitForFunction(
      (scheme) => (document.documentElement.dataset.mantineColorScheme ?? scheme) === scheme,
      colorScheme,
    );
    await page.evaluate(painted);
    const violations = await page.evaluate(async (runOnly) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const results = await run(document, { runOnly, resultTypes: ['violations'], elementRef: false });
      return results.violations.map(({ id, nodes }) => ({
        id,
        places: nodes.map((node) => node.target.join(' ')).slice(0, 3),
      }));
    }, tags);
    for (const { id, places } of violations) found.push(`${colorScheme}: ${id} at ${places.join(', ')}`);
  }
  return found;
}
