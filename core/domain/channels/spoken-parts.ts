/** One part of what somebody said elsewhere, as far as words can tell of it. */
export type SpokenPart =
  | { kind: 'text'; text: string }
  | { kind: 'media'; media: keyof typeof MEDIA; voice?: boolean; fileName?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'choice'; title: string }
  | { kind: 'unsupported'; what: string };

const MEDIA = { image: 'Image', audio: 'Audio', video: 'Video', document: 'Document', sticker: 'Sticker' } as const;

/** Characters of what somebody else's program says about a part. */
const LONGEST = 120;

/** On one line, without anything that would become a link, end the bracket early or turn the direction of writing. */
const tame = (said = ''): string =>
  [
    ...said
      .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S*/gi, ' ')
      .replace(/[[\]]/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, LONGEST)
    .join('')
    .trim();

/** What its sender calls a file, as far as it can be shown; empty when they do not. */
export const nameOfFile = (name?: string): string => tame(name);

/** A file in brackets, for whoever can only read. */
export const mediaInWords = (media: keyof typeof MEDIA, name?: string, voice?: boolean): string =>
  inBrackets(voice ? 'Voice message' : MEDIA[media], tame(name));

const inBrackets = (what: string, which = ''): string => (which === '' ? `[${what}]` : `[${what}: ${which}]`);

const coordinates = (latitude: number, longitude: number): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

const wordsOf = (part: SpokenPart): string => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'choice':
      return part.title;
    case 'media':
      return mediaInWords(part.media, part.fileName, part.voice);
    case 'location': {
      const where = [tame(part.name), tame(part.address)].filter((words) => words !== '').join(', ');
      const at = coordinates(part.latitude, part.longitude);
      return inBrackets('Location', where === '' ? at : `${where} (${at})`);
    }
    case 'unsupported':
      return inBrackets('Not supported here', tame(part.what));
  }
};

/** What somebody said, as a text: a line for each part that is not one. Never empty, as an empty message is refused. */
export const spoken = (parts: readonly SpokenPart[]): string => {
  const lines = parts.map(wordsOf).filter((words) => words.trim() !== '');
  return lines.length === 0 ? inBrackets('Message without text') : lines.join('\n');
};
