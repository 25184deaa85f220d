import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page by every rule of WCAG 2.2 AA and good practice, first in the light theme, then in the dark.
 * No screen holds a frame, so axe's single-page mode sees all of it, and only violations are gathered.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction((scheme) => document.documentElement.dataset.mantineColorScheme === scheme, colorScheme);
    if (page.frames().length > 1) throw new Error('A frame appeared: let axe look into frames.');
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ runOnly: tags, resultTypes: ['violations'] })
      .analyze();
    for (const { id, nodes } of violations) {
      const places = nodes.map((node) => node.target.join(' ')).slice(0, 3);
      found.push(`${colorScheme}: ${id} at ${places.join(', ')}`);
    }
  }
  return found;
}
