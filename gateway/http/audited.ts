import type { FastifyRequest } from 'fastify';
import type { AuditRow } from '#core/domain/audit.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { Deps } from '../deps.ts';
import { viewerOf } from './guards.ts';

export type Deed = Pick<AuditRow, 'deed' | 'on'> & { details?: AuditRow['details'] };

/**
 * Does something that has to be accounted for. A deed without a record is worse than a record without a deed: it is written
 * down first, and what cannot be written down is not done. What came of it is added; where even that fails, it stays open.
 */
export const audited = async <T>(
  { store, log }: Pick<Deps, 'store' | 'log'>,
  request: FastifyRequest,
  { details = {}, ...deed }: Deed,
  work: () => Promise<T>,
): Promise<T> => {
  const { id: agentId, name } = viewerOf(request).agent;
  const by = { id: agentId, name };
  const id = await store.audit.begin({ at: store.time(), by, from: request.ip, ...deed, details });
  const ended = (outcome: NonNullable<AuditRow['outcome']>): Promise<void> =>
    store.audit
      .ended(id, outcome)
      .catch((error: unknown) => log.warn({ err: error, audit: id }, 'what came of a deed is not recorded'));
  try {
    const result = await work();
    await ended('done');
    return result;
  } catch (error) {
    await ended(error instanceof BatonError ? error.code : 'internal');
    throw error;
  }
};
