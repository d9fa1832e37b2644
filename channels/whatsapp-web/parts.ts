import { mediaRef } from '../contract/ids.ts';
import type { MediaKind, Part } from '../contract/inbound.ts';
import type { ToldMessage } from './told.ts';

/** Notes of WhatsApp's own in a chat: nobody said them. An album's pictures come as messages of their own. */
const NOTES = new Set([
  'album',
  'broadcast_notification',
  'ciphertext',
  'debug',
  'e2e_notification',
  'gp2',
  'notification',
  'notification_template',
  'protocol',
  'revoked',
]);

const FILES: Readonly<Record<string, MediaKind>> = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  ptt: 'audio',
  document: 'document',
  sticker: 'sticker',
};

const WORDS: Readonly<Record<string, string>> = {
  vcard: 'contact',
  multi_vcard: 'contacts',
  poll_creation: 'poll',
  event_creation: 'event',
  call_log: 'call',
};

const CHOICES = new Set(['buttons_response', 'list_response', 'template_button_reply']);

/** What somebody said with one message. Nothing when it says nothing. */
export const partsOf = (message: ToldMessage): Part[] => {
  const { type, body = '' } = message;
  if (NOTES.has(type)) return [];
  const media = FILES[type];
  if (media) return fileParts(message, media);
  if (type === 'chat') return [{ kind: 'text', text: body }];
  if (CHOICES.has(type)) return [{ kind: 'choice', id: message.chosen ?? body, title: body }];
  if (type === 'location') return locationParts(message);
  return [{ kind: 'unsupported', what: WORDS[type] ?? type }];
};

const fileParts = (message: ToldMessage, media: MediaKind): Part[] => {
  const { id, type, hasFile, caption, fileName, mimeType, size } = message;
  // What may be viewed only once is not shown on computers.
  if (!hasFile) return [{ kind: 'unsupported', what: type }];
  const file: Part = {
    ...{ kind: 'media', media, ref: mediaRef(id) },
    ...(type === 'ptt' && { voice: true }),
    ...(fileName !== undefined && { fileName }),
    ...(mimeType !== undefined && { mimeType: mimeType.split(';')[0]?.trim() ?? mimeType }),
    ...(size !== undefined && { size }),
  };
  // WhatsApp names a document without a caption by its file.
  return caption && caption !== fileName ? [file, { kind: 'text', text: caption }] : [file];
};

const locationParts = ({ lat, lng, place = '' }: ToldMessage): Part[] => {
  if (lat === undefined || lng === undefined) return [{ kind: 'unsupported', what: 'location' }];
  const [name, address] = place.split('\n');
  return [{ kind: 'location', latitude: lat, longitude: lng, ...(name && { name }), ...(address && { address }) }];
};
