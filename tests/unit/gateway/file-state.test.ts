import { expect, test } from 'vitest';
import type { StoredFile } from '#core/domain/files/file.ts';
import { createSignedAddresses } from '#core/files/signed-address.ts';
import { fileStateOf } from '#gateway/files.ts';

const NOW = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const { addressOf, verify } = createSignedAddresses(Buffer.alloc(32, 7));
const file: StoredFile = {
  ...{ id: 'file-one', conversationId: 'c', botId: 'b', channelAccountId: 'a', name: 'a.jpg', createdAt: NOW },
  ...{ status: 'ready', why: null },
  facts: { kind: 'image', mimeType: 'image/jpeg', size: 9, width: 1, height: 1, thumbnail: true, inline: true },
};
const agent = { kind: 'agent', id: 'maya' } as const;
const visitor = { kind: 'visitor', channelAccountId: 'a', peer: 'priya' } as const;

test.each([
  ['agent', agent],
  ['visitor', visitor],
])('an address is asked for anew before it ends: %s', (_, viewer) => {
  for (const at of [NOW, NOW + 7 * MINUTE, NOW + 44 * MINUTE]) {
    const { address } = fileStateOf(file, viewer, { addressOf }, at);
    const { pathname, searchParams } = new URL(address?.file ?? '', 'https://chat.example.com');
    expect(pathname).toBe('/files/file-one/original');
    const [e = '', v = '', s = ''] = ['e', 'v', 's'].map((name) => searchParams.get(name) ?? '');
    const opens = (when: number) => verify({ fileId: 'file-one', variant: 'original', e, v, s }, when) !== null;
    expect(opens(address?.expiresAt ?? 0)).toBe(true);
    expect(opens(at + 61 * MINUTE)).toBe(false);
  }
});

test('what is not ready has no address, and says why only once that is settled', () => {
  const state = (status: StoredFile['status']) =>
    fileStateOf({ ...file, status, facts: null, why: 'because' }, agent, { addressOf }, NOW);
  expect(state('fetching')).toMatchObject({ address: null, why: null });
  expect(state('refused')).toMatchObject({ address: null, why: 'because' });
  expect(state('failed')).toMatchObject({ address: null, why: 'because' });
});
