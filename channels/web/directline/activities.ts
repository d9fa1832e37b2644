import type { FileState } from '#core/contracts/files.ts';
import { HANDOVER_STATES } from '#core/contracts/handover-states.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { ConversationId, Instant } from '#core/domain/ids.ts';
import type { Both } from './guest.ts';

export type Account = { id: string; name?: string; role: 'user' | 'bot' };
export type Action = { type: 'imBack' | 'postBack'; title: string; value: unknown };
export type Attachment = { contentType: string; contentUrl: string; name: string; thumbnailUrl?: string };
/** Files that can be opened, by their ids. Addresses are of this installation, without its origin. */
export type OpenFiles = ReadonlyMap<string, FileState>;

/** What is said, in the form of the Bot Framework's activity schema. */
export type Activity = {
  type: 'message' | 'event' | 'typing';
  id?: string;
  timestamp: string;
  channelId: 'directline';
  conversation: { id: string };
  from: Account;
  text?: string;
  textFormat?: 'markdown' | 'plain';
  attachments?: Attachment[];
  suggestedActions?: { actions: Action[] };
  name?: string;
  value?: unknown;
  channelData?: { clientActivityID: string };
};

/** A tapped action that comes back as this is no words, but a wish. */
export const WAIT = { baton: 'wait' } as const;
const WAIT_ACTION: Action = { type: 'postBack', title: 'Wait for a person', value: WAIT };

const common = ({ guest }: Both, at: Instant, from: Account) => ({
  timestamp: new Date(at).toISOString(),
  channelId: 'directline' as const,
  conversation: { id: guest.peer },
  from,
});

const botOf = ({ bot }: Both): Account => ({ ...bot, role: 'bot' });
const agentOf = (both: Both, name: string): Account => ({ id: `${both.bot.id}/agent`, name, role: 'bot' });
const userOf = ({ guest }: Both): Account => ({ id: guest.userId ?? guest.peer, role: 'user' });

const attached = (origin: string, { files = [] }: VisitorEntry, open: OpenFiles): Pick<Activity, 'attachments'> => {
  const attachments = files.flatMap(({ id, name }): Attachment[] => {
    const { facts, address } = open.get(id) ?? {};
    if (!facts || !address) return [];
    const thumbnail = address.thumbnail === null ? {} : { thumbnailUrl: origin + address.thumbnail };
    return [{ contentType: facts.mimeType, contentUrl: origin + address.file, name, ...thumbnail }];
  });
  return attachments.length === 0 ? {} : { attachments };
};

const choices = (titles: readonly string[]): Pick<Activity, 'suggestedActions'> =>
  titles.length === 0
    ? {}
    : { suggestedActions: { actions: titles.map((title) => ({ type: 'imBack', title, value: title })) } };

/** What Direct Line tells of an entry; null for what only Baton's own widget shows. */
export const activityOf = (
  both: Both,
  conversationId: ConversationId,
  entry: VisitorEntry,
  open: OpenFiles = new Map(),
): Activity | Activity[] | null => {
  const { kind, text, author, clientMessageId, quickReplies, unavailable, event, seq, at } = entry;
  const id = `${conversationId}|${String(seq).padStart(7, '0')}`;
  const said = { type: 'message' as const, id, text, ...attached(both.origin, entry, open) };
  switch (kind) {
    case 'customer':
      return {
        ...common(both, at, userOf(both)),
        ...{ ...said, textFormat: 'plain' },
        // By this a client knows its own words again.
        ...(clientMessageId !== null && { id: clientMessageId, channelData: { clientActivityID: clientMessageId } }),
      };
    case 'bot':
      return { ...common(both, at, botOf(both)), ...said, textFormat: 'markdown', ...choices(quickReplies) };
    case 'agent':
      return { ...common(both, at, agentOf(both, author)), ...said, textFormat: 'markdown' };
    case 'notice':
      return { ...common(both, at, botOf(both)), ...said, textFormat: 'plain' };
    case 'event': {
      const state = event && HANDOVER_STATES[event];
      if (!state) return null;
      const status = { ...common(both, at, botOf(both)), type: 'event' as const, name: 'handoff.status' };
      if (!unavailable) return { ...status, id, value: { state } };
      const asks = { ...common(both, at, botOf(both)), ...said, suggestedActions: { actions: [WAIT_ACTION] } };
      return [asks, { ...status, id: `${id}.status`, value: { state, ...(text && { message: text }) } }];
    }
  }
};

/** Before anything was said: what the bot says first. */
export const greetingOf = (both: Both, greeting: string, quickReplies: readonly string[], at: Instant): Activity => ({
  ...common(both, at, botOf(both)),
  ...{ type: 'message', id: `${both.guest.peer}|greeting`, text: greeting, textFormat: 'markdown' },
  ...choices(quickReplies),
});

export const typingOf = (both: Both, who: 'bot' | 'agent', name: string, at: Instant): Activity => ({
  ...common(both, at, who === 'bot' ? botOf(both) : agentOf(both, name)),
  type: 'typing',
});
