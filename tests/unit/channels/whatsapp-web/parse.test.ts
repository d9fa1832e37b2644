import { expect, test } from 'vitest';
import { parse } from '#channels/whatsapp-web/parse.ts';
import type { Told, ToldMessage } from '#channels/whatsapp-web/told.ts';

const ANN = '491701@c.us';
const LID = '77001@lid';
const NOW = 1_763_000_100_000;
const strangers = { now: NOW, deliveryOf: () => null };
const ours = { now: NOW, deliveryOf: () => 'delivery-1' };

const message = (fields: Partial<ToldMessage> = {}): ToldMessage => ({
  ...{ id: `false_${ANN}_A`, fromMe: false, chat: ANN, person: { id: ANN }, type: 'chat', t: 1_763_000_000 },
  ...{ body: 'Hello', hasFile: false },
  ...fields,
});
const said = (fields: Partial<ToldMessage> = {}, late = false): Told => ({
  ...{ what: 'message', message: message(fields), late },
});

test('a person is known by the number and by the id that hides it', () => {
  const [byLid] = parse(said({ chat: LID, person: { id: LID, lid: LID, phone: ANN, name: 'Ann' } }), strangers);
  expect(byLid).toMatchObject({ from: { peer: LID, aliases: [ANN], name: 'Ann', phone: '+491701' } });
  const [byNumber] = parse(said({ person: { id: ANN, lid: LID, phone: ANN } }), strangers);
  expect(byNumber).toMatchObject({ from: { peer: ANN, aliases: [LID], phone: '+491701' } });
  const [hidden] = parse(said({ chat: LID, person: { id: LID } }), strangers);
  expect(hidden).toMatchObject({ from: { peer: LID } });
  expect(hidden).not.toHaveProperty('from.phone');
});

test.each(['1203@g.us', 'status@broadcast', '44@newsletter', '0@c.us.evil'])('nothing is heard of %s', (chat) => {
  const group = message({ chat });
  const tellings: Told[] = [
    said({ chat }),
    said({ chat, fromMe: true }),
    { what: 'ack', id: 'x', chat, ack: 3 },
    { what: 'edit', message: group, text: 'new' },
    { what: 'revoke', message: group },
    { what: 'reaction', chat, to: 'x', fromMe: false, person: { id: ANN }, emoji: '👍', t: 1 },
    { what: 'identity', before: chat, after: ANN },
  ];
  expect(tellings.flatMap((told) => parse(told, strangers))).toEqual([]);
});

test('what was sent for Baton is not heard as a person who answers', () => {
  expect(parse(said({ fromMe: true }), ours)).toEqual([]);
  expect(parse(said({ fromMe: true }), strangers)).toMatchObject([{ type: 'outside', to: ANN }]);
});

test('one of ours that is found later tells how far it came', () => {
  expect(parse(said({ fromMe: true, id: 'X', ack: 3 }, true), ours)).toEqual([
    { type: 'receipt', at: NOW, status: 'read', ids: ['X'], deliveryId: 'delivery-1' },
  ]);
  expect(parse(said({ fromMe: true, id: 'X', ack: 0 }, true), ours)).toEqual([]);
});

test.each([
  [-1, 'failed'],
  [1, 'sent'],
  [2, 'delivered'],
  [3, 'read'],
  [4, 'read'],
])('ack %i means %s', (ack, status) => {
  expect(parse({ what: 'ack', id: 'X', chat: ANN, ack }, strangers)).toMatchObject([{ ids: ['X'], status, at: NOW }]);
});

test('an ack that says nothing yet, or that nobody knows, is no receipt', () => {
  for (const ack of [0, 5, Number.NaN]) expect(parse({ what: 'ack', id: 'X', chat: ANN, ack }, strangers)).toEqual([]);
});

test('an answer names the message that it answers, whoever wrote it', () => {
  const person = { id: ANN, lid: LID, phone: ANN };
  const replyTo = (by: string) => parse(said({ person, quoted: { id: 'Q', by } }), strangers)[0];
  for (const own of [ANN, LID]) expect(replyTo(own)).toMatchObject({ replyTo: `false_${ANN}_Q` });
  expect(replyTo('4930@c.us')).toMatchObject({ replyTo: `true_${ANN}_Q` });
});

test('a reaction that is taken back has no emoji', () => {
  const told: Told = { what: 'reaction', chat: ANN, to: 'X', fromMe: false, person: { id: ANN }, emoji: '', t: 5 };
  expect(parse(told, strangers)).toMatchObject([{ type: 'reaction', emoji: null, at: 5_000 }]);
  expect(parse({ ...told, fromMe: true }, strangers)).toEqual([]);
});

test('what the phone’s owner edits or takes back is nothing that a customer did', () => {
  const own = message({ fromMe: true });
  expect(parse({ what: 'edit', message: own, text: 'new' }, strangers)).toEqual([]);
  expect(parse({ what: 'revoke', message: own }, strangers)).toEqual([]);
});

test('notes of WhatsApp’s own are not heard, and what has no form is never left out', () => {
  for (const type of ['e2e_notification', 'gp2', 'protocol', 'revoked', 'ciphertext', 'album'])
    expect(parse(said({ type }), strangers)).toEqual([]);
  const what = (fields: Partial<ToldMessage>) => parse(said(fields), strangers)[0];
  expect(what({ type: 'vcard' })).toMatchObject({ parts: [{ kind: 'unsupported', what: 'contact' }] });
  expect(what({ type: 'from_the_future' })).toMatchObject({ parts: [{ what: 'from_the_future' }] });
  expect(what({ type: 'image', hasFile: false })).toMatchObject({ parts: [{ kind: 'unsupported', what: 'image' }] });
  expect(what({ type: 'location' })).toMatchObject({ parts: [{ kind: 'unsupported', what: 'location' }] });
});

test('an answer that was tapped is a choice', () => {
  expect(parse(said({ type: 'list_response', body: 'Two', chosen: 'row-2' }), strangers)).toMatchObject([
    { parts: [{ kind: 'choice', id: 'row-2', title: 'Two' }] },
  ]);
});
