import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Adapter, InvalidBody, type RawRequest } from '#channels/contract/adapter.ts';
import { MEDIA_KINDS, type MediaKind } from '#channels/contract/inbound.ts';
import type { OutgoingMessage, SendErrorKind } from '#channels/contract/outbound.ts';
import { lengthIn } from '#channels/contract/split-text.ts';
import { ADAPTERS } from '#channels/registry.ts';
import { CHANNELS, type Channel } from '#core/domain/conversation/state.ts';
import type { ContractPeer } from './peer.ts';

/*
 * What every adapter of the registry has to keep, whatever its platform. Each has a fake of its platform in
 * `peers/<kind>.ts`: one that has none fails here.
 */

const openPeer = async (kind: Channel): Promise<ContractPeer> => (await import(`./peers/${kind}.ts`)).openPeer();

const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  ...{ text: 'Hello', choices: [], files: [], by: 'agent' },
  ...changes,
});
const file = (media: MediaKind, mimeType: string): OutgoingMessage['files'][number] => ({
  ...{ media, mimeType, fileName: `a.${mimeType.split('/')[1]}`, size: 3 },
  open: async () => new Uint8Array([1, 2, 3]),
});
const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');

const MEANS: Record<string, SendErrorKind> = { unavailable: 'retry', cut: 'unknownOutcome' };

for (const kind of CHANNELS) {
  const adapter = ADAPTERS[kind];
  if (adapter) describe(kind, () => keepsTheContract(kind, adapter));
}

test('every folder of an adapter is in the registry under its name', () => {
  for (const [kind, adapter] of Object.entries(ADAPTERS)) expect(adapter.kind).toBe(kind);
});

function keepsTheContract(kind: Channel, adapter: Adapter): void {
  let peer: ContractPeer;
  beforeAll(async () => {
    peer = await openPeer(kind);
  });
  afterAll(() => peer.close());
  const { capabilities } = adapter;

  describe('hears', () => {
    test('what the platform tells, the same each time', async () => {
      for (const { name, events } of peer.tellings) {
        expect(await peer.tell(name), name).toEqual(events);
        expect(await peer.tell(name), name).toEqual(events);
      }
    });

    test('everything that it claims to', () => {
      const events = peer.tellings.flatMap((telling) => telling.events);
      const parts = events.flatMap((event) => ('parts' in event ? event.parts : []));
      const heard = (type: string) => events.some((event) => event.type === type);
      expect(heard('message')).toBe(true);
      expect(heard('receipt')).toBe(capabilities.receipts !== 'none');
      expect(heard('reaction')).toBe(capabilities.reactions.in);
      expect(heard('edit')).toBe(capabilities.edits.in);
      expect(heard('delete')).toBe(capabilities.deletes.in);
      expect(heard('typing')).toBe(capabilities.typing.in);
      expect(heard('outside')).toBe(capabilities.outside);
      expect(parts.some((part) => part.kind === 'location')).toBe(capabilities.locations.in);
      expect(events.some((event) => event.type === 'message' && event.replyTo)).toBe(capabilities.replies.in);
      if (capabilities.choices) expect(parts.some((part) => part.kind === 'choice')).toBe(true);
      const media = new Set(parts.flatMap((part) => (part.kind === 'media' ? [part.media] : [])));
      expect([...media].sort()).toEqual([...capabilities.media.in].sort());
    });

    test('of what it has no form for that it was there', () => {
      const parts = peer.tellings.flatMap(({ events }) =>
        events.flatMap((event) => ('parts' in event ? event.parts : [])),
      );
      expect(parts.some((part) => part.kind === 'unsupported')).toBe(true);
      for (const { events } of peer.tellings)
        for (const event of events) if (event.type === 'message') expect(event.parts.length).toBeGreaterThan(0);
    });
  });

  const { webhook } = adapter;
  if (webhook) describe('lets in', () => doorOf(webhook, () => peer));

  describe('sends', () => {
    test('a message, and says under which id the platform has it', async () => {
      const before = peer.arrived().length;
      const results = await peer.send(message({ text: 'Good morning' }));
      expect(results).toEqual([{ ok: true, ids: [expect.any(String)] }]);
      expect(peer.arrived().slice(before)).toMatchObject([{ text: 'Good morning' }]);
    });

    test('a long text in parts that fit, cut at words, and nothing of it is lost', async () => {
      const { most, unit } = capabilities.text;
      const text = words(Math.ceil(most / 4));
      const before = peer.arrived().length;
      const results = await peer.send(message({ text }));
      const arrived = peer.arrived().slice(before);
      expect(arrived.length).toBeGreaterThan(1);
      expect(results.flatMap((result) => (result.ok ? result.ids : []))).toHaveLength(arrived.length);
      for (const part of arrived) expect(lengthIn(part.text, unit)).toBeLessThanOrEqual(most);
      expect(arrived.map((part) => part.text).join(' ')).toBe(text);
    });

    test('choices to tap, or as a numbered list', async () => {
      const choices = ['Yes, please', 'No'];
      const before = peer.arrived().length;
      await peer.send(message({ text: 'Shall I?', choices }));
      const arrived = peer.arrived().slice(before);
      if (capabilities.choices) expect(arrived.flatMap((part) => part.choices)).toEqual(choices);
      else expect(arrived.map((part) => part.text).join('\n')).toContain('1. Yes, please\n2. No');
    });

    test('more or longer choices than can be tapped so that each can still be given', async () => {
      const choices = Array.from({ length: 14 }, (_, i) => `A choice with quite a few words in it, number ${i + 1}`);
      const before = peer.arrived().length;
      await peer.send(message({ text: 'Which one?', choices }));
      const text = peer
        .arrived()
        .slice(before)
        .map((part) => part.text)
        .join('\n');
      for (const choice of choices) expect(text).toContain(choice);
    });

    test.each(MEDIA_KINDS)('files of the kind %s as such, or says so', async (media) => {
      const limit = capabilities.media.out[media];
      const type = limit && limit.types !== '*' ? limit.types[0] : 'application/pdf';
      const before = peer.arrived().length;
      await peer.send(message({ text: 'Look', files: [file(media, type ?? 'application/pdf')] }));
      const arrived = peer.arrived().slice(before);
      if (limit) expect(arrived.some((part) => part.media === media)).toBe(true);
      expect(arrived.map((part) => part.text).join('\n')).toContain('Look');
    });

    test('a template, where it has such, and lists those that may be sent', async () => {
      expect([adapter.extras?.templates !== undefined, peer.template !== undefined]).toEqual([
        capabilities.templates,
        capabilities.templates,
      ]);
      if (!peer.template) return;
      const before = peer.arrived().length;
      await peer.send(message({ text: 'What the customer reads', template: peer.template }));
      expect(peer.arrived().slice(before)).toMatchObject([{ template: peer.template.name }]);
    });

    test('that somebody is typing, where it can', async () => {
      expect(
        adapter.extras?.showTyping !== undefined || adapter.session !== undefined || !capabilities.typing.out,
      ).toBe(true);
      if (capabilities.typing.out) expect(await peer.showTyping?.()).toBeGreaterThan(0);
    });
  });

  describe('tells what went wrong', () => {
    test('by its class, in words, without a secret', async () => {
      expect(peer.misbehaviours).toEqual(
        expect.arrayContaining(['unavailable', 'cut', 'auth', 'recipient', 'content']),
      );
      expect(peer.misbehaviours.includes('window')).toBe(capabilities.window !== null);
      for (const how of peer.misbehaviours) {
        peer.misbehave(how);
        const [result] = await peer.send(message());
        peer.misbehave(null);
        expect(result, how).toMatchObject({ ok: false, error: { kind: MEANS[how] ?? how } });
        const error = result && !result.ok ? result.error : undefined;
        expect(error?.why, how).toMatch(/^[A-Z].+\.$/);
        if (how === 'unavailable') expect(error?.afterMs).toBe(2_000);
        const secrets = Object.values(peer.webhook?.account.secrets ?? {});
        for (const secret of secrets) expect(JSON.stringify(result)).not.toContain(secret);
      }
    });

    test('and nothing is lost when nobody listens there', async () => {
      const alone = await openPeer(kind);
      await alone.vanish();
      expect(await alone.send(message())).toMatchObject([{ ok: false, error: { kind: 'retry' } }]);
      await alone.close();
    });
  });
}

