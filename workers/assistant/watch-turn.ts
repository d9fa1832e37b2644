import { botSpeaks, type Conversation } from '#core/domain/conversation/state.ts';

/** Milliseconds between two looks at who is in charge. */
export const LOOK_EVERY = 1_000;

/** Why an answer in the making is no longer wanted. */
export type Overtaken = 'person_in_charge' | 'conversation_ended';

export const overtakenBy = (conversation: Conversation | null, botId: string): Overtaken | null => {
  if (conversation && botSpeaks(conversation) && conversation.botId === botId) return null;
  return conversation?.status === 'waiting' || conversation?.status === 'taken' || conversation?.outside
    ? 'person_in_charge'
    : 'conversation_ended';
};

export type Watch = { signal: AbortSignal; overtaken(): Overtaken | null; stop(): void };

/** Aborts `signal` soon after somebody else has taken the conversation, and at once when `outer` is aborted. */
export const watchTurn = (
  look: () => Promise<Conversation | null>,
  botId: string,
  outer: AbortSignal,
  every = LOOK_EVERY,
): Watch => {
  const controller = new AbortController();
  let overtaken: Overtaken | null = null;
  let looking = false;
  const check = async () => {
    if (looking) return;
    looking = true;
    try {
      overtaken = overtakenBy(await look(), botId);
      if (overtaken !== null) controller.abort();
    } catch {
      // Only an early look: who is in charge is decided again when the answer is written.
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void check(), every);
  const follow = () => controller.abort(outer.reason);
  if (outer.aborted) follow();
  outer.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    overtaken: () => overtaken,
    stop: () => {
      clearInterval(timer);
      outer.removeEventListener('abort', follow);
    },
  };
};
