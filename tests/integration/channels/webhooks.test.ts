import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connect, heardOf, knock, message, newSecrets, type Rig, startRig } from './rig.ts';

let rig: Rig;
let account: Connected;

beforeAll(async () => {
  rig = await startRig();
  account = await connect(rig);
});
afterAll(() => rig.gateway.close());

const said = async (event: ReturnType<typeof message>) =>
  (await heardOf(rig.gateway, account.id, event.from.peer)).texts;

describe('a platform that knocks', () => {
  test('is told that all is well when what it said is stored', async () => {
    const event = message();
    expect(await knock(rig.gateway, account, [event])).toMatchObject({ status: 200, body: '' });
    expect(await said(event)).toEqual(['Where is my order?']);
  });

  test('may say the same three times at once, and it is said once', async () => {
    const event = message();
    const answers = await Promise.all([1, 2, 3].map(() => knock(rig.gateway, account, [event])));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await knock(rig.gateway, account, [event])).status).toBe(200);
    expect(await said(event)).toEqual(['Where is my order?']);
  });

  test('is answered what it asks before it begins, and nobody else is', async () => {
    const ask = (word: string) => fetch(`${rig.gateway.url}${account.path}?word=${word}&challenge=12345`);
    const answer = await ask(account.secrets.word);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('12345');
    expect((await ask('another word')).status).toBe(401);
  });

  test('is believed whatever it calls its body, byte by byte', async () => {
    const event = message();
    const spaced = JSON.stringify([event], null, 3).replace('order', '\\u006frder');
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'x/y; z'])
      expect((await knock(rig.gateway, account, spaced, { headers: { 'content-type': type } })).status, type).toBe(200);
    expect(await said(event)).toEqual(['Where is my order?']);
  });

  test('is told that it makes no sense, and nothing is stored', async () => {
    const answer = await knock(rig.gateway, account, '{"no": "list"}');
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('It is not a list of events.');
    expect((await rig.gateway.store.channelAccounts.byId(account.id))?.health.lastError?.why).toContain('not a list');
  });

  test('is told when it says too much at once', async () => {
    const parts = [{ kind: 'text', text: 'x'.repeat(1024 * 1024) }];
    expect((await knock(rig.gateway, account, [message({ parts })])).status).toBe(413);
  });

  test('is remembered with when it said what', async () => {
    const before = await rig.gateway.store.now();
    const from = { peer: 'somebody' };
    await knock(rig.gateway, account, [message(), { type: 'reaction', at: 1, from, to: 'x', emoji: '👍' }]);
    const known = await rig.gateway.store.channelAccounts.byId(account.id);
    expect(known?.health).toMatchObject({ state: 'ready' });
    expect(known?.health.lastEventAt).toBeGreaterThanOrEqual(before);
    expect(Object.keys(known?.lastEvents ?? {})).toEqual(expect.arrayContaining(['message', 'reaction']));
  });
});

describe('who is not the platform', () => {
  const refused = async (event: ReturnType<typeof message>, answer: Promise<{ status: number }>) => {
    expect((await answer).status).toBe(401);
    expect(await said(event)).toEqual([]);
  };

  test('is not believed with a signature that does not fit', async () => {
    const event = message();
    await refused(event, knock(rig.gateway, { ...account, secrets: newSecrets() }, [event]));
    await refused(event, knock(rig.gateway, account, [event], { headers: { 'x-signature': '' } }));
    const known = await rig.gateway.store.channelAccounts.byId(account.id);
    expect(known?.health.lastError?.why).toBe('The signature does not fit.');
  });

  test('is not believed with what was signed for another account', async () => {
    const other = await connect(rig);
    const event = message();
    await refused(event, knock(rig.gateway, { path: account.path, secrets: other.secrets }, [event]));
  });

  test('is not believed with a body that was changed on its way', async () => {
    const event = message();
    const body = JSON.stringify([event]).replace('order', 'refund');
    await refused(event, knock(rig.gateway, account, [event], { body }));
  });

  test('finds nobody where no account is, or none any more', async () => {
    const { admin, gateway } = rig;
    const left = await connect(rig);
    const event = message();
    expect((await knock(gateway, left, [event])).status).toBe(200);
    await admin.post(`/api/channels/${left.id}/disconnect`);
    expect((await knock(gateway, left, [message()])).status).toBe(404);
    for (const path of [
      `/channels/api/${account.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}`,
      `/channels/messenger/${account.id}`,
      `/channels/constructor/${account.id}`,
    ])
      expect((await knock(gateway, { ...account, path }, [message()])).status, path).toBe(404);
    expect((await knock(gateway, { ...account, path: '/channels/api/$ne' }, [message()])).status).toBe(400);
    // What was said before stays.
    expect((await heardOf(gateway, left.id, event.from.peer)).texts).toHaveLength(1);
    await admin.post(`/api/channels/${left.id}/connect`);
    expect((await knock(gateway, left, [message()])).status).toBe(200);
  });
});
