import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBotFramework } from '#channels/bot-framework/adapter.ts';
import { createVerify } from '#channels/bot-framework/sdk.ts';
import type { BotAccount } from '#channels/bot-framework/settings.ts';
import { APP } from '../../../fakes/bot-framework/fake-bot-framework.ts';
import { newKey, signed } from '../../../fakes/bot-framework/keys.ts';
import { account, request, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.fake.close());
// The SDK writes there why it refuses.
beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());

/** Making one takes long: all strangers have the same. */
const NOBODYS = newKey();
const MINUTE = 60;
const now = (): number => Math.floor(Date.now() / 1_000);

const tokenWith = (changes: object = {}): string => world.fake.issuer.tokenFor(APP.id, world.fake.url, changes);
const verdictOn = (token: string | undefined, changes: object = {}, using: BotAccount = account) => {
  const knocking = request(world.activity(changes), token && `Bearer ${token}`);
  return Promise.resolve(world.webhook.authenticate(knocking, using, world.reach));
};
const isLetIn = async (...about: Parameters<typeof verdictOn>): Promise<boolean> => (await verdictOn(...about)).genuine;
const claims = (changes: object = {}) => ({
  ...{ serviceurl: world.fake.url, iss: world.fake.url, aud: APP.id, nbf: now() - 60, exp: now() + 3_600 },
  ...changes,
});

test('what the issuer signed for this app and connector is let in', async () => {
  expect(await verdictOn(tokenWith())).toEqual({ genuine: true });
});

test('clocks may differ by five minutes', async () => {
  expect(await isLetIn(tokenWith({ exp: now() - 4 * MINUTE }))).toBe(true);
  expect(await isLetIn(tokenWith({ nbf: now() + 4 * MINUTE }))).toBe(true);
});

