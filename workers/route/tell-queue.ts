import type { QueuePlace } from '#core/contracts/realtime.ts';
import type { BotId, Instant } from '#core/domain/ids.ts';
import type { Emitter } from '#core/realtime/emitter.ts';
import type { BotsStore } from '#core/store/bots.ts';
import type { QueueEntry } from '#core/store/conversations/queue.ts';
import { EXACT_PLACES, lookAtPace, type PaceDeps, placeAt } from '#core/store/place.ts';
import type { Told } from './told.ts';

export type TellQueueDeps = PaceDeps & {
  bots: Pick<BotsStore, 'cached'>;
  emitter: Pick<Emitter, 'toVisitor'>;
  told: Told;
};

/** What a customer was told, in short; anew whenever their conversation changed, as their page may have forgotten it then. */
const words = ({ version }: QueueEntry, { position, expectedWait }: QueuePlace): string =>
  [version, position, expectedWait?.from, expectedWait?.to].join(' ');

/** Only a web page can show a number that changes; who left a message does not sit there. */
const listens = ({ channel, later }: QueueEntry): boolean => channel === 'web' && !later;

/**
 * Tells the first customers of a bot's queue their place and how long it may take, where that is not what they know.
 * Told twice does no harm, and who connects is told at once: nothing depends on this being heard.
 */
export const tellQueue = async (deps: TellQueueDeps, botId: BotId, now: Instant): Promise<void> => {
  const { conversations, bots, emitter, told } = deps;
  const line = await conversations.queueFront(botId, EXACT_PLACES);
  const bot = line.some(listens) ? await bots.cached(botId) : null;
  if (bot === null) return;
  const [pace, before] = await Promise.all([lookAtPace(deps, bot, now), told.of(botId)]);
  const after = new Map<string, string>();
  for (const [ahead, entry] of line.entries()) {
    if (!listens(entry)) continue;
    const place = placeAt(ahead, pace);
    const said = words(entry, place);
    after.set(entry.id, said);
    if (before.get(entry.id) !== said)
      emitter.toVisitor(entry.channelAccountId, entry.peer, { type: 'place', conversationId: entry.id, place });
  }
  await told.remember(botId, after);
};
