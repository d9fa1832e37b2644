import type { Logger } from 'pino';
import type { ServerToAgent } from '#core/contracts/realtime.ts';
import type { EventType } from '#core/domain/conversation/events.ts';
import type { AgentId } from '#core/domain/ids.ts';
import { activeUnits } from '#core/domain/routing/limits.ts';
import type { Store } from '#core/store/connect.ts';

/** What fills or frees a place of an agent. */
const MOVES = new Set<EventType>([
  'offered',
  'offerDeclined',
  'offerExpired',
  'offerWithdrawn',
  'taken',
  'queued',
  'unassigned',
  'restoredToAi',
  'resolved',
  'dropped',
  'closed',
]);
/** Milliseconds. Conversations that move at the same time are counted once. */
const PAUSE = 200;

type Watching = {
  conversations: Pick<Store['conversations'], 'heldSlots'>;
  /** The agents whose loads this gateway tells. */
  here: () => AgentId[];
  announce: (id: AgentId) => Promise<unknown>;
  log: Logger;
};

/** Announces the agents whose load is not what was told last, soon after conversations have moved. */
export const watchLoads = ({ conversations, here, announce, log }: Watching) => {
  const told = new Map<AgentId, number>();
  let soon: NodeJS.Timeout | undefined;

  const recount = async (): Promise<void> => {
    for (const [id, held] of await conversations.heldSlots(here()))
      if (told.get(id) !== activeUnits({ id, held })) await announce(id);
  };

  return {
    told,

    /** Is given whatever an agent's screen is told. */
    heard: (message: ServerToAgent): void => {
      if (soon || message.type !== 'conversation' || !message.entries.some(({ type }) => MOVES.has(type))) return;
      soon = setTimeout(() => {
        soon = undefined;
        recount().catch((error) => log.warn({ err: error }, 'loads were not announced'));
      }, PAUSE);
    },

    close: (): void => clearTimeout(soon),
  };
};
