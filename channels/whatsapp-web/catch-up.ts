import type { Client, Message } from 'whatsapp-web.js';
import { isPerson } from './person.ts';
import { within } from './within.ts';

type ChatState = { id: string; unread: number; t: number };

const MOST = 200;
/** Messages may come a little out of their order. Seconds. */
const OVERLAP = 60;
/** What nobody has read for longer when a phone is paired for the first time is no longer waited for. Seconds. */
const STALE = 24 * 3_600;

const CHATS = `window.require('WAWebCollections').Chat.getModelsArray()
  .map((chat) => ({ id: chat.id._serialized, unread: chat.unreadCount || 0, t: chat.t || 0 }))`;

/**
 * Only what comes after the listeners are attached is emitted. So whatever else may have come since `heardUpTo` is looked
 * for in the chats: also replies of the phone's owner, and what they have read there. Seconds.
 */
export const catchUp = async (
  client: Client,
  { heardUpTo, now, patience }: { heardUpTo: number | null; now: number; patience: number },
  tell: (message: Message) => Promise<void>,
): Promise<void> => {
  const since = heardUpTo === null ? now - STALE : heardUpTo - OVERLAP;
  const chats = (await within(patience, client.pupPage?.evaluate(CHATS) ?? Promise.resolve([]))) as ChatState[];
  for (const { id, unread, t } of chats) {
    if (!isPerson(id) || (unread <= 0 && (heardUpTo === null || t < since))) continue;
    const chat = await within(patience, client.getChatById(id));
    const limit = Math.min(Math.max(unread, 20) * 2, MOST);
    const messages = await within(patience, chat.fetchMessages({ limit }));
    const unheard = messages.slice().sort((one, other) => one.timestamp - other.timestamp);
    for (const message of unheard)
      if (message.timestamp >= since && !(heardUpTo === null && message.fromMe)) await tell(message);
  }
};
