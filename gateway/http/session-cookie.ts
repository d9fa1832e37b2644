import type { FastifyReply } from 'fastify';
import { SESSION_TIMES } from '../auth/agent-sessions.ts';
import { SESSION_COOKIE } from '../auth/viewer.ts';
import type { Deps } from '../deps.ts';

const attributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') }) as const;

type Where = Pick<Deps, 'publicUrl'>;

export const setSessionCookie = (reply: FastifyReply, { publicUrl }: Where, cookie: string): void => {
  reply.setCookie(SESSION_COOKIE, cookie, { ...attributes(publicUrl), maxAge: SESSION_TIMES.longest / 1_000 });
};

export const clearSessionCookie = (reply: FastifyReply, { publicUrl }: Where): void => {
  reply.clearCookie(SESSION_COOKIE, attributes(publicUrl));
};
