import { Type } from 'typebox';
import type { Deps } from '../../deps.ts';
import type { App } from '../fastify.ts';

const Alive = Type.Object({ alive: Type.Boolean() });
const Ready = Type.Object({ ready: Type.Boolean(), problems: Type.Array(Type.String()) });

const storeProblems = async ({ store }: Deps): Promise<string[]> => {
  try {
    await store.ping();
    return [];
  } catch {
    return ['The store does not answer. Check MONGO_URL.'];
  }
};

/** A Redis that throws keys away under pressure, or keeps nothing over a restart, loses doorbells silently. */
const redisProblems = async ({ queues }: Deps): Promise<string[]> => {
  let info: string;
  try {
    info = await queues.redis.info();
  } catch {
    return ['Redis does not answer. Check REDIS_URL.'];
  }
  const problems: string[] = [];
  if (!/^maxmemory_policy:noeviction\r?$/m.test(info)) problems.push('Redis needs "maxmemory-policy noeviction".');
  if (!/^aof_enabled:1\r?$/m.test(info)) problems.push('Redis needs "appendonly yes".');
  return problems;
};

const PATIENCE = 3_000;
const inTime = (problems: Promise<string[]>, late: string): Promise<string[]> => {
  let timer: NodeJS.Timeout;
  const tooLate = new Promise<string[]>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, [late]);
  });
  return Promise.race([problems, tooLate]).finally(() => clearTimeout(timer));
};

export const healthRoutes = (app: App, deps: Deps): void => {
  app.get(
    '/healthz',
    { schema: { tags: ['operation'], summary: 'Whether the process is alive', response: { 200: Alive } } },
    async () => ({ alive: true }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        tags: ['operation'],
        summary: 'Whether it can do its work, and what is missing',
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const found = await Promise.all([
        inTime(storeProblems(deps), 'The store takes too long to answer.'),
        inTime(redisProblems(deps), 'Redis takes too long to answer.'),
      ]);
      const problems = found.flat();
      const ready = problems.length === 0;
      return reply.code(ready ? 200 : 503).send({ ready, problems });
    },
  );
};
