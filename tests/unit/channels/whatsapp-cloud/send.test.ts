import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { externalId, peerId } from '#channels/contract/ids.ts';
import type { OutgoingMessage, Recipient, SendResult } from '#channels/contract/outbound.ts';
import { createGraph } from '#channels/meta/graph.ts';
import { render } from '#channels/whatsapp-cloud/render.ts';
import { createSend } from '#channels/whatsapp-cloud/send.ts';
import type { WhatsAppAccount } from '#channels/whatsapp-cloud/settings.ts';
import { type FakeWhatsApp, startFakeWhatsApp } from '../../../fakes/graph/whatsapp.ts';
import { account, customer, file, message, NOW, reach } from './world.ts';

const DAY = 86_400_000;
const template = { name: 'hello', language: 'en_US', parameters: [] };

let fake: FakeWhatsApp;
beforeEach(async () => {
  fake = await startFakeWhatsApp();
});
afterEach(() => fake.close());

const sent = async (
  said: Partial<OutgoingMessage>,
  { to = customer, by = account }: { to?: Recipient; by?: WhatsAppAccount } = {},
): Promise<SendResult[]> => {
  const send = createSend(createGraph({ url: fake.url }));
  const results: SendResult[] = [];
  for (const payload of render(message(said)))
    results.push(await send(payload, to, { account: by, deliveryId: 'delivery:1', reach }));
  return results;
};

test('a text goes to the number, with our id of it', async () => {
  expect(await sent({ text: 'Hello', replyTo: externalId('wamid.IN') })).toEqual([{ ok: true, ids: ['wamid.OUT1'] }]);
  expect(fake.sent).toEqual([
    {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: '+16505551234' },
      ...{ type: 'text', text: { body: 'Hello', preview_url: true }, context: { message_id: 'wamid.IN' } },
      biz_opaque_callback_data: 'delivery:1',
    },
  ]);
});

test('who is known by an id only is the recipient by it', async () => {
  await sent({ text: 'Hello' }, { to: { ...customer, peer: peerId('US.13491208655302741918') } });
  expect(fake.sent).toMatchObject([{ recipient: 'US.13491208655302741918' }]);
  expect(fake.sent[0]).not.toHaveProperty('to');
});

test('a few answers are buttons, more are a list with the account’s own words on it', async () => {
  const by = { ...account, settings: { ...account.settings, listLabel: 'Auswählen' } };
  await sent({ text: 'Ja?', choices: ['Ja', 'Nein'] }, { by });
  await sent({ text: 'Ja?', choices: ['Ja', 'Nein', 'Vielleicht', 'Weiß nicht'] }, { by });
  await sent({ text: 'Ja?', choices: ['Ja', 'Nein', 'Vielleicht', 'Weiß nicht'] });
  expect(fake.sent.map(({ interactive }) => (interactive as { action: object }).action)).toMatchObject([
    { buttons: [{ type: 'reply', reply: { id: 'Ja', title: 'Ja' } }, { reply: { title: 'Nein' } }] },
    { button: 'Auswählen', sections: [{ rows: [{ id: 'Ja', title: 'Ja' }, {}, {}, {}] }] },
    { button: 'Choose' },
  ]);
});

describe('a file', () => {
  test('is handed over first and sent by its id, with its name and caption', async () => {
    const pdf = file('document', 'application/pdf', { fileName: 'Receipt 1.pdf' });
    expect(await sent({ text: 'Your receipt', files: [pdf] })).toMatchObject([{ ok: true }]);
    const [[id, kept] = []] = fake.files;
    expect(kept).toEqual({ bytes: new Uint8Array([1, 2, 3]), type: 'application/pdf', name: 'Receipt 1.pdf' });
    expect(fake.sent).toMatchObject([{ document: { id, caption: 'Your receipt', filename: 'Receipt 1.pdf' } }]);
  });

  const isUpload = ({ path }: { path: string[] }) => path.includes('media');

  test.each([
    ['no answer', { kind: 'cut' }, 'retry'],
    ['half an answer', { kind: 'empty' }, 'retry'],
    ['a gateway that is down', { kind: 'status', status: 502 }, 'retry'],
    ['a refused file', { kind: 'refuse', code: 131053 }, 'content'],
    ['a refused token', { kind: 'refuse', code: 190 }, 'auth'],
  ] as const)('with %s for it was surely not sent', async (_, how, kind) => {
    fake.misbehave(how, isUpload);
    expect(await sent({ files: [file('image', 'image/png')] })).toMatchObject([{ ok: false, error: { kind } }]);
    expect(fake.sent).toEqual([]);
  });

  test('that cannot be read, or that WhatsApp does not take, is not handed over', async () => {
    const lost = file('image', 'image/png', { open: () => Promise.reject(new Error('gone')) });
    expect(await sent({ files: [lost] })).toMatchObject([{ ok: false, error: { kind: 'retry' } }]);
    expect(await sent({ files: [file('image', 'image/gif')] })).toMatchObject([{ error: { kind: 'content' } }]);
    expect(fake.calls).toEqual([]);
  });
});

describe('after the window', () => {
  test.each([
    ['just within it', NOW - DAY + 1, true],
    ['at its end', NOW - DAY, false],
    ['long after it', NOW - 30 * DAY, false],
    ['with who never wrote', null, false],
  ])('%s', async (_, lastHeard, ok) => {
    const results = await sent({ text: 'Hello' }, { to: { ...customer, lastHeard } });
    expect(results).toMatchObject([ok ? { ok } : { ok, error: { kind: 'window' } }]);
    expect(fake.calls).toHaveLength(ok ? 1 : 0);
  });

  test('a template can be sent, and nothing else is asked for', async () => {
    fake.templates.push({ ...template, status: 'APPROVED', components: [{ type: 'BODY', text: 'Hello' }] });
    expect(await sent({ template }, { to: { ...customer, lastHeard: null } })).toMatchObject([{ ok: true }]);
    expect(fake.calls).toHaveLength(1);
    expect(fake.sent).toMatchObject([{ template: { name: 'hello', language: { code: 'en_US' } } }]);
    expect(fake.sent[0]?.template).not.toHaveProperty('components');
  });

  test('a file is not even handed over', async () => {
    await sent({ files: [file('image', 'image/png')] }, { to: { ...customer, lastHeard: null } });
    expect(fake.calls).toEqual([]);
  });
});

test.each([
  ['hangs up', { kind: 'cut' }],
  ['names no id', { kind: 'empty' }],
  ['is stopped by a gateway', { kind: 'status', status: 504 }],
] as const)('a platform that %s may have sent it', async (_, how) => {
  fake.misbehave(how);
  expect(await sent({ text: 'Hello' })).toMatchObject([{ ok: false, error: { kind: 'unknownOutcome' } }]);
});

test('what Meta says of a refusal, and the token, are in no error', async () => {
  fake.misbehave({ kind: 'refuse', code: 131026 });
  const [result] = await sent({ text: 'Hello' });
  expect(JSON.stringify(result)).not.toContain('16505551234');
  const by = { ...account, secrets: { ...account.secrets, accessToken: 'another token' } };
  fake.misbehave(null);
  const [refused] = await sent({ text: 'Hello' }, { by });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'auth', code: '190' } });
  expect(JSON.stringify(refused)).not.toContain('another token');
});
