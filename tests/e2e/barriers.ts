import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Who listens finds the way by it, though axe calls its lack moderate. */
const HEADING = 'page-has-heading-one';

/** What keeps people out: everything that axe calls serious or critical, named with its place. */
export const barriers = async (page: Page): Promise<string[]> => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations
    .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === HEADING)
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
};

/** In both themes, as wide as a desk's screen and as a phone's. */
export const barriersAnywhere = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [390, 844],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      found.push(...(await barriers(page)).map((barrier) => `${colorScheme}, ${width} wide: ${barrier}`));
    }
  }
  return found;
};
