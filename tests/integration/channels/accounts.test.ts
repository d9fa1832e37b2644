import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAgent, type Browser, createBrowser, signedIn } from '../gateway/harness.ts';
import { connect, knock, message, newSecrets, type Rig, startRig } from './rig.ts';

let rig: Rig;
let admin: Browser;

beforeAll(async () => {
  rig = await startRig();
  admin = rig.admin;
});
afterAll(() => rig.gateway.close());

const fields = (changes: object = {}) => ({
  ...{ kind: 'api', botId: rig.bot.id, name: 'Shop', settings: { number: '1' }, secrets: newSecrets() },
  ...changes,
});

test('an admin connects an account, sees where the platform has to knock, and changes it', async () => {
  const { status, body } = await admin.post('/api/channels', fields());
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ kind: 'api', botId: rig.bot.id, name: 'Shop', settings: { number: '1' }, disconnectedAt: null },
    webhookUrl: `${rig.gateway.url}/channels/api/${body.id}`,
    health: { state: 'new', lastEventAt: null, lastError: null },
  });
  const changed = await admin.patch(`/api/channels/${body.id}`, { name: 'Shop 2', settings: { number: '2' } });
  expect(changed.body).toMatchObject({ name: 'Shop 2', settings: { number: '2' } });
  expect((await admin.get(`/api/channels/${body.id}`)).body).toEqual(changed.body);
  expect((await admin.get('/api/channels')).body.items).toContainEqual(changed.body);
});

test('kinds are told with what an admin has to fill in', async () => {
  const { body } = await admin.get('/api/channels/kinds');
  expect(body.items).toMatchObject([
    {
      ...{ kind: 'api', webhook: true, checkable: true, capabilities: { receipts: 'watermark' } },
      settings: { type: 'object', properties: { number: { type: 'string' } } },
      secrets: { type: 'object', required: ['key', 'word'] },
    },
  ]);
});

test('what does not fit is refused with the field that is wrong and without its value', async () => {
  const secret = 'too short';
  const cases: [object, string][] = [
    [fields({ kind: 'messenger' }), 'No channel of the kind "messenger"'],
    [fields({ botId: '00000000-0000-7000-8000-000000000000' }), 'There is no bot'],
    [fields({ settings: { number: 'secret words' } }), '"number"'],
    [fields({ settings: {} }), '"number" is missing in the settings.'],
    [fields({ secrets: { ...newSecrets(), key: secret } }), '"key"'],
    [fields({ secrets: { key: newSecrets().key } }), '"word" is missing in the secrets.'],
    [fields({ secrets: { ...newSecrets(), more: secret } }), '"more"'],
    [fields({ name: '' }), '"name"'],
  ];
  const before = (await admin.get('/api/channels')).body.items.length;
  for (const [body, words] of cases) {
    const answer = await admin.post('/api/channels', body);
    expect(answer.status, words).toBe(400);
    expect(answer.body.message).toContain(words);
    expect(answer.body.message).not.toMatch(/too short|secret words/);
  }
  expect((await admin.get('/api/channels')).body.items).toHaveLength(before);
  const { id } = await connect(rig);
  expect((await admin.patch(`/api/channels/${id}`, { settings: { number: 'x' } })).status).toBe(400);
  expect((await admin.patch(`/api/channels/${id}`, { secrets: newSecrets() })).status).toBe(400);
  expect((await admin.put(`/api/channels/${id}/secrets`, { secrets: { key: secret } })).status).toBe(400);
});

test('new secrets hold from the next request on', async () => {
  const account = await connect(rig);
  const secrets = newSecrets();
  const before = (await admin.get(`/api/channels/${account.id}`)).body.secretsSetAt;
  const { body } = await admin.put(`/api/channels/${account.id}/secrets`, { secrets });
  expect(body.secretsSetAt).toBeGreaterThanOrEqual(before);
  expect((await knock(rig.gateway, account, [message()])).status).toBe(401);
  expect((await knock(rig.gateway, { ...account, secrets }, [message()])).status).toBe(200);
});

