import type { Texts } from './en.ts';

export const files: Texts['files'] = {
  kinds: { image: 'Foto', audio: 'Audio', video: 'Video', document: 'Dokument', sticker: 'Sticker' },
  voice: 'Sprachnachricht',
  fetching: 'Wird geholt …',
  refused: 'Nicht aufbewahrt:',
  failed: 'Nicht verfügbar:',
  download: 'Herunterladen',
  open: (name) => `${name} öffnen`,
  attach: 'Dateien anhängen',
  attached: 'Angehängte Dateien',
  drop: 'Dateien hier ablegen, um sie anzuhängen',
  remove: (name) => `${name} entfernen`,
  again: 'Noch einmal',
  uploading: (percent) => `${percent} %`,
  checking: 'Wird geprüft …',
  wait: 'Warten Sie, bis die Dateien hochgeladen sind.',
  failedUpload: 'Das Hochladen ist fehlgeschlagen.',
  tooMany: (most) => `Eine Nachricht nimmt höchstens ${most} Dateien.`,
  tooLarge: (most) => `Zu groß: Dieser Kanal nimmt höchstens ${most}.`,
  wrongType: 'Dieser Kanal nimmt keine Dateien dieses Typs.',
  none: 'Dieser Kanal nimmt keine Dateien.',
};
