import type { Reach } from '#channels/contract/adapter.ts';
import { peerId } from '#channels/contract/ids.ts';
import type { MediaKind } from '#channels/contract/inbound.ts';
import type { OutgoingFile, OutgoingMessage, Recipient } from '#channels/contract/outbound.ts';
import { APP, CUSTOMER, INSTAGRAM, PAGE, TOKEN } from '../../../fakes/graph/page-messages.ts';

export const NOW = Date.parse('2026-11-22T10:00:00Z');

const secrets = { accessToken: TOKEN, appSecret: 'of the app', verifyToken: 'our own words' };
const id = '0193c5b0-0000-7000-8000-000000000001';
export const page = { id, secrets, settings: { pageId: PAGE, appId: APP } };
export const instagram = { id, secrets, settings: { pageId: PAGE, appId: APP, instagramId: INSTAGRAM } };

export const reach: Reach = { fetch, now: () => NOW, signal: new AbortController().signal };

export const customer: Recipient = { peer: peerId(CUSTOMER), lastHeard: NOW - 60_000 };

export const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  ...{ text: '', choices: [], files: [], by: 'agent' },
  ...changes,
});

export const file = (media: MediaKind, mimeType: string, changes: Partial<OutgoingFile> = {}): OutgoingFile => ({
  ...{ media, mimeType, fileName: 'a.file', size: 3 },
  open: async () => new Uint8Array([1, 2, 3]),
  ...changes,
});
