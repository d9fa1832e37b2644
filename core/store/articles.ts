import { type Connection, Schema } from 'mongoose';
import type { ArticleId, BotId, Instant } from '../domain/ids.ts';

/** One piece of a bot's knowledge, in the words that a customer may read. */
export type Article = {
  id: ArticleId;
  botId: BotId;
  title: string;
  text: string;
  /** Questions that it answers, as customers put them: they find it, and are not shown. */
  questions?: readonly string[];
  updatedAt: Instant;
};

type ArticleRow = Omit<Article, 'id'> & { _id: ArticleId; sample: boolean };

const schema = new Schema<ArticleRow>(
  {
    _id: { type: String, required: true },
    botId: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    questions: { type: [String], default: undefined },
    updatedAt: { type: Number, required: true },
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'articles' },
);
schema.index({ botId: 1, updatedAt: -1 });

const toArticle = ({ _id, sample: _, ...rest }: ArticleRow): Article => ({ id: _id, ...rest });

export const createArticlesStore = (connection: Connection) => {
  const articles = connection.model<ArticleRow>('Article', schema);
  return {
    ofBot: async (botId: BotId): Promise<Article[]> =>
      (await articles.find({ botId }).sort({ _id: 1 }).lean<ArticleRow[]>()).map(toArticle),
    /** Changes whenever the bot's articles do: compare it before reading them all again. */
    stampOf: async (botId: BotId): Promise<string> => {
      const [latest, count] = await Promise.all([
        articles.findOne({ botId }, { updatedAt: 1 }).sort({ updatedAt: -1 }).lean<{ updatedAt: Instant }>(),
        articles.countDocuments({ botId }),
      ]);
      return `${count}:${latest?.updatedAt ?? 0}`;
    },
    insert: async ({ id, ...article }: Article, { sample = false } = {}): Promise<void> => {
      await articles.create({ _id: id, ...article, sample });
    },
    removeSamples: async (): Promise<number> => (await articles.deleteMany({ sample: true })).deletedCount,
    ensureIndexes: (): Promise<void> => articles.createIndexes(),
  };
};
