import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ADAPTERS } from '#channels/registry.ts';
import { CHANNELS } from '#core/domain/conversation/state.ts';

const SHARED = ['contract', 'intake', 'meta', 'web'];
const ALWAYS = ['adapter.ts', 'capabilities.ts', 'parse.ts', 'render.ts', 'settings.ts'];

const folders = readdirSync('channels', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SHARED.includes(entry.name))
  .map(({ name }) => name);

describe.each(folders)('channels/%s', (kind) => {
  test('is in the registry, and has a fake of its platform', () => {
    expect(CHANNELS).toContain(kind);
    expect(ADAPTERS[kind as keyof typeof ADAPTERS]?.kind).toBe(kind);
    expect(existsSync(`tests/contract/peers/${kind}.ts`)).toBe(true);
  });

  test('has its parts under the names that every adapter gives them', () => {
    const door = ADAPTERS[kind as keyof typeof ADAPTERS]?.session ? ['session.ts'] : ['authenticate.ts', 'send.ts'];
    expect(readdirSync(`channels/${kind}`)).toEqual(expect.arrayContaining([...ALWAYS, ...door]));
  });
});
