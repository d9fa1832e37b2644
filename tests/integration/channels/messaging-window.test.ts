import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/store/ids.ts';
import { eventually } from '../gateway/harness.ts';
import { startWhatsAppRig, type WhatsAppRig } from './whatsapp-rig.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let rig: WhatsAppRig;
beforeAll(async () => {
  rig = await startWhatsAppRig();
});
afterAll(() => rig.close());
beforeEach(() => rig.fake.misbehave(null));

const bodyOf = (message: Record<string, unknown>) => (message.text as { body?: string } | undefined)?.body;

test('the detail of a conversation says until when it may be answered', async () => {
  const id = await rig.wrote(22 * HOUR);
  const { body } = await rig.agent.get(`/api/conversations/${id}`);
  expect(body.window.closesAt - body.row.lastCustomerAt).toBe(DAY);
  expect(body.window).toEqual({ closesAt: body.window.closesAt, humanClosesAt: body.window.closesAt, templates: true });
});

test('screens get the rules of each platform once', async () => {
  const { body } = await rig.agent.get('/api/workspace');
  expect(body.windows).toEqual({ 'whatsapp-cloud': { base: DAY, human: DAY, templates: true } });
});

describe('an agent', () => {
  test('may write to a customer who wrote within the window', async () => {
    const id = await rig.wrote(23 * HOUR);
    expect(await rig.writes(id, 'Just in time')).toMatchObject({ status: 200 });
    await rig.delivery(id, 'sent');
    expect(rig.fake.sent.map(bodyOf)).toContain('Just in time');
  });

  test('is refused beyond it, and nothing is recorded', async () => {
    const id = await rig.wrote(DAY + 1);
    const { status, body } = await rig.writes(id, 'Too late');
    expect([status, body.code]).toEqual([409, 'window_closed']);
    expect(await rig.said(id)).toEqual([]);
    expect(await rig.gateway.store.deliveries.ofConversation(id)).toEqual([]);
  });

  test('may write again as soon as the customer has', async () => {
    const id = await rig.wrote(3 * DAY);
    expect((await rig.writes(id, 'Too late')).status).toBe(409);
    const said = { type: 'customerWrote', text: 'Are you there?', inboxId: newId(), clientMessageId: null } as const;
    await rig.at(Date.now(), id, said, { kind: 'customer' });
    expect((await rig.writes(id, 'Yes')).status).toBe(200);
  });

  test('sees in words that the platform took the window for closed after all', async () => {
    const id = await rig.wrote(HOUR);
    rig.fake.misbehave({ kind: 'refuse', code: 131047 }, ({ path }) => path.includes('messages'));
    expect((await rig.writes(id, 'Hello?')).status).toBe(200);
    expect(await rig.delivery(id, 'failed')).toMatchObject({ failure: 'window' });
    const { body } = await rig.agent.get(`/api/conversations/${id}`);
    expect(body.deliveries).toMatchObject([{ status: 'failed', why: expect.stringContaining('24 hours') }]);
  });

  test('may leave a note at any time', async () => {
    const id = await rig.wrote(3 * DAY);
    const { status } = await rig.agent.post(`/api/conversations/${id}/commands`, { type: 'note', text: 'Call them' });
    expect(status).toBe(200);
  });
});

test('what the bot says too late is not sent, stays in the conversation and agents are told why', async () => {
  const id = await rig.wrote(2 * DAY);
  await rig.agent.post(`/api/conversations/${id}/commands`, { type: 'restoreToAi', instruction: '' });
  const entries = async () => (await rig.agent.get(`/api/conversations/${id}/timeline`)).body.entries;
  await eventually('an answer of the bot', async () =>
    (await entries()).some(({ type }: { type: string }) => type === 'botMessage'),
  );
  expect(await rig.delivery(id, 'failed')).toMatchObject({ failure: 'window', message: { by: 'bot' } });
  const { body } = await rig.agent.get(`/api/conversations/${id}`);
  expect(body.row.status).toBe('ai');
  expect(body.deliveries.at(-1).why).toContain('Until they write again');
});