describe('not let in is', () => {
  test.each<[string, () => string | undefined, object?]>([
    ['who brings no token', () => undefined],
    ['what is no token', () => 'a.b.c'],
    ['what has expired', () => tokenWith({ exp: now() - 6 * MINUTE })],
    ['what is not valid yet', () => tokenWith({ nbf: now() + 6 * MINUTE })],
    ['what was signed for another app', () => tokenWith({ aud: '11111111-2222-4333-8444-555555555555' })],
    ['what another issuer signed', () => tokenWith({ iss: 'https://sts.windows.net/f8cdef31/' })],
    ['what names another connector', () => tokenWith({ serviceurl: 'https://facebook.botframework.com/' })],
    ['what names no connector', () => tokenWith({ serviceurl: undefined })],
    ['what a key signed that may not for this channel', () => tokenWith(), { channelId: 'slack' }],
    ['a channel whose tokens name no connector', () => tokenWith(), { channelId: 'AseChannel' }],
    ['what is of no channel', () => tokenWith(), { channelId: null }],
    ['a body that names no connector', () => tokenWith(), { serviceUrl: '' }],
    ['what nobody signed', () => signed({ key: world.fake.issuer.key(), claims: claims(), algorithm: 'none' })],
    [
      'a public key as the secret',
      () => signed({ key: world.fake.issuer.key(), claims: claims(), algorithm: 'HS256' }),
    ],
    ['what a key signed that nobody knows', () => signed({ key: NOBODYS, claims: claims() })],
    [
      'a name of a key that signed nothing',
      () => signed({ key: NOBODYS, kid: world.fake.issuer.key().kid, claims: claims() }),
    ],
    [
      'another claim under the same signature',
      () => {
        const [head, , signature] = tokenWith().split('.');
        return [head, tokenWith({ extra: 1 }).split('.')[1], signature].join('.');
      },
    ],
  ])('%s', async (_, token, changes) => {
    expect(await verdictOn(token(), changes)).toEqual({ genuine: false, why: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('anybody, where an account has no app id', async () => {
    const nameless = { ...account, settings: { ...account.settings, appId: '' } };
    expect(await verdictOn(tokenWith({ aud: '' }), {}, nameless)).toMatchObject({ genuine: false });
    expect(await verdictOn(undefined, {}, nameless)).toMatchObject({ genuine: false });
  });
});

describe('a connector that is not in the list', () => {
  test.each([
    'http://facebook.botframework.com/',
    'https://facebook.botframework.com.example.org/',
    'https://evilbotframework.com/',
    'https://user@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'file:///etc/passwd',
    'smba.trafficmanager.net',
  ])('%s is refused before any key is asked for, whatever the token says', async (serviceUrl) => {
    const calls = world.fake.calls.length;
    expect(await isLetIn(tokenWith({ serviceurl: serviceUrl }), { serviceUrl })).toBe(false);
    expect(world.fake.calls.length).toBe(calls);
  });

  test('is let in once an admin has entered its host', async () => {
    const serviceUrl = 'https://smba.infra.gov.teams.microsoft.us/gcc';
    const token = tokenWith({ serviceurl: serviceUrl });
    expect(await isLetIn(token, { serviceUrl })).toBe(false);
    const settings = { ...account.settings, serviceHosts: ['*.teams.microsoft.us'] };
    expect(await isLetIn(token, { serviceUrl }, { ...account, settings })).toBe(true);
  });
});

describe('keys', () => {
  test('are asked for once, and again for one that is new, every five minutes at most', async () => {
    const other = await startWorld();
    const { issuer } = other.fake;
    const letIn = async (token = issuer.tokenFor(APP.id, other.fake.url)) => {
      const knocking = request(other.activity(), `Bearer ${token}`);
      return (await other.webhook.authenticate(knocking, account, other.reach)).genuine;
    };
    expect(await Promise.all([letIn(), letIn(), letIn()])).toEqual([true, true, true]);
    expect(await letIn()).toBe(true);
    const before = issuer.keysAskedFor;
    issuer.rotate();
    expect(await letIn()).toBe(true);
    expect(issuer.keysAskedFor).toBe(before + 1);
    for (let i = 0; i < 5; i++) expect(await letIn(signed({ key: NOBODYS, claims: claims() }))).toBe(false);
    issuer.rotate();
    expect(await letIn()).toBe(false);
    expect(issuer.keysAskedFor).toBe(before + 1);
    other.pass(5 * MINUTE * 1_000);
    expect(await letIn()).toBe(true);
    await other.fake.close();
  });

  test('that cannot be had are our trouble: nobody is called a stranger for it', async () => {
    const other = await startWorld();
    other.fake.misbehave({ kind: 'gateway', status: 503 }, () => true);
    const knocking = request(other.activity(), `Bearer ${other.fake.issuer.tokenFor(APP.id, other.fake.url)}`);
    await expect(other.webhook.authenticate(knocking, account, other.reach)).rejects.toThrow();
    await other.fake.close();
  });
});

test('an SDK that could not be loaded is loaded anew for the next', async () => {
  const { issuer, loopback, url } = world.fake;
  let loads = 0;
  const verify = createVerify(loopback, () => {
    loads += 1;
    return loads === 1 ? Promise.reject(new Error('EMFILE')) : import('botbuilder');
  });
  const ask = () =>
    verify({ channelId: 'webchat', serviceUrl: url }, `Bearer ${issuer.tokenFor(APP.id, url)}`, {
      ...{ appId: APP.id, now: Date.now() },
    });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(true);
  expect(await ask()).toBe(true);
  expect(loads).toBe(2);
});

test('who invokes something is told that it is not here', async () => {
  expect(await verdictOn(tokenWith(), { type: 'invoke', name: 'task/fetch' })).toEqual({
    ...{ genuine: true, answer: { status: 501, type: 'text/plain', body: '' } },
  });
});

test('only what is on this machine may stand in for Microsoft', () => {
  const here = { issuer: 'http://127.0.0.1:1', openIdMetadata: 'http://localhost:1/a', login: 'http://[::1]:1' };
  expect(() => createBotFramework({ loopback: { ...here, connector: 'http://127.0.0.1:1' } })).not.toThrow();
  expect(() => createBotFramework({ loopback: { ...here, connector: 'http://10.0.0.7:1' } })).toThrow(/loopback/);
});
