import type { AgentCommand } from '#core/contracts/agent-commands.ts';
import { previewOf } from '#core/domain/channels/message-template.ts';
import type { WindowsByChannel } from '#core/domain/channels/window.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { AgentActor } from '#core/domain/permissions.ts';
import type { Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';
import type { MessageTemplatesOf } from './message-templates.ts';

type Written = Extract<AgentCommand, { type: 'agentWrote' }>;
type Wrote = Extract<Request, { type: 'agentWrote' }>;

export type AgentWroteDeps = {
  store: Pick<Store, 'conversations'>;
  windows: WindowsByChannel;
  messageTemplates: MessageTemplatesOf;
};

/**
 * What an agent says, with what the platform allows, and a template as the customer will read it.
 * @throws BatonError
 */
export const templated = async (
  { store, windows, messageTemplates }: AgentWroteDeps,
  actor: AgentActor,
  conversationId: string,
  { type, text, template, clientMessageId }: Omit<Written, 'files'>,
): Promise<Omit<Wrote, 'files'>> => {
  if (!template) return { type, text, clientMessageId, windows };
  const conversation = await store.conversations.find(actor.scope, conversationId);
  if (conversation === null) throw new BatonError('not_found');
  const found = await messageTemplates.find(conversation.channelAccountId, template);
  return { type, text: previewOf(found, template.parameters), template, clientMessageId, windows };
};
