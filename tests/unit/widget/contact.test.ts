import { expect, test } from 'vitest';
import { contactOf, EMPTY, trimmed, wrongWith } from '#channels/web/widget/model/contact.ts';
import { messageOf, type OutboxItem } from '#channels/web/widget/model/outbox.ts';

const whole = { words: 'My box is late.', name: 'Priya', email: 'priya@example.com', phone: '' };

test('a message needs words, a name and one way to answer', () => {
  expect(wrongWith(whole, false)).toEqual({});
  expect(wrongWith({ ...whole, email: '', phone: '+44 1726 833 311' }, false)).toEqual({});
  expect(wrongWith(EMPTY, false)).toEqual({ words: 'words', name: 'name', email: 'either' });
});

test('what is given has to be complete, also where the other would do', () => {
  for (const email of ['priya', 'priya@', '@example.com', 'priya@example', 'priya nair@example.com'])
    expect(wrongWith({ ...whole, email }, false), email).toEqual({ email: 'email' });
  for (const phone of ['12', 'call me', '0800-', '+'])
    expect(wrongWith({ ...whole, phone }, false), phone).toEqual({ phone: 'phone' });
});

test('a call needs a number and nothing else', () => {
  expect(wrongWith({ ...EMPTY, phone: '(01726) 833-311' }, true)).toEqual({});
  expect(wrongWith(EMPTY, true)).toEqual({ phone: 'phone' });
});

test('only what was filled in is sent, without blanks around it', () => {
  expect(contactOf(trimmed({ ...EMPTY, name: ' Priya ', phone: '   ', email: 'p@e.example ' }), false)).toEqual({
    name: 'Priya',
    email: 'p@e.example',
  });
});

test('what the customer wants becomes one message for the server', () => {
  const base: OutboxItem = { id: 'i', kind: 'text', text: 't', at: 1, status: 'queued', code: null };
  const contact = { phone: '0800 1' };
  expect(messageOf(base)).toEqual({ type: 'send', clientMessageId: 'i', text: 't' });
  expect(messageOf({ ...base, contact, call: true })).toMatchObject({ type: 'requestCallback', contact });
  expect(messageOf({ ...base, contact, call: false })).toMatchObject({ type: 'leaveMessage', contact });
  expect(messageOf({ ...base, kind: 'handover', anyway: true })).toEqual({ type: 'requestHandover', anyway: true });
  expect(messageOf({ ...base, kind: 'handover' })).toEqual({ type: 'requestHandover' });
});
