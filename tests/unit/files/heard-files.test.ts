import { expect, test } from 'vitest';
import { externalId } from '#channels/contract/ids.ts';
import type { Part } from '#channels/contract/inbound.ts';
import { heardIn } from '#channels/intake/heard-files.ts';

const picture = { kind: 'media', media: 'image', ref: 'one' } as Part;
const note = { kind: 'media', media: 'audio', ref: 'two', voice: true } as Part;
const text = { kind: 'text', text: 'Look' } as Part;
const heard = (parts: Part[], account = 'a', message = 'm') => heardIn(account, externalId(message), parts);
const idsOf = (...args: Parameters<typeof heard>) => heard(...args).files.map(({ id }) => id);

test('the same part of the same message is the same file, and nothing else is', () => {
  const [first, second] = idsOf([picture, note]);
  expect(idsOf([{ ...picture, ref: 'an address that was signed anew' } as Part, text, note])).toEqual([first, second]);
  const others = [second, ...idsOf([picture], 'b'), ...idsOf([picture], 'a', 'n')];
  expect(new Set([first, ...others]).size).toBe(4);
});

test('words and files are told apart; a file needs no words', () => {
  expect(heard([picture, text])).toMatchObject({ text: 'Look', files: [{ kind: 'image', ref: 'one', name: '' }] });
  expect(heard([note])).toMatchObject({ text: '', files: [{ kind: 'audio', voice: true }] });
});
