import { type Connection, Schema } from 'mongoose';
import type { AgentId, Instant } from '../domain/ids.ts';

/**
 * One login of one agent. Only hashes of its secrets are kept: of the one in use, of the one that follows it, and of
 * the one before, which stays valid until `previousUntil` for requests that were under way.
 */
export type AgentSession = {
  id: string;
  agentId: AgentId;
  currentHash: string;
  nextHash: string;
  previousHash: string | null;
  previousUntil: Instant;
  rotatedAt: Instant;
  createdAt: Instant;
  expiresAt: Instant;
};

type SessionRow = Omit<AgentSession, 'id' | 'expiresAt'> & { _id: string; expiresAt: Date };

const schema = new Schema<SessionRow>(
  {
    _id: { type: String, required: true },
    agentId: { type: String, required: true },
    currentHash: { type: String, required: true },
    nextHash: { type: String, required: true },
    previousHash: { type: String, default: null },
    previousUntil: { type: Number, required: true },
    rotatedAt: { type: Number, required: true },
    createdAt: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { autoIndex: false, versionKey: false, strict: 'throw', collection: 'agent_sessions' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ agentId: 1 });

const toSession = ({ _id, expiresAt, ...rest }: SessionRow): AgentSession => ({
  id: _id,
  ...rest,
  expiresAt: expiresAt.getTime(),
});

export type SessionsStore = ReturnType<typeof createSessionsStore>;

export const createSessionsStore = (connection: Connection) => {
  const sessions = connection.model<SessionRow>('AgentSession', schema);

  return {
    insert: async ({ id, expiresAt, ...session }: AgentSession): Promise<void> => {
      await sessions.create({ _id: id, ...session, expiresAt: new Date(expiresAt) });
    },
    byId: async (id: string): Promise<AgentSession | null> => {
      const row = await sessions.findById(id).lean<SessionRow>();
      return row && toSession(row);
    },
    /** Changes the secrets, unless another request did so first. */
    rotate: async (
      id: string,
      seenHash: string,
      next: Pick<
        AgentSession,
        'currentHash' | 'nextHash' | 'previousHash' | 'previousUntil' | 'rotatedAt' | 'expiresAt'
      >,
    ): Promise<void> => {
      const change = { ...next, expiresAt: new Date(next.expiresAt) };
      await sessions.updateOne({ _id: id, currentHash: seenHash }, { $set: change });
    },
    /** Which of these are still valid. */
    alive: async (ids: readonly string[], now: Instant): Promise<Set<string>> => {
      const filter = { _id: { $in: [...ids] }, expiresAt: { $gt: new Date(now) } };
      const rows = await sessions.find(filter, { _id: 1 }).lean<{ _id: string }[]>();
      return new Set(rows.map((row) => row._id));
    },
    remove: async (id: string): Promise<void> => {
      await sessions.deleteOne({ _id: id });
    },
    removeOf: async (agentIds: readonly AgentId[]): Promise<void> => {
      await sessions.deleteMany({ agentId: { $in: [...agentIds] } });
    },
    ensureIndexes: (): Promise<void> => sessions.createIndexes(),
  };
};
