import type { FileFacts } from './file.ts';

/** For files whose sender gave them no name. Subtypes that are a file's usual ending stay as they are. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'video/quicktime': 'mov',
  'text/plain': 'txt',
};
const NAMES = { image: 'photo', audio: 'audio', video: 'video', document: 'document', sticker: 'sticker' } as const;

/** What a file is called when it is handed to somebody: never empty. */
export const fileNameOf = (name: string, { kind, mimeType }: Pick<FileFacts, 'kind' | 'mimeType'>): string => {
  if (name !== '') return name;
  const [, subtype = ''] = mimeType.split('/');
  const ending = ENDINGS[mimeType] ?? (/^[a-z0-9]{2,5}$/.test(subtype) ? subtype : '');
  return ending === '' ? NAMES[kind] : `${NAMES[kind]}.${ending}`;
};
