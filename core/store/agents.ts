import { type Connection, Schema } from 'mongoose';
import type { AgentId, BotId, Instant } from '../domain/ids.ts';
import { ROLES, type Role } from '../domain/permissions.ts';

export type Agent = {
  id: AgentId;
  name: string;
  /** In lower case. */
  email: string;
  passwordHash: string;
  role: Role;
  /** Bots whose conversations they are given. */
  botIds: BotId[];
  /** How many conversations at once. */
  limit: number;
  listening: boolean;
  /** Connected up to here, unless renewed. */
  leaseUntil: Instant;
  lastAssignedAt: Instant;
  disabled: boolean;
};

type AgentRow = Omit<Agent, 'id'> & { _id: AgentId; sample: boolean };

const schema = new Schema<AgentRow>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    botIds: [String],
    limit: { type: Number, required: true },
    listening: { type: Boolean, default: false },
    leaseUntil: { type: Number, default: 0 },
    lastAssignedAt: { type: Number, default: 0 },
    disabled: { type: Boolean, default: false },
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'agents' },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ botIds: 1 });

const toAgent = ({ _id, sample: _, ...rest }: AgentRow): Agent => ({ id: _id, ...rest });

export type AgentsStore = ReturnType<typeof createAgentsStore>;

export const createAgentsStore = (connection: Connection) => {
  const agents = connection.model<AgentRow>('Agent', schema);
  const found = (row: AgentRow | null): Agent | null => row && toAgent(row);

  return {
    byId: async (id: AgentId): Promise<Agent | null> => found(await agents.findById(id).lean<AgentRow>()),
    byEmail: async (email: string): Promise<Agent | null> =>
      found(await agents.findOne({ email: email.trim().toLowerCase() }).lean<AgentRow>()),
    list: async (): Promise<Agent[]> => (await agents.find().sort({ name: 1 }).lean<AgentRow[]>()).map(toAgent),
    /** Whether nobody but the sample's people is here. */
    none: async (): Promise<boolean> => (await agents.findOne({ sample: false }, { _id: 1 }).lean()) === null,
    /** Members of the bot who may log in; whether they listen and are there is the router's question. */
    routableFor: async (botId: BotId): Promise<Agent[]> =>
      (await agents.find({ botIds: botId, disabled: false }).lean<AgentRow[]>()).map(toAgent),

    insert: async ({ id, ...agent }: Agent, { sample = false } = {}): Promise<void> => {
      await agents.create({ _id: id, ...agent, email: agent.email.trim().toLowerCase(), sample });
    },
    joinBot: async (id: AgentId, botId: BotId): Promise<void> => {
      await agents.updateOne({ _id: id }, { $addToSet: { botIds: botId } });
    },
    setListening: async (id: AgentId, on: boolean): Promise<void> => {
      await agents.updateOne({ _id: id }, { $set: { listening: on } });
    },
    setPassword: async (id: AgentId, passwordHash: string): Promise<void> => {
      await agents.updateOne({ _id: id }, { $set: { passwordHash } });
    },
    /** Never shortens a lease that another gateway has renewed. */
    renewLeases: async (ids: readonly AgentId[], until: Instant): Promise<void> => {
      await agents.updateMany({ _id: { $in: [...ids] } }, { $max: { leaseUntil: until } });
    },
    dropLease: async (id: AgentId): Promise<void> => {
      await agents.updateOne({ _id: id }, { $set: { leaseUntil: 0 } });
    },
    assigned: async (id: AgentId, at: Instant): Promise<void> => {
      await agents.updateOne({ _id: id }, { $max: { lastAssignedAt: at } });
    },

    /** Removes the sample's people and takes everybody else out of these bots. Answers who was removed. */
    removeSamples: async (botIds: readonly BotId[]): Promise<AgentId[]> => {
      const rows = await agents.find({ sample: true }, { _id: 1 }).lean<{ _id: AgentId }[]>();
      await agents.deleteMany({ sample: true });
      await agents.updateMany({ botIds: { $in: [...botIds] } }, { $pullAll: { botIds: [...botIds] } });
      return rows.map((row) => row._id);
    },
    ensureIndexes: (): Promise<void> => agents.createIndexes(),
  };
};
