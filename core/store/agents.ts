import { type Connection, Schema } from 'mongoose';
import { BatonError } from '../domain/errors.ts';
import type { AgentId, BotId, Instant } from '../domain/ids.ts';
import { ROLES, type Role, reigns } from '../domain/permissions.ts';
import type { Presence } from '../domain/presence.ts';
import { within } from './deadline.ts';

export type Agent = {
  id: AgentId;
  name: string;
  /** In lower case. */
  email: string;
  passwordHash: string;
  role: Role;
  /** Bots whose conversations they are given. */
  botIds: BotId[];
  /** Units of conversations at once. */
  limit: number;
  /** Conversations at once for one bot, where that is less. */
  botLimits: Record<BotId, number>;
  skills: string[];
  /** Languages that they speak, `de`; empty means any. */
  languages: string[];
  listening: boolean;
  /** Taken out of the routing by an admin. */
  paused: boolean;
  lastAssignedAt: Instant;
  /** When a conversation left their hands last. */
  freedAt: Instant;
  disabled: boolean;
} & Presence;

/** What an admin may change of an agent's work. */
export type AgentPatch = Partial<
  Pick<Agent, 'name' | 'role' | 'botIds' | 'limit' | 'botLimits' | 'skills' | 'languages' | 'paused' | 'disabled'>
>;

/** `vouched` counts how often somebody remained an owner while another one ceased to be. */
type AgentRow = Omit<Agent, 'id'> & { _id: AgentId; sample: boolean; vouched?: number };

const schema = new Schema<AgentRow>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    botIds: [String],
    limit: { type: Number, required: true },
    botLimits: Schema.Types.Mixed,
    skills: [String],
    languages: [String],
    listening: { type: Boolean, default: false },
    paused: { type: Boolean, default: false },
    seen: Schema.Types.Mixed,
    leftAt: { type: Number, default: 0 },
    lastAssignedAt: { type: Number, default: 0 },
    freedAt: { type: Number, default: 0 },
    disabled: { type: Boolean, default: false },
    vouched: Number,
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, minimize: false, strict: 'throw', collection: 'agents' },
);
schema.index({ email: 1 }, { unique: true });
schema.index({ botIds: 1 });

/** What an agent has as long as nobody has said otherwise, also one who was stored before there was the field. */
export const NEW_AGENT = {
  botLimits: {},
  skills: [],
  languages: [],
  listening: false,
  paused: false,
  seen: {},
  leftAt: 0,
  lastAssignedAt: 0,
  freedAt: 0,
  disabled: false,
} satisfies Partial<Agent>;

const toAgent = ({ _id, sample: _, vouched: _count, ...row }: AgentRow): Agent => ({ ...NEW_AGENT, ...row, id: _id });

export type AgentsStore = ReturnType<typeof createAgentsStore>;

export const createAgentsStore = (connection: Connection) => {
  const agents = connection.model<AgentRow>('Agent', schema);
  const found = (row: AgentRow | null): Agent | null => row && toAgent(row);

  return {
    byId: async (id: AgentId): Promise<Agent | null> => found(await agents.findById(id).lean<AgentRow>()),
    byIds: async (ids: readonly AgentId[]): Promise<Agent[]> =>
      ids.length === 0 ? [] : (await agents.find({ _id: { $in: [...ids] } }).lean<AgentRow[]>()).map(toAgent),
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
    /** They are connected to this gateway. */
    seenAt: async (gateway: string, ids: readonly AgentId[], now: Instant): Promise<void> => {
      await agents.updateMany({ _id: { $in: [...ids] } }, { $set: { [`seen.${gateway}`]: now } });
    },
    /** Their last connection to this gateway was closed. */
    leftGateway: async (gateway: string, id: AgentId, now: Instant): Promise<void> => {
      await agents.updateOne({ _id: id }, { $unset: { [`seen.${gateway}`]: '' }, $max: { leftAt: now } });
    },
    /** Forgets what gateways said that are long gone; when they were seen last stays. */
    forgetSeen: async (before: Instant): Promise<void> => {
      const rows = await agents.find({}, { seen: 1 }).lean<Pick<AgentRow, '_id' | 'seen'>[]>();
      const old = rows.flatMap(({ _id, seen }) =>
        Object.entries(seen ?? {}).map(([gateway, at]) => ({ _id, gateway, at })),
      );
      const forgotten = old.filter(({ at }) => at < before);
      if (forgotten.length === 0) return;
      await agents.bulkWrite(
        forgotten.map(({ _id, gateway, at }) => ({
          updateOne: {
            filter: { _id, [`seen.${gateway}`]: at },
            update: { $unset: { [`seen.${gateway}`]: '' }, $max: { leftAt: at } },
          },
        })),
        { ordered: false },
      );
    },
    assigned: async (id: AgentId, at: Instant): Promise<void> => {
      await agents.updateOne({ _id: id }, { $max: { lastAssignedAt: at } });
    },
    freed: async (id: AgentId, at: Instant): Promise<void> => {
      await agents.updateOne({ _id: id }, { $max: { freedAt: at } });
    },
    update: async (id: AgentId, patch: AgentPatch): Promise<Agent | null> =>
      found(
        await agents
          .findByIdAndUpdate(id, { $set: patch }, { returnDocument: 'after', runValidators: true })
          .lean<AgentRow>(),
      ),

    /**
     * Decides from what somebody is and changes it, in one transaction. Who ceases to be an owner needs another one who
     * remains, and who is written, too: of two who take each other's role away, one meets the other's write and looks again.
     * @throws BatonError `last_owner`, and whatever `decideOn` throws
     */
    change: (id: AgentId, decideOn: (before: Agent) => AgentPatch): Promise<{ before: Agent; after: Agent } | null> => {
      const changing = agents.db.transaction(async (session) => {
        const before = found(await agents.findById(id).session(session).lean<AgentRow>());
        if (before === null) return null;
        const patch = decideOn(before);
        if (reigns(before) && !reigns({ ...before, ...patch })) {
          const remains = { _id: { $ne: id }, role: 'owner' as const, disabled: false };
          if ((await agents.findOneAndUpdate(remains, { $inc: { vouched: 1 } }, { session }).lean()) === null)
            throw new BatonError('last_owner');
        }
        const options = { session, returnDocument: 'after', runValidators: true } as const;
        const after = found(await agents.findByIdAndUpdate(id, { $set: patch }, options).lean<AgentRow>());
        return after && { before, after };
      });
      return within(changing);
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
