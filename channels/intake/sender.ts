import { createHash } from 'node:crypto';
import type { Sender } from '#channels/contract/inbound.ts';
import { nameAmong, placeholderName } from '#core/domain/customer-name.ts';

/** Which of all ids somebody is called by first, and by which others, each once. */
export const idsOf = ({ peer, aliases = [] }: Sender): [string, ...string[]] => [
  peer,
  ...new Set(aliases.filter((alias) => alias !== peer)),
];

/** Their name, else `Visitor` with the last digits of their phone; of an id that is neither, nothing can be read. */
export const nameOf = ({ name = '', phone = '', peer }: Sender): string => {
  const known = nameAmong({ name });
  if (known !== '') return known;
  const digits = phone.replace(/\D/g, '');
  return placeholderName(digits === '' ? createHash('sha256').update(peer).digest('hex') : digits);
};

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Platforms write `pt_BR`, too. Undefined for what is no language. */
export const languageOf = ({ language = '' }: Sender): string | undefined => {
  const [base = '', ...rest] = language.trim().split(/[-_]/);
  const tag = [base.toLowerCase(), ...rest].join('-');
  return LANGUAGE.test(tag) && tag.length <= 20 ? tag : undefined;
};
