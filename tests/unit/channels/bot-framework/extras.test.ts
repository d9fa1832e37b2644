import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaRef } from '#channels/contract/ids.ts';
import { NoMedia } from '#channels/contract/no-media.ts';
import { account, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.fake.close());

const context = () => ({ account, reach: world.reach });

describe('a file of a customer', () => {
  const open = async (ref: string, fetched: typeof fetch = fetch) =>
    world.extras.openMedia?.(mediaRef(ref), { account, reach: { ...world.reach, fetch: fetched } });

  test('that a connector keeps is fetched with the token', async () => {
    const id = world.fake.keep(new Uint8Array([4, 5, 6]), 'image/png');
    const opened = await open(`${world.fake.url}/v3/attachments/${id}/views/original`);
    expect(opened?.mimeType).toBe('image/png');
    expect(new Uint8Array(await new Response(opened?.bytes).arrayBuffer())).toEqual(new Uint8Array([4, 5, 6]));
  });

  test('that lies open with its channel is fetched without', async () => {
    const asked: [string, unknown][] = [];
    const opened = await open('https://scontent.xx.fbcdn.net/lamp.jpg', async (address, init) => {
      asked.push([String(address), init?.headers]);
      return new Response('lamp', { headers: { 'content-type': 'image/jpeg' } });
    });
    expect(await new Response(opened?.bytes).text()).toBe('lamp');
    expect(asked).toEqual([['https://scontent.xx.fbcdn.net/lamp.jpg', undefined]]);
  });

  test.each([
    'https://169.254.169.254/latest/meta-data',
    'http://scontent.xx.fbcdn.net/lamp.jpg',
    'https://example.org/lamp.jpg',
    'http://127.0.0.1:9/lamp.jpg',
    'no address',
  ])('is never fetched from %s', async (ref) => {
    const calls = world.fake.calls.length;
    await expect(open(ref, () => Promise.reject(new Error('it was asked for')))).rejects.toThrow(NoMedia);
    expect(world.fake.calls.length).toBe(calls);
  });

  test('that is not there any more is gone for good, and one that is refused for now is not', async () => {
    await expect(open(`${world.fake.url}/v3/attachments/none/views/original`)).rejects.toThrow(NoMedia);
    world.fake.misbehave({ kind: 'gateway', status: 503 });
    await expect(open(`${world.fake.url}/v3/attachments/none/views/original`)).rejects.not.toThrow(NoMedia);
    world.fake.misbehave(null);
  });
});

test('an admin is told whether Microsoft knows the app', async () => {
  const check = world.extras.check;
  expect(await check?.(context())).toEqual({ ok: true, name: `App ${account.settings.appId}` });
  const wrong = { ...account, secrets: { appPassword: 'rotated away' } };
  expect(await check?.({ ...context(), account: wrong })).toEqual({
    ok: false,
    why: expect.stringContaining('app password'),
  });
});
