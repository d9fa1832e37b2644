import type { Reach } from '#channels/contract/adapter.ts';
import { peerId } from '#channels/contract/ids.ts';
import type { MediaKind } from '#channels/contract/inbound.ts';
import type { OutgoingFile, OutgoingMessage, Recipient } from '#channels/contract/outbound.ts';
import type { WhatsAppAccount } from '#channels/whatsapp-cloud/settings.ts';
import { BUSINESS, NUMBER, TOKEN } from '../../../fakes/graph/whatsapp.ts';

export const NOW = Date.parse('2026-11-22T10:00:00Z');

export const account: WhatsAppAccount = {
  id: '0193c5b0-0000-7000-8000-000000000001',
  settings: { phoneNumberId: NUMBER, businessAccountId: BUSINESS },
  secrets: { accessToken: TOKEN, appSecret: 'of the app', verifyToken: 'our own words' },
};

export const reach: Reach = { fetch, now: () => NOW, signal: new AbortController().signal };

export const customer: Recipient = { peer: peerId('16505551234'), lastHeard: NOW - 60_000 };

export const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  ...{ text: '', choices: [], files: [], by: 'agent' },
  ...changes,
});

export const file = (media: MediaKind, mimeType: string, changes: Partial<OutgoingFile> = {}): OutgoingFile => ({
  ...{ media, mimeType, fileName: 'a.file', size: 3 },
  open: async () => new Uint8Array([1, 2, 3]),
  ...changes,
});
