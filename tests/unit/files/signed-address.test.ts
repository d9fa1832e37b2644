import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSignedAddresses, type FileVariant, type FileViewer } from '#core/files/signed-address.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const AGENT: FileViewer = { kind: 'agent', id: 'agent-1' };
const VISITOR: FileViewer = { kind: 'visitor', channelAccountId: 'channel-1', peer: 'peer-1' };
const addresses = createSignedAddresses(Buffer.alloc(32, 1));

const partsOf = (address: string) => {
  const url = new URL(address, 'https://chat.example.com');
  const [, , fileId = '', variant = ''] = url.pathname.split('/').map(decodeURIComponent);
  const [e = '', v = '', s = ''] = ['e', 'v', 's'].map((name) => url.searchParams.get(name) ?? '');
  return { fileId, variant: variant as FileVariant, e, v, s };
};
const signed = (viewer: FileViewer, now = NOON) =>
  partsOf(addresses.addressOf({ fileId: 'file-1', variant: 'thumb', viewer }, now));

test('an address names its viewer', () => {
  expect(addresses.verify(signed(AGENT), NOON)?.viewer).toEqual(AGENT);
});

test('an address of a visitor lets nobody read who they are, and is recognised', () => {
  expect(JSON.stringify(signed(VISITOR))).not.toContain('peer-1');
  const viewer = addresses.verify(signed(VISITOR), NOON)?.viewer;
  if (viewer?.kind !== 'visitor') throw new Error('not a visitor');
  expect(addresses.isPeer(viewer, 'peer-1')).toBe(true);
  expect(addresses.isPeer(viewer, 'peer-2')).toBe(false);
});

test.each([
  ['agent', AGENT, 45, 60],
  ['visitor', VISITOR, 7.5, 10],
] as const)('an address of an %s is good for a while and no longer', (_, viewer, least, most) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * 60 * MINUTE }), (later) => {
      const now = NOON + later;
      const parts = signed(viewer, now);
      expect(addresses.verify(parts, now + least * MINUTE - 1)).not.toBeNull();
      expect(addresses.verify(parts, now + most * MINUTE)).toBeNull();
    }),
  );
});

test('an address stays the same for a quarter of an hour, so that browsers keep what they have', () => {
  expect(signed(AGENT, NOON + 14 * MINUTE)).toEqual(signed(AGENT, NOON + 1));
  expect(signed(AGENT, NOON + 16 * MINUTE)).not.toEqual(signed(AGENT, NOON + 1));
});

test.each([
  ['another file', { fileId: 'file-2' }],
  ['the larger one', { variant: 'original' as const }],
  ['longer', { e: String(NOON) }],
  ['another agent', { v: 'a.agent-2' }],
  ['a visitor', { v: 'v.channel-1.mark' }],
  ['no signature', { s: '' }],
  ['half of the signature', { s: signed(AGENT).s.slice(0, 20) }],
])('an address changed to be for %s is worth nothing', (_, change) => {
  expect(addresses.verify({ ...signed(AGENT), ...change }, NOON)).toBeNull();
});

test('an address of another installation is worth nothing here', () => {
  expect(createSignedAddresses(Buffer.alloc(32, 2)).verify(signed(AGENT), NOON)).toBeNull();
});

test('whatever a file is called, its address leads to it alone', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((id) => !/^\.{1,2}$/.test(id)),
      (fileId) => {
        const parts = partsOf(addresses.addressOf({ fileId, variant: 'original', viewer: AGENT }, NOON));
        expect(parts.fileId).toBe(fileId);
        expect(addresses.verify(parts, NOON)).not.toBeNull();
      },
    ),
  );
});
