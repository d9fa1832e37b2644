import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';
import { createTurns } from '#core/store/turns.ts';
import type { App } from './fastify.ts';

/** Requests in a time, in milliseconds; counted in this process. */
export type WebhookLimits = Record<'genuine' | 'strange', { max: number; timeWindow: number }>;
/** A number of WhatsApp that sends 80 messages a second is told of each three times. */
export const WEBHOOK_LIMITS: WebhookLimits = {
  genuine: { max: 3_000, timeWindow: 10_000 },
  strange: { max: 60, timeWindow: 60_000 },
};

type Params = { kind: string; accountId: string };
const accountOf = (request: FastifyRequest): string => (request.params as Params).accountId;

/**
 * What is genuine counts for its account, wherever it comes from: a platform has many addresses. What is not counts for its
 * account and address, so that nobody who knows the address of a webhook holds off the platform.
 */
export const webhookLimits = (app: App, { genuine, strange }: WebhookLimits) => {
  const genuineOnes = app.createRateLimit({ ...genuine, keyGenerator: accountOf });
  const strangers = app.createRateLimit({
    ...strange,
    keyGenerator: (request) => `${accountOf(request)} ${request.ip}`,
  });

  const inTurn = createTurns();

  const refuse = (reply: FastifyReply, seconds: number): never => {
    reply.header('retry-after', String(Math.max(1, seconds)));
    throw new BatonError('rate_limited');
  };

  return {
    /** Before anything is looked at. */
    refuseStranger: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const so = await strangers(request, { increment: false });
      if (!so.isAllowed && so.remaining === 0 && so.ttl > 0) refuse(reply, so.ttlInSeconds);
    },
    countStranger: async (request: FastifyRequest): Promise<void> => {
      await strangers(request);
    },
    countGenuine: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      // What is counted at the same moment shares one count, and would be refused from the first on.
      const so = await inTurn(accountOf(request), () => genuineOnes(request));
      if (!so.isAllowed && so.isExceeded) refuse(reply, so.ttlInSeconds);
    },
  };
};
