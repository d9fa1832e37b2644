import { type Connection, Schema } from 'mongoose';

/** A prepared answer. An agent types `/` and the shortcut. */
export type Template = { id: string; shortcut: string; title: string; text: string };

type TemplateRow = Omit<Template, 'id'> & { _id: string; sample: boolean };

const schema = new Schema<TemplateRow>(
  {
    _id: { type: String, required: true },
    shortcut: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'templates' },
);

const toTemplate = ({ _id, sample: _, ...rest }: TemplateRow): Template => ({ id: _id, ...rest });

export const createTemplatesStore = (connection: Connection) => {
  const templates = connection.model<TemplateRow>('Template', schema);
  return {
    list: async (): Promise<Template[]> =>
      (await templates.find().sort({ shortcut: 1 }).lean<TemplateRow[]>()).map(toTemplate),
    insert: async ({ id, ...template }: Template, { sample = false } = {}): Promise<void> => {
      await templates.create({ _id: id, ...template, sample });
    },
    removeSamples: async (): Promise<number> => (await templates.deleteMany({ sample: true })).deletedCount,
    ensureIndexes: (): Promise<void> => templates.createIndexes(),
  };
};
