import { describe, expect, test } from 'vitest';
import { surelyIn } from '#workers/assistant/language/surely.ts';

const SURE: [string, string[]][] = [
  ['en', ['Where is my order?', 'I want to talk to a person', 'Talk to a person', 'Can I pause my subscription?']],
  [
    'de',
    ['Wo ist meine Bestellung?', 'Mit einem Menschen sprechen', 'Habt ihr auch Hafermilch?', 'Kann mir jemand helfen?'],
  ],
];
const NOT_SURE = [
  ...['', 'hello', 'ok', '/human', 'HB-1042', 'Refund please', 'no no no no', 'Kaffee?'],
  ...['Je voudrais parler à une personne', 'Je cherche des informations du magasin', 'Où est ma commande ?'],
  ...['Quiero hablar con una persona por favor', 'Vorrei parlare con una persona'],
  ...['a loja do centro no domingo', 'Como faço a troca do café no site'],
  ...['Ik wil met een mens spreken', 'Waar is mijn bestelling? Ik heb die nog niet'],
  ...['Jeg vil gerne tale med en person om min ordre', 'Chcę porozmawiać z człowiekiem, to jest moje zamówienie'],
  ...['Bir insanla konuşmak istiyorum', 'Πού είναι η παραγγελία μου', '私は人と話したい'],
];

describe('what somebody writes in', () => {
  test.each(SURE.flatMap(([language, texts]) => texts.map((text) => [language, text])))(
    'is %s: %s',
    (language, text) => {
      expect(surelyIn(text)).toBe(language);
    },
  );
  test.each(NOT_SURE)('is not taken for a language that is known: %s', (text) => expect(surelyIn(text)).toBeNull());
  test('is not looked for in more than the beginning', () => {
    expect(surelyIn(`${'x '.repeat(400)}Where is my order that I wrote to you about?`)).toBeNull();
  });
});
