import type { Conversation } from '#core/domain/conversation/state.ts';
import type { AssistantJobDeps } from './deps.ts';

/** Screens forget a typing sign after some seconds. Milliseconds. */
const AGAIN = 3_000;
/** An answer that is there sooner needs no sign before it. */
const SOON = 250;

/** Shows the customer, and agents who look, that the bot is at it, until `stop`. */
export const showTyping = (
  { emitter, hint }: Pick<AssistantJobDeps, 'emitter' | 'hint'>,
  { id, channel, channelAccountId, peer }: Conversation,
  name: string,
): { stop(): void } => {
  const show = () => {
    emitter.toVisitor(channelAccountId, peer, { type: 'typing', who: 'bot', name });
    emitter.toConversationAgents(id, { type: 'typing', conversationId: id, who: 'bot', name });
    if (channel !== 'web') hint?.(id);
  };
  const first = setTimeout(show, SOON);
  const timer = setInterval(show, AGAIN);
  return {
    stop: () => {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
};
