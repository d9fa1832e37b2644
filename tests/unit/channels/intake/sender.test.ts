import { expect, test } from 'vitest';
import { peerId } from '#channels/contract/ids.ts';
import { idsOf, languageOf, nameOf } from '#channels/intake/sender.ts';

const sender = (rest: object = {}) => ({ peer: peerId('49170@c.us'), ...rest });

test('somebody is called by their name, on one line', () => {
  expect(nameOf(sender({ name: ' Priya\nRaman ', phone: '+49 170 1234567' }))).toBe('Priya Raman');
});

test('else by the last digits of their phone', () => {
  expect(nameOf(sender({ name: ' ', phone: '+49 170 123-4567' }))).toBe('Visitor 4567');
});

test('else by something that stays the same and says nothing', () => {
  expect(nameOf(sender())).toMatch(/^Visitor [0-9A-F]{4}$/);
  expect(nameOf(sender())).toBe(nameOf(sender()));
  expect(nameOf(sender())).not.toBe(nameOf({ peer: peerId('49171@c.us') }));
});

test('each id stands once, the one in use first', () => {
  const [peer, other] = [peerId('b'), peerId('a')];
  expect(idsOf({ peer, aliases: [other, peer, other] })).toEqual(['b', 'a']);
});

test('languages are read as platforms write them', () => {
  const said = ['de', 'pt_BR', 'EN-US', 'zh_Hans_CN', '', 'german', 'x'].map((language) =>
    languageOf(sender({ language })),
  );
  expect(said).toEqual(['de', 'pt-BR', 'en-US', 'zh-Hans-CN', undefined, undefined, undefined]);
});
