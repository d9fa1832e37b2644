import { expect, test } from 'vitest';
import { sentAs } from '#channels/whatsapp-cloud/files.ts';
import { file } from './world.ts';

const MB = 1024 * 1024;

test.each([
  ['a picture', file('image', 'image/jpeg'), { media: 'image', mimeType: 'image/jpeg' }],
  ['a picture of 5 MB', file('image', 'image/png', { size: 5 * MB }), { media: 'image', mimeType: 'image/png' }],
  ['a larger one', file('image', 'image/png', { size: 5 * MB + 1 }), { media: 'document', mimeType: 'image/png' }],
  ['a film of 17 MB', file('video', 'video/mp4', { size: 17 * MB }), { media: 'document', mimeType: 'video/mp4' }],
  ['a spoken note', file('audio', 'audio/ogg; codecs=opus'), { media: 'audio', mimeType: 'audio/ogg' }],
  ['a sticker', file('sticker', 'image/webp'), { media: 'sticker', mimeType: 'image/webp' }],
  ['a picture as a document', file('document', 'image/png'), { media: 'document', mimeType: 'image/png' }],
  ['a table as text', file('document', 'text/csv'), { media: 'document', mimeType: 'text/plain' }],
  ['a moving picture', file('image', 'image/gif'), undefined],
  ['a program', file('document', 'application/x-msdownload'), undefined],
  ['more than 100 MB', file('document', 'application/pdf', { size: 100 * MB + 1 }), undefined],
])('%s goes out as what WhatsApp takes it for', (_, given, sent) => {
  expect(sentAs(given)).toEqual(sent);
});
