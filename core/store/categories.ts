import { type Connection, Schema } from 'mongoose';
import type { CategoryId } from '../domain/ids.ts';

/** What a conversation is about; shared by all bots. `colour` is a CSS colour. */
export type Category = { id: CategoryId; name: string; colour: string };

type CategoryRow = Omit<Category, 'id'> & { _id: CategoryId; sample: boolean };

const schema = new Schema<CategoryRow>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    colour: { type: String, required: true },
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'categories' },
);

const toCategory = ({ _id, sample: _, ...rest }: CategoryRow): Category => ({ id: _id, ...rest });

export const createCategoriesStore = (connection: Connection) => {
  const categories = connection.model<CategoryRow>('Category', schema);
  return {
    list: async (): Promise<Category[]> =>
      (await categories.find().sort({ name: 1 }).lean<CategoryRow[]>()).map(toCategory),
    insert: async ({ id, ...category }: Category, { sample = false } = {}): Promise<void> => {
      await categories.create({ _id: id, ...category, sample });
    },
    removeSamples: async (): Promise<number> => (await categories.deleteMany({ sample: true })).deletedCount,
    ensureIndexes: (): Promise<void> => categories.createIndexes(),
  };
};