test('a check says what the platform says, and it stands in the health of the account', async () => {
  const works = await connect(rig);
  const fails = await connect(rig, { settings: { number: '404' } });
  expect((await admin.post(`/api/channels/${works.id}/check`)).body).toEqual({ ok: true, said: 'Shop' });
  const said = 'Nobody has this number; asked with ….';
  expect((await admin.post(`/api/channels/${fails.id}/check`)).body).toEqual({ ok: false, said });
  expect((await admin.get(`/api/channels/${works.id}`)).body.health).toMatchObject({ state: 'ready', lastError: null });
  expect((await admin.get(`/api/channels/${fails.id}`)).body.health).toMatchObject({
    ...{ state: 'failed', lastError: { why: said } },
  });
});

test('secrets are in no answer, no log and no document', async () => {
  const account = await connect(rig, { settings: { number: '404' } });
  const next = newSecrets();
  const { id } = account;
  const answers = [
    await admin.put(`/api/channels/${id}/secrets`, { secrets: next }),
    await admin.get('/api/channels'),
    await admin.get(`/api/channels/${id}`),
    await admin.patch(`/api/channels/${id}`, { name: 'Shop' }),
    await admin.post(`/api/channels/${id}/check`),
    await admin.post('/api/channels', fields({ settings: {}, secrets: next })),
    await admin.post('/api/channels', fields({ secrets: { ...next, more: next.key } })),
    await admin.get('/api/workspace'),
    await knock(rig.gateway, { ...account, secrets: next }, [message()]),
    await knock(rig.gateway, account, [message()]),
    await admin.post(`/api/channels/${id}/disconnect`),
  ];
  const stored = JSON.stringify(await rig.gateway.store.channelAccounts.list());
  expect(stored).toContain('"sealed":"v1.');
  for (const secret of [account.secrets, next].flatMap((secrets) => Object.values(secrets))) {
    for (const { body, headers } of answers) expect(JSON.stringify([body, [...headers]])).not.toContain(secret);
    expect(stored).not.toContain(secret);
    expect(rig.logged()).not.toContain(secret);
  }
  for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('sealed');
  expect(rig.logged()).not.toContain('Where is my order?');
});

test('channels are the business of admins and owners alone', async () => {
  const { id } = await connect(rig);
  const routes = (browser: Browser) => [
    browser.get('/api/channels'),
    browser.get('/api/channels/kinds'),
    browser.get(`/api/channels/${id}`),
    browser.post('/api/channels', fields()),
    browser.patch(`/api/channels/${id}`, { name: 'Taken' }),
    browser.put(`/api/channels/${id}/secrets`, { secrets: newSecrets() }),
    browser.post(`/api/channels/${id}/check`),
    browser.post(`/api/channels/${id}/connect`),
    browser.post(`/api/channels/${id}/disconnect`),
  ];
  const statuses = async (browser: Browser) => (await Promise.all(routes(browser))).map(({ status }) => status);
  for (const role of ['agent', 'supervisor'] as const) {
    const somebody = await signedIn(rig.gateway, await addAgent(rig.gateway, role, [rig.bot.id]));
    expect(await statuses(somebody), role).toEqual(Array(9).fill(403));
  }
  expect(await statuses(createBrowser(rig.gateway))).toEqual(Array(9).fill(401));
  const elsewhere = createBrowser(rig.gateway, 'https://evil.example');
  elsewhere.cookie = admin.cookie;
  expect((await statuses(elsewhere)).slice(3)).toEqual(Array(6).fill(403));
  expect((await admin.get(`/api/channels/${id}`)).body).toMatchObject({ name: 'Shop', disconnectedAt: null });
  const owner = await signedIn(rig.gateway, await addAgent(rig.gateway, 'owner', []));
  expect(await statuses(owner)).toEqual(Array(9).fill(200));
});
