import type { Static } from 'typebox';
import type { AttachedFile, FileState, LastFile } from '#core/contracts/files.ts';
import type { Texts } from '../texts/en.ts';

export type Attached = Static<typeof AttachedFile>;
export type States = ReadonlyMap<string, FileState>;

/** Longest names are cut by the screen; what has none is called by what it is. */
export const titleOf = ({ kind, name, voice }: Static<typeof LastFile>, t: Texts['files']): string => {
  if (voice) return t.voice;
  return name === '' || kind === 'sticker' ? t.kinds[kind] : name;
};

/** What a list shows of a message without words. */
export const previewOf = (last: { text: string; file?: Static<typeof LastFile> }, t: Texts['files']): string =>
  last.file ? titleOf(last.file, t) : last.text;

export const sizeOf = (bytes: number, locale: string): string => {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(Number(value));
};

/** An address that is good for a while yet stays, so that nothing on the screen is loaded again. Milliseconds. */
const GOOD_ENOUGH = 5 * 60_000;

export const mergeStates = (known: States, fresh: readonly FileState[], now: number): States =>
  new Map(
    fresh.map((file) => {
      const before = known.get(file.id)?.address;
      const keeps = before && file.address && before.expiresAt > now + GOOD_ENOUGH;
      return [file.id, keeps ? { ...file, address: before } : file];
    }),
  );
