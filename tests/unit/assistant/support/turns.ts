import type { ConversationEvent, EventBody } from '#core/domain/conversation/events.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { STANDARD } from '#core/store/bot-schema.ts';
import type { Bot } from '#core/store/bots.ts';
import type { AssistantTurn } from '#workers/assistant/assistant.ts';
import { isTalkToPerson } from '#workers/assistant/offline/phrases.ts';

export const BOT: Bot = {
  id: 'bot-1',
  name: 'Bean',
  greeting: 'Hello!',
  instructions: 'You help the guests of a coffee shop.',
  quickReplies: [],
  brand: '#123456',
  humanSupport: true,
  ...STANDARD,
  aiAssist: true,
  aiSummary: true,
  model: null,
  texts: {
    handover: '',
    transferred: '',
    resolved: '',
    restored: '',
    unassigned: '',
    closed: '',
    noAgents: '',
    outsideHours: '',
    queueFull: '',
    messageLeft: '',
  },
  allowedSites: [],
  channelAccountId: 'web-1',
};

export const conversation = (changes: Partial<Conversation> = {}): Conversation => ({
  ...open({
    id: 'conversation-1',
    botId: BOT.id,
    contactId: 'contact-1',
    channel: 'web',
    channelAccountId: 'web-1',
    peer: 'peer-1',
    customerName: 'Visitor 7F3A',
    previousId: null,
    lastAgentId: null,
    now: 0,
  }).conversation,
  ...changes,
});

export type Said = ['customer' | 'bot' | 'agent' | 'restored', string];

const body = ([who, text]: Said, seq: number): { by: ConversationEvent['by'] } & EventBody => {
  switch (who) {
    case 'customer':
      return { by: { kind: 'customer' }, type: 'customerMessage', text, inboxId: `i${seq}`, clientMessageId: null };
    case 'agent':
      return { by: { kind: 'agent', id: 'a1', name: 'Sam' }, type: 'agentMessage', text, clientMessageId: `c${seq}` };
    case 'restored':
      return { by: { kind: 'agent', id: 'a1', name: 'Sam' }, type: 'restoredToAi', instruction: text };
    case 'bot': {
      const quickReplies = isTalkToPerson(text) ? [text] : [];
      return {
        by: { kind: 'bot' },
        type: 'botMessage',
        text,
        answersSeq: seq - 1,
        citations: [],
        quickReplies,
        source: 'offline',
      };
    }
  }
};

export const timeline = (said: readonly Said[]): ConversationEvent[] =>
  said.map((one, i) => ({ seq: i + 2, at: i, ...body(one, i + 2) }));

export const turn = (
  said: readonly Said[],
  bot: Partial<Bot> = {},
  changes: Partial<Conversation> = {},
): AssistantTurn => ({
  bot: { ...BOT, ...bot },
  conversation: conversation({ seq: said.length + 1, ...changes }),
  timeline: timeline(said),
  signal: new AbortController().signal,
});
