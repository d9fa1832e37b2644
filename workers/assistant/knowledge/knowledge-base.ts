import type { BotId } from '#core/domain/ids.ts';
import { createKnowledge, type Knowledge, type Source } from './knowledge.ts';

/** Where articles come from; `stampOf` changes whenever they do. */
export type Articles = {
  ofBot(botId: BotId): Promise<Source[]>;
  stampOf(botId: BotId): Promise<string>;
};

export type KnowledgeBase = (botId: BotId) => Promise<Knowledge>;

type Indexed = { stamp: string; knowledge: Promise<Knowledge> };

/** Milliseconds for which articles are taken to be as they were. */
const FRESH = 2_000;

/** So many bots' indexes are kept in memory; the one that was not asked for longest makes room. */
const KEPT = 200;

/** The knowledge of each bot, indexed once and again when its articles change. */
export const createKnowledgeBase = (articles: Articles, now = Date.now): KnowledgeBase => {
  const indexed = new Map<BotId, Indexed>();

  const remember = (botId: BotId, entry: Indexed): Promise<Knowledge> => {
    indexed.delete(botId);
    indexed.set(botId, entry);
    const [oldest] = indexed.keys();
    if (indexed.size > KEPT && oldest !== undefined) indexed.delete(oldest);
    return entry.knowledge;
  };

  const stamps = new Map<BotId, { until: number; stamp: Promise<string> }>();
  const stampOf = (botId: BotId): Promise<string> => {
    const read = stamps.get(botId);
    if (read && read.until > now()) return read.stamp;
    const stamp = articles.stampOf(botId);
    if (stamps.size > KEPT) stamps.clear();
    stamps.set(botId, { until: now() + FRESH, stamp });
    stamp.catch(() => stamps.delete(botId));
    return stamp;
  };

  return async (botId) => {
    // The stamp is read before the articles, so that a change in between is noticed the next time.
    const stamp = await stampOf(botId);
    const known = indexed.get(botId);
    if (known?.stamp === stamp) return remember(botId, known);
    const knowledge = articles.ofBot(botId).then(createKnowledge);
    const entry = { stamp, knowledge };
    knowledge.catch(() => {
      if (indexed.get(botId) === entry) indexed.delete(botId);
    });
    return remember(botId, entry);
  };
};
