import { EMAIL, PHONE } from '#core/contracts/reachable.ts';
import type { Contact } from './outbox.ts';

/** What stands in the form, as it was typed. */
export type Written = { words: string; name: string; email: string; phone: string };
export type Field = keyof Written;
/** What is wrong with a field; `either`: neither of two is there. */
export type Wrong = Partial<Record<Field, Field | 'either'>>;

export const EMPTY: Written = { words: '', name: '', email: '', phone: '' };

export const trimmed = (written: Written): Written => ({
  words: written.words.trim(),
  name: written.name.trim(),
  email: written.email.trim(),
  phone: written.phone.trim(),
});

/** For a call a number is needed; for a message words, a name, and one way to answer. Takes trimmed fields. */
export const wrongWith = ({ words, name, email, phone }: Written, call: boolean): Wrong => {
  const wrong: Wrong = {};
  if (!call && words === '') wrong.words = 'words';
  if (!call && name === '') wrong.name = 'name';
  if (!call && email !== '' && !new RegExp(EMAIL, 'u').test(email)) wrong.email = 'email';
  if ((call || phone !== '') && !new RegExp(PHONE, 'u').test(phone)) wrong.phone = 'phone';
  if (!call && email === '' && phone === '') wrong.email = 'either';
  return wrong;
};

/** Without what was left empty. */
export const contactOf = ({ name, email, phone }: Written, call: boolean): Contact => ({
  ...(name && { name }),
  ...(email && !call && { email }),
  ...(phone && { phone }),
});
