import { texts } from './texts.ts';

const en = {
  attach: 'Attach a file',
  kinds: { image: 'Photo', audio: 'Audio', video: 'Video', document: 'Document', sticker: 'Sticker' },
  voice: 'Voice message',
  coming: 'On its way…',
  gone: 'Not available',
  open: (name: string) => `Open ${name}`,
  download: (name: string) => `Download ${name}`,
  cancel: (name: string) => `Cancel ${name}`,
  failed: 'It could not be sent.',
  refused: 'This kind of file is not accepted.',
  tooMany: 'That was a lot at once. Try again in a minute.',
  checking: 'Checking…',
};
const de: typeof en = {
  attach: 'Datei anhängen',
  kinds: { image: 'Foto', audio: 'Audio', video: 'Video', document: 'Dokument', sticker: 'Sticker' },
  voice: 'Sprachnachricht',
  coming: 'Unterwegs …',
  gone: 'Nicht verfügbar',
  open: (name) => `${name} öffnen`,
  download: (name) => `${name} herunterladen`,
  cancel: (name) => `${name} abbrechen`,
  failed: 'Das Senden ist fehlgeschlagen.',
  refused: 'Diese Art von Datei wird nicht angenommen.',
  tooMany: 'Das waren viele auf einmal. Bitte in einer Minute noch einmal versuchen.',
  checking: 'Wird geprüft …',
};

/** Fetched with the parts that need it, when the language is chosen already. */
export const fileTexts = texts.language === 'de' ? de : en;
