import { Type } from 'typebox';
import { isStoreClosed } from '#core/store/status.ts';
import type { Deps } from '../../deps.ts';
import type { App } from '../fastify.ts';

const Alive = Type.Object({ alive: Type.Boolean() });
const Ready = Type.Object({
  ready: Type.Boolean(),
  problems: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
  storeUsed: Type.Optional(
    Type.Number({
      description: 'The largest share of a limit of the store, from 0 to 1; absent where none are watched',
    }),
  ),
});

type Health = { problems: string[]; warnings?: string[]; storeUsed?: number };

const storeHealth = async ({ store }: Deps): Promise<Health> => {
  try {
    await store.ping();
    const status = await store.status();
    return status
      ? { problems: status.refusals, warnings: status.warnings, storeUsed: status.share }
      : { problems: [] };
  } catch (error) {
    if (isStoreClosed(error)) return { problems: [error.message] };
    return { problems: ['The store does not answer. Check MONGO_URL.'] };
  }
};

/** A Redis that throws keys away under pressure, or keeps nothing over a restart, loses doorbells silently. */
const redisHealth = async ({ queues }: Deps): Promise<Health> => {
  let info: string;
  try {
    info = await queues.redis.info();
  } catch {
    return { problems: ['Redis does not answer. Check REDIS_URL.'] };
  }
  const problems: string[] = [];
  if (!/^maxmemory_policy:noeviction\r?$/m.test(info)) problems.push('Redis needs "maxmemory-policy noeviction".');
  if (!/^aof_enabled:1\r?$/m.test(info)) problems.push('Redis needs "appendonly yes".');
  return { problems };
};

const PATIENCE = 3_000;
const inTime = (health: Promise<Health>, late: string): Promise<Health> => {
  let timer: NodeJS.Timeout;
  const tooLate = new Promise<Health>((resolve) => {
    timer = setTimeout(() => resolve({ problems: [late] }), PATIENCE);
  });
  return Promise.race([health, tooLate]).finally(() => clearTimeout(timer));
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
        inTime(storeHealth(deps), 'The store takes too long to answer.'),
        inTime(redisHealth(deps), 'Redis takes too long to answer.'),
      ]);
      const problems = found.flatMap((health) => health.problems);
      const warnings = found.flatMap((health) => health.warnings ?? []);
      const storeUsed = found[0]?.storeUsed;
      const ready = problems.length === 0;
      return reply
        .code(ready ? 200 : 503)
        .send({ ready, problems, warnings, ...(storeUsed === undefined ? {} : { storeUsed }) });
    },
  );
};
