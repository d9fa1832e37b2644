import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { ADAPTERS } from '#channels/registry.ts';
import { account, request } from '#tests/unit/channels/bot-framework/world.ts';

/** In a process that has loaded nothing else yet. */
const isLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('/node_modules/botbuilder/'));

test('Microsoft’s SDK is loaded for nobody who brings no token of theirs', async () => {
  const { webhook } = ADAPTERS['bot-framework'] ?? {};
  const reach = { fetch, now: Date.now, signal: new AbortController().signal };
  expect((await webhook?.authenticate(request({}), account, reach))?.genuine).toBe(false);
  expect((await webhook?.authenticate(request({}, 'Bearer a.b.c'), account, reach))?.genuine).toBe(false);
  expect(isLoaded()).toBe(false);
  await import('botbuilder');
  expect(isLoaded()).toBe(true);
});
