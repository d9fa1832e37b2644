import type { FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';

const perAddress = (max: number) => ({
  max,
  timeWindow: 60_000,
  keyGenerator: (request: FastifyRequest) => request.ip,
  errorResponseBuilder: () => new BatonError('rate_limited'),
});

/** Requests of one address in a minute, counted in this process. See `trustProxy` for what an address is. */
export const limitPerAddress = {
  logins: perAddress(60),
  sessions: perAddress(300),
  said: perAddress(1_200),
  uploads: perAddress(120),
};
