import { isPlaceholder } from '../customer-name.ts';

/** Why two contacts may be one person. It is never more than a guess: people share phones, and mistype. */
export const LIKENESSES = ['phone', 'email', 'name_and_phone'] as const;
export type Likeness = (typeof LIKENESSES)[number];

type Known = { name: string; email?: string | undefined; phone?: string | undefined };

/** Digits of an international number, as E.164 has them, without the plus; null where the country is not said. */
const international = (phone: string): string | null => {
  const match = /^(?:\+|00)(.*)$/.exec(phone.trim());
  const digits = match?.[1]?.replace(/\(0\)/g, '').replace(/\D/g, '') ?? '';
  return /^[1-9]\d{7,14}$/.test(digits) ? digits : null;
};

/** So many last digits are the same however a number is written, and say little without a name. */
const TAIL = 8;

/**
 * What a contact can be found by: another one that has one of these may be the same person. A number without its country
 * counts only together with the name.
 */
export const keysOf = ({ name, email = '', phone = '' }: Known): string[] => {
  const number = international(phone);
  const tail = phone.replace(/\D/g, '').slice(-TAIL);
  const called = name.trim().replace(/\s+/g, ' ').toLowerCase();
  return [
    ...(number === null ? [] : [`phone:${number}`]),
    ...(email.trim() === '' ? [] : [`email:${email.trim().toLowerCase()}`]),
    ...(tail.length < TAIL || called === '' || isPlaceholder(name) ? [] : [`name_and_phone:${tail}/${called}`]),
  ];
};

/** The best reason that two contacts have in common; null for none. */
export const likenessOf = (keys: readonly string[], others: readonly string[]): Likeness | null => {
  const shared = keys.filter((key) => others.includes(key));
  return LIKENESSES.find((likeness) => shared.some((key) => key.startsWith(`${likeness}:`))) ?? null;
};
