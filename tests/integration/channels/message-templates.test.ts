import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BUSINESS } from '#tests/fakes/graph/whatsapp.ts';
import { addAgent, addBot, signedIn } from '../gateway/harness.ts';
import { startWhatsAppRig, type WhatsAppRig } from './whatsapp-rig.ts';

const DAY = 24 * 3_600_000;
const approved = (name: string, components: object[], more: object = {}) => ({
  ...{ name, language: 'en_US', status: 'APPROVED', category: 'UTILITY', components },
  ...more,
});
const ORDER = approved('order_update', [
  { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}', example: { header_text: ['#1042'] } },
  { type: 'BODY', text: 'Hello {{1}}, {{2}} is on its way.', example: { body_text: [['Ada', 'the lamp']] } },
  { type: 'FOOTER', text: 'Lucky Shrub' },
  {
    type: 'BUTTONS',
    buttons: [
      { type: 'QUICK_REPLY', text: 'Stop' },
      { type: 'URL', text: 'Track', url: 'https://a.example/{{1}}', example: ['https://a.example/T7'] },
    ],
  },
]);
const PICTURE = approved('picture', [
  { type: 'HEADER', format: 'IMAGE' },
  { type: 'BODY', text: 'Look' },
]);
const PLAIN = approved('hello', [{ type: 'BODY', text: 'Hello, may we write to you?' }]);
const PAUSED = approved('paused', [{ type: 'BODY', text: 'Hi' }], { status: 'PAUSED' });

let rig: WhatsAppRig;
let id: string;
beforeAll(async () => {
  rig = await startWhatsAppRig();
  rig.fake.templates.push(ORDER, PICTURE, PAUSED, PLAIN);
  id = await rig.wrote(3 * DAY);
});
afterAll(() => rig.close());
beforeEach(() => rig.fake.misbehave(null));

const listed = (browser = rig.agent) => browser.get(`/api/conversations/${id}/templates`);
const asked = () => rig.fake.calls.filter(({ path }) => path.includes(BUSINESS)).length;
const sends = (name: string, parameters: string[], more: object = {}) =>
  rig.writes(id, 'As the page has it', { template: { name, language: 'en_US', parameters, ...more } });
const PARAMETERS = ['#7', 'Ada\nLovelace', 'the lamp', 'T7'];

describe('the templates of a conversation', () => {
  test('are those that may be sent, with what their variables are for', async () => {
    const { status, body } = await listed();
    expect(status).toBe(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['order_update', 'picture', 'hello']);
    expect(body.items[0]).toEqual({
      ...{ name: 'order_update', language: 'en_US', category: 'UTILITY', needsMore: false },
      ...{ header: 'Order {{1}}', text: 'Hello {{1}}, {{2}} is on its way.', footer: 'Lucky Shrub' },
      buttons: [{ text: 'Stop' }, { text: 'Track', url: 'https://a.example/{{1}}' }],
      examples: ['#1042', 'Ada', 'the lamp', 'T7'],
    });
    expect(body.items[1].needsMore).toBe(true);
  });

  test('are not asked for anew by each screen', async () => {
    await listed();
    const before = asked();
    await Promise.all([listed(), listed(), listed()]);
    expect(asked()).toBe(before);
  });

  test('are nobody’s who does not see the conversation', async () => {
    const other = await addBot(rig.gateway);
    const stranger = await signedIn(rig.gateway, await addAgent(rig.gateway, 'agent', [other.id]));
    expect((await listed(stranger)).status).toBe(404);
  });

  test('that cannot be had are so in words, without a secret, and asked for anew', async () => {
    const elsewhere = await startWhatsAppRig();
    const there = await elsewhere.wrote(DAY);
    const path = `/api/conversations/${there}/templates`;
    elsewhere.fake.misbehave({ kind: 'refuse', code: 190, status: 401 });
    const { status, body } = await elsewhere.agent.get(path);
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(body.message).toContain('access token');
    expect(JSON.stringify(body)).not.toContain(elsewhere.secrets.accessToken);
    elsewhere.fake.misbehave(null);
    expect(await elsewhere.agent.get(path)).toMatchObject({ status: 200, body: { items: [] } });
    await elsewhere.close();
  });
});

describe('a template', () => {
  test('reaches the customer beyond the window, and stands in the conversation as they read it', async () => {
    expect((await sends('order_update', PARAMETERS)).status).toBe(200);
    const [entry] = await rig.said(id);
    expect(entry).toMatchObject({
      text: 'Order #7\n\nHello Ada Lovelace, the lamp is on its way.\n\nLucky Shrub',
      template: { name: 'order_update', language: 'en_US', parameters: PARAMETERS },
    });
    await rig.delivery(id, 'sent');
    expect(rig.fake.sent.at(-1)).toMatchObject({
      type: 'template',
      template: {
        ...{ name: 'order_update', language: { code: 'en_US' } },
        components: [
          { type: 'header', parameters: [{ text: '#7' }] },
          { type: 'body', parameters: [{ text: 'Ada Lovelace' }, { text: 'the lamp' }] },
          { type: 'button', index: '1', parameters: [{ text: 'T7' }] },
        ],
      },
    });
  });

  test('that is sent twice under one id is one message', async () => {
    const clientMessageId = randomUUID();
    const before = (await rig.said(id)).length;
    const template = { name: 'hello', language: 'en_US', parameters: [] };
    for (const _ of [1, 2]) expect((await rig.writes(id, 'x', { template, clientMessageId })).status).toBe(200);
    expect(await rig.said(id)).toHaveLength(before + 1);
  });

  test('may be sent within the window, too', async () => {
    const open = await rig.wrote(1_000);
    const template = { name: 'hello', language: 'en_US', parameters: [] };
    expect((await rig.writes(open, 'x', { template })).status).toBe(200);
  });

  test.each([
    ['unknown', [], {}, 409, 'template_unknown'],
    ['hello', [], { language: 'de' }, 409, 'template_unknown'],
    ['paused', [], {}, 409, 'template_unknown'],
    ['picture', [], {}, 409, 'template_unknown'],
    ['order_update', ['#7', 'Ada'], {}, 400, 'template_incomplete'],
    ['order_update', ['#7', 'Ada', ' ', 'T7'], {}, 400, 'template_incomplete'],
    ['hello', ['too many'], {}, 400, 'template_incomplete'],
  ])('%s with %j %j is refused', async (name, parameters, more, status, code) => {
    const before = await rig.said(id);
    const answer = await sends(name, parameters, more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rig.said(id)).toEqual(before);
  });

  test('that Meta has changed meanwhile is shown as not sent', async () => {
    const changed = approved('changed', [{ type: 'BODY', text: 'Hi' }]);
    const rigs = await startWhatsAppRig();
    rigs.fake.templates.push(changed);
    const there = await rigs.wrote(3 * DAY);
    await rigs.agent.get(`/api/conversations/${there}/templates`);
    changed.components = [{ type: 'BODY', text: 'Hi {{1}}' }];
    const template = { name: 'changed', language: 'en_US', parameters: [] };
    expect((await rigs.writes(there, 'x', { template })).status).toBe(200);
    const failed = await rigs.delivery(there, 'failed');
    expect(failed).toMatchObject({ failure: 'content', why: expect.stringContaining('template') });
    await rigs.close();
  });
});
