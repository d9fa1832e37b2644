import { type Connection, Schema } from 'mongoose';

/** What holds for the whole installation. */
export type WorkspaceSettings = {
  /** How long an agent may be gone before what they had goes back to the queue. Seconds. */
  graceSeconds: number;
};

export const STANDARD_WORKSPACE: WorkspaceSettings = { graceSeconds: 30 };

type WorkspaceRow = WorkspaceSettings & { _id: string };

const ONLY = 'workspace';
const schema = new Schema<WorkspaceRow>(
  { _id: { type: String, required: true }, graceSeconds: Number },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'workspace' },
);

export type WorkspaceStore = ReturnType<typeof createWorkspaceStore>;

export const createWorkspaceStore = (connection: Connection) => {
  const workspaces = connection.model<WorkspaceRow>('Workspace', schema);
  const settingsOf = (row: WorkspaceRow | null): WorkspaceSettings => {
    const { _id: _, ...chosen } = row ?? { _id: ONLY };
    return { ...STANDARD_WORKSPACE, ...chosen };
  };
  return {
    settings: async (): Promise<WorkspaceSettings> => settingsOf(await workspaces.findById(ONLY).lean<WorkspaceRow>()),
    change: async (patch: Partial<WorkspaceSettings>): Promise<WorkspaceSettings> => {
      const options = { upsert: true, returnDocument: 'after', runValidators: true } as const;
      return settingsOf(await workspaces.findByIdAndUpdate(ONLY, { $set: patch }, options).lean<WorkspaceRow>());
    },
    ensureIndexes: (): Promise<void> => workspaces.createIndexes(),
  };
};
