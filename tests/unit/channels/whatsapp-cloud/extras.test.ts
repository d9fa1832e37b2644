import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { externalId, mediaRef } from '#channels/contract/ids.ts';
import { createGraph } from '#channels/meta/graph.ts';
import { createExtras } from '#channels/whatsapp-cloud/extras.ts';
import { startFakeGraph } from '../../../fakes/graph/fake-graph.ts';
import { type FakeWhatsApp, NUMBER, startFakeWhatsApp, TOKEN } from '../../../fakes/graph/whatsapp.ts';
import { account, customer, reach } from './world.ts';

let fake: FakeWhatsApp;
beforeEach(async () => {
  fake = await startFakeWhatsApp();
});
afterEach(() => fake.close());

const extras = () => createExtras(createGraph({ url: fake.url }));
const bytes = new Uint8Array([0xff, 0xd8, 0xff]);

describe('a file of a customer', () => {
  test('is found by its id and fetched with the token', async () => {
    const ref = mediaRef(fake.keep({ bytes, type: 'image/jpeg' }));
    const opened = await extras().openMedia(ref, { account, reach });
    expect(opened.mimeType).toBe('image/jpeg');
    expect(new Uint8Array(await new Response(opened.bytes).arrayBuffer())).toEqual(bytes);
    expect(fake.calls.map(({ authorization }) => authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`]);
    expect(fake.calls[0]?.query.get('phone_number_id')).toBe(NUMBER);
  });

  test('that is said to lie elsewhere is not fetched there', async () => {
    const stranger = await startFakeGraph(TOKEN, () => ({ bytes, type: 'image/jpeg' }));
    const ref = mediaRef(fake.keep({ bytes, type: 'image/jpeg', at: `${stranger.url}/files/1` }));
    await expect(extras().openMedia(ref, { account, reach })).rejects.toThrow(/not Meta’s/);
    expect(stranger.calls).toEqual([]);
    await stranger.close();
  });

  test('is not fetched from where Meta’s own host sends to', async () => {
    const stranger = await startFakeGraph(TOKEN, () => ({ bytes, type: 'image/jpeg' }));
    const ref = mediaRef(fake.keep({ bytes, type: 'image/jpeg' }));
    fake.misbehave({ kind: 'redirect', to: `${stranger.url}/files/1` }, ({ path }) => path[0] === 'files');
    await expect(extras().openMedia(ref, { account, reach })).rejects.toThrow();
    expect(stranger.calls).toEqual([]);
    await stranger.close();
  });

  test('that is not there any more is missed in words', async () => {
    await expect(extras().openMedia(mediaRef('1'), { account, reach })).rejects.toThrow(/not there any more/);
    const ref = mediaRef(fake.keep({ bytes, type: 'image/jpeg' }));
    fake.misbehave({ kind: 'status', status: 404 }, ({ path }) => path[0] === 'files');
    await expect(extras().openMedia(ref, { account, reach })).rejects.toThrow(/does not give the file \(404\)/);
  });

  test('has an id that leads nowhere else', async () => {
    await expect(extras().openMedia(mediaRef('../me'), { account, reach })).rejects.toThrow(TypeError);
    expect(fake.calls).toEqual([]);
  });
});

describe('that somebody types', () => {
  test('is shown in one call with having read', async () => {
    await extras().showTyping(customer, { account, heard: externalId('wamid.IN'), reach });
    expect(fake.reads).toEqual([
      {
        ...{ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN' },
        typing_indicator: { type: 'text' },
      },
    ]);
  });

  test('cannot be shown to who said nothing', async () => {
    await extras().showTyping(customer, { account, heard: null, reach });
    expect(fake.calls).toEqual([]);
  });

  test('is not said where only having read is', async () => {
    await extras().markRead(customer, { account, heard: externalId('wamid.IN'), reach });
    expect(fake.reads).toEqual([{ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN' }]);
  });

  test('that failed is said in words', async () => {
    fake.misbehave({ kind: 'refuse', code: 190 });
    const shown = extras().showTyping(customer, { account, heard: externalId('wamid.IN'), reach });
    await expect(shown).rejects.toThrow(/access token/);
  });
});

describe('whether the account works', () => {
  test('is known by the name of its number', async () => {
    expect(await extras().check({ account, reach })).toEqual({ ok: true, name: 'Lucky Shrub' });
  });

  test.each([
    ['a token that is not right', { ...account, secrets: { ...account.secrets, accessToken: 'x' } }, /access token/],
    ['a number that is not', { ...account, settings: { ...account.settings, phoneNumberId: '1' } }, /An ID in/],
    [
      'an ID of something else',
      { ...account, settings: { ...account.settings, phoneNumberId: '2' } },
      /not that of a phone number/,
    ],
  ])('%s is told in words', async (_, by, why) => {
    if (by.settings.phoneNumberId === '2') fake.misbehave({ kind: 'empty' });
    expect(await extras().check({ account: by, reach })).toEqual({ ok: false, why: expect.stringMatching(why) });
  });
});
