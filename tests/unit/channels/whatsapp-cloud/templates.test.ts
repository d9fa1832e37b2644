import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGraph } from '#channels/meta/graph.ts';
import { createSend } from '#channels/whatsapp-cloud/send.ts';
import { listTemplates } from '#channels/whatsapp-cloud/templates.ts';
import { previewOf, variablesOf } from '#core/domain/channels/message-template.ts';
import { type FakeWhatsApp, startFakeWhatsApp } from '../../../fakes/graph/whatsapp.ts';
import { account, customer, reach } from './world.ts';

const ORDER = {
  ...{ name: 'order_update', language: 'en_US', status: 'APPROVED', category: 'UTILITY', id: '1' },
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Order {{1}}' },
    { type: 'BODY', text: 'Hello {{2}}, {{1}} is on its way. Yes, {{1}}.' },
    { type: 'FOOTER', text: 'Lucky Shrub' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Stop' },
        { type: 'URL', text: 'Track', url: 'https://example.com/track/{{1}}' },
      ],
    },
  ],
};
const NAMED = {
  ...{ name: 'greeting', language: 'en_US', status: 'APPROVED', category: 'MARKETING' },
  components: [{ type: 'BODY', text: 'Hello {{first_name}} from {{city}}' }],
};
const PICTURE = { ...NAMED, name: 'picture', components: [{ type: 'HEADER', format: 'IMAGE' }, ...NAMED.components] };
const PAUSED = { ...NAMED, name: 'paused', status: 'PAUSED' };
const GERMAN = { ...NAMED, language: 'de' };

let fake: FakeWhatsApp;
beforeEach(async () => {
  fake = await startFakeWhatsApp();
  fake.templates.push(ORDER, NAMED, PICTURE, PAUSED, GERMAN);
});
afterEach(() => fake.close());

const graph = () => createGraph({ url: fake.url });
const listed = async (by = account) => listTemplates(graph(), { account: by, reach });
const found = async (name: string) => {
  const answer = await listed();
  const template = answer.ok && answer.templates.find((one) => one.name === name);
  if (!template) throw new Error('There is none of that name.');
  return template;
};
const sent = async (name: string, ...parameters: string[]) =>
  createSend(graph())({ kind: 'template', template: { name, language: 'en_US', parameters } }, customer, {
    ...{ account, deliveryId: 'delivery:1', reach },
  });
const componentsSent = () => (fake.sent[0]?.template as { components: object[] } | undefined)?.components;

describe('the templates of an account', () => {
  test('are listed page by page, by cursor and never by an address that Meta gives', async () => {
    const answer = await listed();
    expect(answer.ok && answer.templates.map(({ name, language }) => `${name} ${language}`)).toEqual([
      ...['order_update en_US', 'greeting en_US', 'picture en_US', 'paused en_US', 'greeting de'],
    ]);
    expect(fake.calls.map(({ query }) => query.get('after'))).toEqual([null, '2', '4']);
  });

  test.each([
    ['a token that is not right', { ...account, secrets: { ...account.secrets, accessToken: 'x' } }, 'auth'],
    ['an ID that is not right', { ...account, settings: { ...account.settings, businessAccountId: '1' } }, 'auth'],
  ])('cannot be listed with %s', async (_, by, kind) => {
    expect(await listed(by)).toMatchObject({ ok: false, error: { kind } });
  });
});

test('the variables of a template are those of its header, its text and its links, in this order', async () => {
  expect(variablesOf(await found('order_update'))).toEqual([
    { component: 'header', name: '1' },
    { component: 'body', name: '1' },
    { component: 'body', name: '2' },
    { component: 'button', index: 1, name: '1' },
  ]);
  expect(variablesOf(await found('greeting')).map(({ name }) => name)).toEqual(['first_name', 'city']);
});

test('a preview is what the customer will read; what is missing stays to be seen', async () => {
  expect(previewOf(await found('order_update'), ['#7', 'The lamp', 'Ada\n  Lovelace', 'x'])).toBe(
    'Order #7\n\nHello Ada Lovelace, The lamp is on its way. Yes, The lamp.\n\nLucky Shrub',
  );
  expect(previewOf(await found('greeting'), ['Ada'])).toBe('Hello Ada from {{city}}');
  expect(previewOf(await found('greeting'), ['$& {{city}}', 'Bern'])).toBe('Hello $& {{city}} from Bern');
});

describe('a template that is sent', () => {
  test('has each parameter in its part', async () => {
    expect(await sent('order_update', '#7', 'The lamp', 'Ada\nLovelace', 'T7')).toMatchObject({ ok: true });
    expect(componentsSent()).toEqual([
      { type: 'header', parameters: [{ type: 'text', text: '#7' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'The lamp' },
          { type: 'text', text: 'Ada Lovelace' },
        ],
      },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'T7' }] },
    ]);
  });

  test('has its parameters by name where they have names', async () => {
    await sent('greeting', 'Ada', 'Bern');
    expect(componentsSent()).toEqual([
      {
        type: 'body',
        parameters: [
          { type: 'text', parameter_name: 'first_name', text: 'Ada' },
          { type: 'text', parameter_name: 'city', text: 'Bern' },
        ],
      },
    ]);
  });

  test.each([
    ['a name that is not', 'unknown', ['a'], /no template/],
    ['part of a name', 'order', ['a'], /no template/],
    ['too few parameters', 'greeting', ['Ada'], /another number/],
    ['an empty one', 'greeting', ['Ada', ' '], /needs a text/],
    ['a template that is paused', 'paused', ['Ada', 'Bern'], /not approved/],
    ['a picture in it', 'picture', ['Ada', 'Bern'], /more than texts/],
  ])('is not sent with %s', async (_, name, parameters, why) => {
    const result = await sent(name, ...parameters);
    expect(result).toEqual({ ok: false, error: { kind: 'content', why: expect.stringMatching(why) } });
    expect(fake.sent).toEqual([]);
  });

  test('is one of its language', async () => {
    const german = { name: 'order_update', language: 'de', parameters: ['#7', 'Die Lampe', 'Ada', 'T7'] };
    const context = { account, deliveryId: 'delivery:1', reach };
    expect(await createSend(graph())({ kind: 'template', template: german }, customer, context)).toMatchObject({
      ...{ ok: false, error: { kind: 'content', why: 'There is no template of this name in this language.' } },
    });
  });

  test('was surely not sent while it was looked up in vain', async () => {
    fake.misbehave({ kind: 'cut' }, ({ path }) => path.includes('message_templates'));
    expect(await sent('greeting', 'Ada', 'Bern')).toMatchObject({ ok: false, error: { kind: 'retry' } });
    expect(fake.sent).toEqual([]);
  });
});
