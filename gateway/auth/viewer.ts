import { type AgentActor, scopeOf } from '#core/domain/permissions.ts';
import type { Agent, AgentsStore } from '#core/store/agents.ts';
import type { AgentSessions, VerifiedSession } from './agent-sessions.ts';

export const SESSION_COOKIE = 'baton_session';

/** Who is signed in, and what they may see. */
export type Viewer = { agent: Agent; actor: AgentActor; session: VerifiedSession };

export const actorOf = ({ id, name, role, botIds }: Agent): AgentActor => ({
  kind: 'agent',
  id,
  name,
  role,
  scope: scopeOf(role, botIds),
});

export type Authenticate = (cookie: string | undefined) => Promise<Viewer | null>;

/** The same for HTTP and for sockets. */
export const createAuthenticate =
  (sessions: AgentSessions, agents: AgentsStore): Authenticate =>
  async (cookie) => {
    const session = await sessions.verify(cookie, Date.now());
    const agent = session && (await agents.byId(session.agentId));
    return session && agent && !agent.disabled ? { agent, actor: actorOf(agent), session } : null;
  };
