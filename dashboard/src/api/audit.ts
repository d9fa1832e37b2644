import type { Static } from 'typebox';
import type { AuditEntry, AuditPage, AuditQuery } from '#core/contracts/audit.ts';
import type { Request } from './request.ts';

export type AuditFilter = Pick<Static<typeof AuditQuery>, 'by' | 'on' | 'deed'>;
export type { AuditEntry };

/** Who did what, the newest first. */
export const auditCalls = ({ GET, settled }: Pick<Request, 'GET' | 'settled'>) => ({
  list: (filter: AuditFilter, before: string | null): Promise<Static<typeof AuditPage>> =>
    settled(GET('/api/audit', { params: { query: { ...filter, limit: 50, ...(before && { before }) } } })) as Promise<
      Static<typeof AuditPage>
    >,
});
