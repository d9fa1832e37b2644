import { ASKING } from '#core/domain/conversation/asking.ts';
import { type AcceptDeps, ensureConversation } from '#core/store/accept.ts';
import { type ApplyDeps, applyCommand } from '#core/store/apply.ts';
import type { HandedOver } from './ports.ts';

/** The customer waits for a person; where nobody can be had, the bot that they spoke with is told so and keeps them. */
export const createHandedOver =
  (deps: ApplyDeps & Pick<AcceptDeps, 'contacts'>): HandedOver =>
  async ({ id: channelAccountId, kind: channel, botId }, { peer, name, language }, { id, collected, message }) => {
    const from = { botId, channel, channelAccountId, peer, customerName: name, language };
    const asking = { ...ASKING, reason: 'other_bot' as const, collected: { ...collected } };
    const conversationId = await ensureConversation(deps, from);
    const request = { ...asking, ...(message && { message }) };
    await applyCommand(deps, conversationId, request, { kind: 'bot' }, { key: `handover:${id}` });
  };
