import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { externalId, mediaRef } from '#channels/contract/ids.ts';
import { NoMedia } from '#channels/contract/no-media.ts';
import { createInstagram } from '#channels/instagram/adapter.ts';
import { createMessenger } from '#channels/messenger/adapter.ts';
import { startFakeMessenger } from '../../../fakes/graph/messenger.ts';
import { type FakePage, FIELDS } from '../../../fakes/graph/page-messages.ts';
import { customer, instagram, page, reach } from './page-world.ts';

let fake: FakePage;
beforeAll(async () => {
  fake = await startFakeMessenger();
});
afterEach(() => {
  fake.misbehave(null);
  fake.subscribe([...FIELDS]);
  fake.actions.length = 0;
});
afterAll(() => fake.close());

const extras = () => createMessenger({ graphUrl: fake.url }).extras ?? {};

describe('a check', () => {
  const check = (account = page) => extras().check?.({ account, reach });
  const ofInstagram = (account = instagram) =>
    createInstagram({ graphUrl: fake.url }).extras?.check?.({ account, reach });

  test('says whose the account is', async () => {
    expect(await check()).toEqual({ ok: true, name: 'Lucky Shrub' });
    expect(await ofInstagram()).toEqual({ ok: true, name: 'lucky.shrub' });
  });

  test('knows the token of another page', async () => {
    const other = { ...page, settings: { ...page.settings, pageId: '1' } };
    expect(await check(other)).toMatchObject({ ok: false, why: expect.stringContaining('another page') });
    const settings = { ...instagram.settings, instagramId: '1' };
    expect(await ofInstagram({ ...instagram, settings })).toMatchObject({ ok: false });
  });

  test('says what the page does not tell the app', async () => {
    fake.subscribe(['messages', 'messaging_postbacks', 'message_deliveries', 'message_reads', 'message_reactions']);
    expect(await check()).toMatchObject({
      ok: false,
      why: expect.stringContaining('message_echoes, message_edits:'),
    });
    fake.subscribe(null);
    expect(await check()).toMatchObject({ ok: false, why: expect.stringContaining('has not subscribed the app') });
    expect(await ofInstagram()).toMatchObject({ ok: false });
  });

  test('says what Meta says, in words', async () => {
    fake.misbehave({ kind: 'refuse', code: 190, status: 401 });
    expect(await check()).toMatchObject({ ok: false, why: expect.stringContaining('access token') });
  });
});

test('that somebody types and has read is shown, each for itself', async () => {
  await extras().showTyping?.(customer, { account: page, heard: null, reach });
  await extras().markRead?.(customer, { account: page, heard: externalId('m_1'), reach });
  expect(fake.actions.map(({ sender_action }) => sender_action)).toEqual(['typing_on', 'mark_seen']);
});

describe('a file of a customer', () => {
  const open = (ref: string) => extras().openMedia?.(mediaRef(ref), { account: page, reach });

  test('is read without showing the token', async () => {
    const at = fake.keep({ bytes: new Uint8Array([7, 8, 9]), type: 'image/png' });
    const opened = await open(at);
    expect(opened?.mimeType).toBe('image/png');
    expect(new Uint8Array(await new Response(opened?.bytes).arrayBuffer())).toEqual(new Uint8Array([7, 8, 9]));
    expect(fake.calls.at(-1)?.authorization).toBe('');
  });

  test('is followed where it has moved, and never to another host', async () => {
    const to = fake.keep({ bytes: new Uint8Array([7]), type: 'image/png' });
    fake.misbehave({ kind: 'redirect', to: new URL(to).pathname }, ({ path }) => path.includes('moved'));
    expect(await open(`${fake.url}/files/moved`)).toMatchObject({ mimeType: 'image/png' });
    fake.misbehave({ kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data' });
    await expect(open(to)).rejects.toThrow('a host that is not Meta’s');
    fake.misbehave({ kind: 'redirect', to });
    await expect(open(to)).rejects.toThrow('(302)');
  });

  test('that lies elsewhere, or nowhere any more, is not read', async () => {
    await expect(open('https://example.com/1.png')).rejects.toThrow(NoMedia);
    await expect(open(`${fake.url}/files/gone`)).rejects.toThrow(NoMedia);
  });

  test('that cannot be had now is tried again', async () => {
    const at = fake.keep({ bytes: new Uint8Array([7]), type: 'image/png' });
    fake.misbehave({ kind: 'status', status: 502 });
    await expect(open(at)).rejects.not.toThrow(NoMedia);
  });
});
