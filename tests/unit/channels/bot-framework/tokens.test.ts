import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SendErrorKind } from '#channels/contract/outbound.ts';
import type { Misconduct, Where } from '../../../fakes/bot-framework/fake-bot-framework.ts';
import { account, message, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.fake.close());
afterEach(() => world.fake.misbehave(null));

const hello = message({ text: 'Hello' });
const isToken: Where = ({ path }) => path.endsWith('/token');

describe('tokens', () => {
  test('are asked for once, and anew shortly before their end', async () => {
    const other = await startWorld();
    await other.send(hello);
    await other.send(hello);
    expect(other.fake.issuer.tokensAskedFor).toBe(1);
    other.pass(56 * 60_000);
    await other.send(hello);
    expect(other.fake.issuer.tokensAskedFor).toBe(2);
    await other.fake.close();
  });

  test('are asked for once by all who send at the same time', async () => {
    const other = await startWorld();
    for (const asked of [1, 2]) {
      const results = await Promise.all(Array.from({ length: 20 }, () => other.send(hello)));
      expect(results.flat().map(({ ok }) => ok)).toEqual(Array(20).fill(true));
      expect(other.fake.issuer.tokensAskedFor).toBe(asked);
      other.fake.issuer.revoke();
    }
    await other.fake.close();
  });

  test.each<[string, Misconduct | null, SendErrorKind]>([
    ['refused', null, 'auth'],
    ['not answered', { kind: 'cut' }, 'retry'],
    ['answered with trouble', { kind: 'gateway', status: 503 }, 'retry'],
  ])('that were %s are asked for anew by the next, and once for all before', async (_, how, kind) => {
    const other = await startWorld();
    const wrong = { ...account, secrets: { appPassword: 'rotated away' } };
    const using = how ? account : wrong;
    const asked = () => other.fake.calls.filter(isToken).length;
    other.fake.misbehave(how, isToken);
    for (const times of [1, 2]) {
      const results = await Promise.all(Array.from({ length: 20 }, () => other.send(hello, other.to(), using)));
      expect(results.flat()).toMatchObject(Array(20).fill({ ok: false, error: { kind } }));
      expect(asked()).toBe(times);
    }
    other.fake.misbehave(null);
    expect(await other.send(hello)).toMatchObject([{ ok: true }]);
    expect(asked()).toBe(3);
    await other.fake.close();
  });

  test('are waited for by others also when the time of who asked first is over', async () => {
    const other = await startWorld();
    const first = new AbortController();
    other.fake.misbehave({ kind: 'empty' }, (call) => {
      if (isToken(call)) first.abort();
      return false;
    });
    const results = await Promise.all([
      other.send(hello, other.to(), account, first.signal),
      other.send(hello),
      other.send(hello),
    ]);
    expect(results).toMatchObject([[{ error: { kind: 'retry' } }], [{ ok: true }], [{ ok: true }]]);
    expect(other.fake.issuer.tokensAskedFor).toBe(1);
    await other.fake.close();
  });

  test('that are not taken any more are asked for anew, once', async () => {
    await world.send(hello);
    world.fake.issuer.revoke();
    const before = world.fake.issuer.tokensAskedFor;
    expect(await world.send(hello)).toMatchObject([{ ok: true }]);
    expect(world.fake.issuer.tokensAskedFor).toBe(before + 1);
    world.fake.misbehave({ kind: 'refuse', status: 401, code: 'BotNotAuthorized' });
    expect(await world.send(hello)).toMatchObject([{ error: { kind: 'auth' } }]);
    expect(world.fake.issuer.tokensAskedFor).toBe(before + 2);
  });

  test.each<[string, object, object]>([
    ['password', {}, { appPassword: 'rotated away' }],
    ['tenant', { tenantId: '11111111-2222-4333-8444-555555555555' }, {}],
    ['app', { appId: '11111111-2222-4333-8444-555555555555' }, {}],
  ])('are not given for another %s, and the account is to be mended', async (_, settings, secrets) => {
    const other = {
      ...{ id: account.id, settings: { ...account.settings, ...settings } },
      secrets: { ...account.secrets, ...secrets },
    };
    const [result] = await world.send(hello, world.to(), other);
    expect(result).toMatchObject({ ok: false, error: { kind: 'auth' } });
    expect(JSON.stringify(result)).not.toContain(other.secrets.appPassword);
  });

  test('of an app that belongs to no tenant come from the one for all', async () => {
    const settings = { ...account.settings, appType: 'MultiTenant' as const };
    expect(await world.send(hello, world.to(), { ...account, settings })).toMatchObject([{ ok: true }]);
    expect(world.fake.calls.some(({ path }) => path.startsWith('/botframework.com/'))).toBe(true);
  });

  test('that cannot be had now are no reason to give up', async () => {
    const other = await startWorld();
    for (const how of [{ kind: 'cut' }, { kind: 'gateway', status: 500 }] as const) {
      other.fake.misbehave(how, isToken);
      expect(await other.send(hello), how.kind).toMatchObject([{ error: { kind: 'retry' } }]);
    }
    await other.fake.close();
  });
});
