import { Type } from 'typebox';
import { LoginBody, Me } from '#core/contracts/http.ts';
import { LogoutBody } from '#core/contracts/people.ts';
import { Nullable } from '#core/contracts/primitives.ts';
import { BatonError } from '#core/domain/errors.ts';
import { passwordFits } from '../../auth/password.ts';
import { SESSION_COOKIE } from '../../auth/viewer.ts';
import type { Deps } from '../../deps.ts';
import { leaveConversations } from '../../leaving.ts';
import { answers, answersNothing } from '../answers.ts';
import type { App } from '../fastify.ts';
import { limitPerAddress } from '../limits.ts';
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts';
import { me } from '../views.ts';

const tags = ['sign-in'];

export const authRoutes = (app: App, deps: Deps): void => {
  const { store, sessions, throttle } = deps;

  app.post(
    '/api/auth/login',
    {
      config: { rateLimit: limitPerAddress.logins },
      schema: { tags, summary: 'Log in', body: LoginBody, response: answers(Me) },
    },
    async ({ body, ip }, reply) => {
      const { email, password } = body;
      await throttle.guess(email, ip, Date.now());
      const agent = await store.agents.byEmail(email);
      const fits = await passwordFits(agent?.passwordHash, password);
      if (agent === null || !fits || agent.disabled) throw new BatonError('wrong_credentials');
      await throttle.right(email, ip);
      const { cookie } = await sessions.begin(agent.id, Date.now());
      setSessionCookie(reply, deps, cookie);
      reply.header('cache-control', 'no-store');
      const held = await store.conversations.heldSlots([agent.id]);
      return me(agent, held.get(agent.id) ?? []);
    },
  );

  app.post(
    '/api/auth/logout',
    {
      schema: {
        tags,
        summary: 'Log out, here and on every socket of this login',
        description: 'Open conversations are kept for the grace, put back into the queue, or given back to the AI.',
        body: Type.Optional(Nullable(LogoutBody)),
        response: answersNothing,
      },
    },
    async (request, reply) => {
      const viewer = await deps.authenticate(request.cookies[SESSION_COOKIE]);
      if (viewer) {
        const how = request.body?.conversations ?? 'keep';
        if (how !== 'keep') await leaveConversations(deps, viewer.actor, how);
        await sessions.revoke(viewer.session.id);
      }
      clearSessionCookie(reply, deps);
      return reply.code(204).send(null);
    },
  );
};
