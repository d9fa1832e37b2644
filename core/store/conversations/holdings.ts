import type { mongo } from 'mongoose';
import type { AgentId, BotId } from '../../domain/ids.ts';
import type { StoredConversation } from './schema.ts';
import { PASSED_ON } from './transfers.ts';

export type HoldingOfBot = { agentId: AgentId; botId: BotId };

export const createHoldingQueries = (collection: () => mongo.Collection<StoredConversation>) => ({
  /** Who has something of which bot: conversations, offers, transfers that they are asked to accept. Each pair once. */
  holdings: async (): Promise<HoldingOfBot[]> => {
    const pair = (agent: string) => ({ projection: { _id: 0, [agent]: 1, botId: 1 } });
    const [held, passed] = await Promise.all([
      collection()
        .find({ holder: { $gt: '' } }, pair('holder'))
        .toArray(),
      collection().find(PASSED_ON, pair('transfer.to')).toArray(),
    ]);
    const pairs = [...held, ...passed].flatMap(({ holder, transfer, botId }) => {
      const agentId = holder ?? transfer?.to;
      return agentId === undefined ? [] : [[`${agentId} ${botId}`, { agentId, botId }] as const];
    });
    return [...new Map(pairs).values()];
  },
});
