import type { AgentId } from '#core/domain/ids.ts';
import type { Settle } from '#core/outbox/settle.ts';
import { agentRoom, conversationRoom } from '#core/realtime/rooms.ts';
import { applyCommand, type Request } from '#core/store/apply.ts';
import type { Store } from '#core/store/connect.ts';
import { takeBackFromBarred } from '#core/store/take-back.ts';
import type { AgentNamespace } from './sockets.ts';

type RightsLostDeps = { store: Store; settle: Settle; namespace: AgentNamespace };

/** What somebody has of bots that they may not see any more goes to others, and from their screens. */
export const returnWhatIsLost = async ({ store, settle, namespace }: RightsLostDeps, id: AgentId): Promise<void> => {
  const apply = (conversationId: string, request: Request) =>
    applyCommand({ ...store, settle }, conversationId, request, { kind: 'system' });
  const gone = await takeBackFromBarred({ ...store, apply }, [id]);
  if (gone.length === 0) return;
  namespace.in(agentRoom(id)).socketsLeave(gone.map(conversationRoom));
  for (const conversationId of gone) namespace.to(agentRoom(id)).emit('message', { type: 'gone', conversationId });
};
