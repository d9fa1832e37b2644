import type { ConversationId, Instant } from '#core/domain/ids.ts';
import { PRESENCE_LEASE } from '#core/domain/presence.ts';
import type { Request } from '#core/store/apply.ts';
import type { Bot, BotsStore } from '#core/store/bots.ts';
import type { Loaded } from '#core/store/conversations/mapping.ts';
import type { ConversationStore } from '#core/store/conversations/store.ts';
import type { GatewaysStore } from '#core/store/gateways.ts';

export type EndingsDeps = {
  bots: Pick<BotsStore, 'list'>;
  gateways: Pick<GatewaysStore, 'silentSince' | 'condemn' | 'remove'>;
  conversations: Pick<ConversationStore, 'leftBefore' | 'idleBefore' | 'droppedBefore' | 'gatewayGone'>;
  /** Looks anew at every try whether it is still so. */
  applyIf: (id: ConversationId, request: Request, onlyIf: (loaded: Loaded) => boolean) => Promise<unknown>;
};

/** Of each kind and bot in one sweep; what is left over comes with the next. */
const PAGE = 100;

/** Ends what ends by itself: customers who left, conversations that stand idle, dropped ones that nobody came back to. */
export const endByThemselves = async (deps: EndingsDeps, now: Instant, page = PAGE): Promise<void> => {
  await takeBackConnections(deps, now);
  for (const bot of await deps.bots.list({ kind: 'all' })) await endOf(deps, bot, now, page);
};

/**
 * The connections of gateways that are not heard of any more. Condemned first, so that one that was only frozen learns of it;
 * removed last, so that whoever dies in between is followed by another.
 */
const takeBackConnections = async ({ gateways, conversations }: EndingsDeps, now: Instant): Promise<void> => {
  for (const { id, heardAt } of await gateways.silentSince(now - PRESENCE_LEASE)) {
    if (!(await gateways.condemn(id, heardAt))) continue;
    await conversations.gatewayGone(id, heardAt);
    await gateways.remove(id);
  }
};

const endOf = async ({ conversations, applyIf }: EndingsDeps, bot: Bot, now: Instant, page: number): Promise<void> => {
  const { left, idle, dropped } = bot.endings;
  const isPast = (at: Instant | null, seconds: number): boolean => at !== null && at <= now - seconds * 1_000;

  if (left !== null)
    for (const id of await conversations.leftBefore(bot.id, now - left * 1_000, page))
      await applyIf(id, { type: 'customerLeft', how: 'left' }, ({ awaySince }) => isPast(awaySince, left));

  if (idle !== null)
    for (const id of await conversations.idleBefore(bot.id, now - idle * 1_000, page))
      await applyIf(id, { type: 'closeIdle' }, ({ idleSince }) => isPast(idleSince, idle));

  if (dropped !== null)
    for (const id of await conversations.droppedBefore(bot.id, now - dropped * 1_000, page))
      await applyIf(
        id,
        { type: 'closeIdle' },
        ({ conversation: { status, endedAt } }) => status === 'dropped' && isPast(endedAt, dropped),
      );
};
