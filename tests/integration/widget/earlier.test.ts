import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitorEarlier, VisitorPlace } from '#core/contracts/http.ts';
import { ensureConversation } from '#core/store/accept.ts';
import { newId } from '#core/store/ids.ts';
import { addBot, change, createBrowser, type Gateway, startGateway } from '#tests/integration/gateway/harness.ts';

let gateway: Gateway;
let shop: Awaited<ReturnType<typeof addBot>>;
beforeAll(async () => {
  gateway = await startGateway();
  shop = await addBot(gateway);
});
afterAll(() => gateway.close());

/** A visitor's own session, conversations and pages. */
const visitor = async () => {
  const browser = createBrowser(gateway);
  const { channelAccountId } = shop;
  const { token } = (await browser.post('/api/web/sessions', { channelId: channelAccountId })).body;
  const peer: string = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).sub;
  const from = { botId: shop.id, channel: 'web', channelAccountId, peer, customerName: 'Priya' } as const;
  const write = (id: string, text: string) =>
    change(gateway, id, { type: 'customerWrote', text, inboxId: newId(), clientMessageId: null });
  return {
    says: async (...texts: string[]): Promise<string> => {
      const id = await ensureConversation(gateway.store, from);
      for (const text of texts) await write(id, text);
      return id;
    },
    ends: (id: string) => change(gateway, id, { type: 'customerLeft', how: 'ended' }),
    earlier: async ({ conversationId, before }: VisitorPlace) => {
      const query = `conversationId=${conversationId}${before === undefined ? '' : `&before=${before}`}`;
      return browser.get(`/api/web/earlier?${query}`, { authorization: `Bearer ${token}` });
    },
  };
};

const textsOf = ({ entries }: VisitorEarlier): string[] =>
  entries.map(({ text }) => text).filter((text) => text !== '');

test('a visitor reads back through their conversations, the latest first', async () => {
  const priya = await visitor();
  const first = await priya.says('one', 'two');
  await priya.ends(first);
  const second = await priya.says('three');
  const { body } = await priya.earlier({ conversationId: second, before: 2 });
  expect(body).toEqual({ entries: [], next: { conversationId: first } });
  const before = (await priya.earlier(body.next)).body;
  expect(textsOf(before)).toEqual(['one', 'two']);
  expect(before.next).toBeNull();
});

test('a long conversation comes in pages, nothing twice and nothing left out', async () => {
  const priya = await visitor();
  const said = Array.from({ length: 230 }, (_, i) => `message ${i}`);
  const id = await priya.says(...said);
  const pages: string[][] = [];
  for (let place: VisitorPlace | null = { conversationId: id }; place !== null; ) {
    const { body }: { body: VisitorEarlier } = await priya.earlier(place);
    pages.unshift(textsOf(body));
    place = body.next;
  }
  expect(pages.flat()).toEqual(said);
  expect(pages.length).toBe(3);
});

test('what agents keep to themselves stays with them', async () => {
  const priya = await visitor();
  const id = await priya.says('Hello');
  await change(gateway, id, { type: 'note', text: 'a difficult customer' }, { kind: 'bot' });
  expect(JSON.stringify((await priya.earlier({ conversationId: id })).body)).not.toContain('difficult');
});

test("another visitor's conversation cannot be read", async () => {
  const [priya, mallory] = [await visitor(), await visitor()];
  const id = await priya.says('my address is 1 Quay Street');
  const own = await mallory.says('hello');
  expect((await mallory.earlier({ conversationId: own })).status).toBe(200);
  for (const place of [{ conversationId: id }, { conversationId: id, before: 99 }, { conversationId: newId() }]) {
    const { status, body } = await mallory.earlier(place);
    expect([status, body.code]).toEqual([404, 'not_found']);
    expect(JSON.stringify(body)).not.toContain('Quay');
  }
});

test('nobody reads without a token, and nothing but a place is taken', async () => {
  const priya = await visitor();
  const id = await priya.says('Hello');
  const stranger = createBrowser(gateway);
  expect((await stranger.get(`/api/web/earlier?conversationId=${id}`)).body.code).toBe('unauthenticated');
  expect((await priya.earlier({ conversationId: 'x' })).body.code).toBe('invalid_input');
  expect((await priya.earlier({ conversationId: id, before: -1 })).body.code).toBe('invalid_input');
});
