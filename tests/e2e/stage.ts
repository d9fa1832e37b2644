import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openShop, type Shop } from './shop.ts';

/** A browser, and a shop of its own, for all tests of a file. */
export const openStage = (): { readonly browser: Browser; readonly shop: Shop } => {
  let browser: Browser;
  let shop: Shop;
  beforeAll(async () => {
    [shop, browser] = await Promise.all([openShop(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get shop() {
      return shop;
    },
  };
};
