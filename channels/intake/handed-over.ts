import { ASKING } from '#core/domain/conversation/asking.ts';
import { BatonError } from '#core/domain/errors.ts';
import { type AcceptDeps, ensureConversation } from '#core/store/accept.ts';
import { type ApplyDeps, applyCommand } from '#core/store/apply.ts';
import type { HandedOver } from './ports.ts';

/** The customer waits for a person, whether anybody is there or not: the bot that they spoke with has let go of them. */
export const createHandedOver =
  (deps: ApplyDeps & Pick<AcceptDeps, 'contacts'>): HandedOver =>
  async ({ id: channelAccountId, kind: channel, botId }, { peer, name, language }, { id, collected, message }) => {
    const from = { botId, channel, channelAccountId, peer, customerName: name, language };
    const asking = { ...ASKING, reason: 'other_bot' as const, collected: { ...collected }, anyway: true };
    try {
      const conversationId = await ensureConversation(deps, from);
      const request = { ...asking, ...(message && { message }) };
      await applyCommand(deps, conversationId, request, { kind: 'bot' }, { key: `handover:${id}` });
    } catch (error) {
      // Told again it would be refused again: this bot has nobody to hand over to.
      if (!(error instanceof BatonError && error.code === 'human_support_off')) throw error;
    }
  };
