import rateLimit from '@fastify/rate-limit';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { App } from '#gateway/http/fastify.ts';
import { webhookLimits } from '#gateway/http/webhook-limits.ts';

it('lets through as many as an account may send, also when all of them are counted at the same moment', async () => {
  const app = fastify();
  await app.register(rateLimit, { global: false });
  const few = { max: 5, timeWindow: 600_000 };
  const { countGenuine } = webhookLimits(app as unknown as App, { genuine: few, strange: few });
  let release = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived = 0;
  app.post('/:kind/:accountId', async (request, reply) => {
    arrived += 1;
    if (arrived === 20) release();
    await all;
    await countGenuine(request, reply);
    return 'taken';
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => app.inject({ method: 'POST', url: `/api/${i < 12 ? 'flooded' : 'other'}` })),
  );
  const taken = answers.map(({ body }) => body === 'taken');
  expect(taken.slice(0, 12).filter(Boolean)).toHaveLength(5);
  expect(taken.slice(12).filter(Boolean)).toHaveLength(5);
  await app.close();
});
