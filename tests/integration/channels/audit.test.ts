import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addAgent, signedIn } from '../gateway/harness.ts';
import { connect, newSecrets, type Rig, startRig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.gateway.close());

type Entry = { id: string; deed: string; outcome: string | null; details: object; by: { name: string }; from: string };
const recordOf = async (id: string): Promise<Entry[]> => (await rig.admin.get(`/api/audit?on=${id}`)).body.items;

test('what an admin does to an account is recorded: who, when, what, from where, and what came of it', async () => {
  const { id } = await connect(rig);
  const secrets = newSecrets();
  await rig.admin.patch(`/api/channels/${id}`, { name: 'Shop 2', settings: { number: '404' } });
  await rig.admin.put(`/api/channels/${id}/secrets`, { secrets });
  await rig.admin.post(`/api/channels/${id}/check`);
  await rig.admin.post(`/api/channels/${id}/disconnect`);
  await rig.admin.post(`/api/channels/${id}/connect`);
  const items = await recordOf(id);
  expect(items.map(({ deed, outcome }) => [deed, outcome])).toEqual(
    [
      'channel_connected',
      'channel_disconnected',
      'channel_checked',
      'channel_secrets_entered',
      'channel_changed',
      'channel_created',
    ].map((deed) => [deed, 'done']),
  );
  expect(items.at(-1)).toMatchObject({
    ...{ from: '127.0.0.1', details: { kind: 'api', name: 'Shop' }, on: { kind: 'channel', id } },
    by: { name: expect.stringContaining('admin') },
    at: expect.any(Number),
  });
  expect(items.at(-2)?.details).toEqual({ fields: 'name, number' });
  for (const secret of Object.values(secrets)) expect(JSON.stringify(items)).not.toContain(secret);
});

test('what was refused is recorded as refused', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  expect((await rig.admin.post(`/api/channels/${nobody}/disconnect`)).status).toBe(404);
  expect(await recordOf(nobody)).toMatchObject([{ deed: 'channel_disconnected', outcome: 'not_found' }]);
});

test('what cannot be recorded is not done', async () => {
  const { id } = await connect(rig);
  const begin = vi.spyOn(rig.gateway.store.audit, 'begin').mockRejectedValueOnce(new Error('the disk is full'));
  expect((await rig.admin.post(`/api/channels/${id}/disconnect`)).status).toBe(500);
  begin.mockRestore();
  expect((await rig.admin.get(`/api/channels/${id}`)).body.disconnectedAt).toBeNull();
});

test('a deed of which nobody knows what came is shown as such', async () => {
  const { id } = await connect(rig);
  const ended = vi.spyOn(rig.gateway.store.audit, 'ended').mockRejectedValueOnce(new Error('killed'));
  expect((await rig.admin.post(`/api/channels/${id}/disconnect`)).status).toBe(200);
  ended.mockRestore();
  expect((await recordOf(id))[0]).toMatchObject({ deed: 'channel_disconnected', outcome: null });
});

test('the record is read page by page and filtered, and what came of a deed is written once', async () => {
  const { id } = await connect(rig);
  for (let i = 0; i < 4; i++) await rig.admin.patch(`/api/channels/${id}`, { name: `Shop ${i}` });
  const whole = await recordOf(id);
  const read: Entry[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await rig.admin.get(`/api/audit?on=${id}&limit=2${next && `&before=${next}`}`);
    read.push(...body.items);
    next = body.next;
  }
  expect(read).toEqual(whole);
  expect(whole).toHaveLength(5);
  const created = (await rig.admin.get(`/api/audit?on=${id}&deed=channel_created`)).body.items;
  expect(created).toEqual(whole.slice(-1));
  await rig.gateway.store.audit.ended(created[0].id, 'conflict');
  expect((await recordOf(id)).at(-1)?.outcome).toBe('done');
  const other = await addAgent(rig.gateway, 'owner', []);
  expect((await rig.admin.get(`/api/audit?by=${other.id}`)).body.items).toEqual([]);
});

test('only admins and owners read it', async () => {
  const agent = await signedIn(rig.gateway, await addAgent(rig.gateway, 'supervisor', [rig.bot.id]));
  expect((await agent.get('/api/audit')).status).toBe(403);
  expect((await rig.admin.get('/api/audit?on=%7B%22$ne%22:1%7D')).status).toBe(400);
});
