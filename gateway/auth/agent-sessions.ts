import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { newId } from '#core/store/ids.ts';
import type { AgentSession, SessionsStore } from '#core/store/sessions.ts';

/** Milliseconds. */
export const SESSION_TIMES = {
  rotateAfter: 10 * 60_000,
  /** For how long requests that were under way may still carry the secret before. */
  overlap: 60_000,
  idle: 7 * 24 * 3_600_000,
  longest: 30 * 24 * 3_600_000,
};
export type SessionTimes = typeof SESSION_TIMES;

export type VerifiedSession = {
  id: string;
  agentId: string;
  /** A cookie to replace the one that was sent. */
  renewed: string | null;
  expiresAt: number;
};

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
const same = (a: string, b: string | null): boolean =>
  b !== null && a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * Logins with a secret that changes. A cookie is `<session>.<secret>`.
 *
 * The secret that follows is computed from the one in use and a key of the server. It is offered after `rotateAfter`
 * and takes over with its first use, so that neither a lost answer nor two requests at once end a session.
 * A secret from before, seen after the overlap, was copied by somebody: the session is revoked.
 */
export const createAgentSessions = (
  sessions: SessionsStore,
  key: Buffer,
  onRevoked: (sessionId: string) => void,
  times: SessionTimes = SESSION_TIMES,
) => {
  const nextOf = (secret: string): string => createHmac('sha256', key).update(secret).digest('base64url');

  const revoke = async (id: string): Promise<void> => {
    await sessions.remove(id);
    onRevoked(id);
  };

  const begin = async (agentId: string, now: number): Promise<{ cookie: string; expiresAt: number }> => {
    const id = newId();
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = now + times.idle;
    await sessions.insert({
      id,
      agentId,
      currentHash: hashOf(secret),
      nextHash: hashOf(nextOf(secret)),
      previousHash: null,
      previousUntil: 0,
      rotatedAt: now,
      createdAt: now,
      expiresAt,
    });
    return { cookie: `${id}.${secret}`, expiresAt };
  };

  /** The new secret was used: from now on it is the current one. */
  const confirm = async (session: AgentSession, secret: string, now: number): Promise<number> => {
    const expiresAt = Math.min(now + times.idle, session.createdAt + times.longest);
    await sessions.rotate(session.id, session.currentHash, {
      currentHash: session.nextHash,
      nextHash: hashOf(nextOf(secret)),
      previousHash: session.currentHash,
      previousUntil: now + times.overlap,
      rotatedAt: now,
      expiresAt,
    });
    return expiresAt;
  };

  const verify = async (cookie: string | undefined, now: number): Promise<VerifiedSession | null> => {
    const [id, secret, more] = cookie?.split('.') ?? [];
    if (!id || !secret || more !== undefined) return null;
    const session = await sessions.byId(id);
    if (session === null || session.expiresAt <= now) return null;
    const { agentId, expiresAt } = session;
    const presented = hashOf(secret);
    if (same(presented, session.currentHash)) {
      const renewed = now - session.rotatedAt >= times.rotateAfter ? `${id}.${nextOf(secret)}` : null;
      return { id, agentId, expiresAt, renewed };
    }
    if (same(presented, session.nextHash)) {
      return { id, agentId, expiresAt: await confirm(session, secret, now), renewed: null };
    }
    if (same(presented, session.previousHash) && now < session.previousUntil) {
      return { id, agentId, expiresAt, renewed: null };
    }
    await revoke(id);
    return null;
  };

  return { begin, verify, revoke };
};
export type AgentSessions = ReturnType<typeof createAgentSessions>;