function doorOf(webhook: NonNullable<Adapter['webhook']>, peerOf: () => ContractPeer): void {
  const door = () => {
    const { webhook: opened } = peerOf();
    if (!opened) throw new Error('an adapter with a webhook needs a peer that sends requests');
    return opened;
  };
  const isLetIn = async (request: RawRequest, stranger = false): Promise<boolean> => {
    const { account, stranger: other, reach, authenticate = webhook.authenticate } = door();
    return (await authenticate(request, stranger ? other : account, reach)).genuine;
  };

  test('what the platform has signed', async () => {
    expect(await isLetIn(await door().genuine(door().body))).toBe(true);
  });

  test('nothing that was signed for another account', async () => {
    expect(await isLetIn(await door().genuine(door().body), true)).toBe(false);
  });

  test('nothing without its headers', async () => {
    const request = await door().genuine(door().body);
    expect(await isLetIn({ ...request, headers: { 'content-type': 'application/json' } })).toBe(false);
  });

  test('nothing that was changed on its way, where that can be seen', async () => {
    if (!door().signsBody) return;
    const request = await door().genuine(door().body);
    const body = Buffer.concat([request.body.subarray(0, -1), Buffer.from(' }')]);
    expect(await isLetIn({ ...request, body })).toBe(false);
  });

  test('bodies without sense only to say what is wrong with them', async () => {
    const { account } = door();
    const bodies = fc.oneof(
      fc.uint8Array(),
      fc.json().map((json) => Buffer.from(json)),
    );
    fc.assert(
      fc.property(bodies, (body) => {
        try {
          expect(Array.isArray(webhook.parse(body, account))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidBody);
        }
      }),
    );
  });
}
