import { type Static, Type } from 'typebox';
import { AUDITED_THINGS, DEEDS } from '../domain/audit.ts';
import { Id, Instant, Nullable } from './primitives.ts';

const Deed = Type.Enum([...DEEDS]);

export const AuditEntry = Type.Object({
  id: Type.String(),
  at: Instant,
  by: Type.Object({ id: Type.String(), name: Type.String() }),
  from: Type.String({ description: 'The address that they came from' }),
  deed: Deed,
  on: Type.Object({ kind: Type.Enum([...AUDITED_THINGS]), id: Type.String() }),
  details: Type.Record(Type.String(), Type.String()),
  outcome: Nullable(
    Type.String({ description: '`done`, or the code of the error; null where it was begun and nobody knows' }),
  ),
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditPage = Type.Object({ items: Type.Array(AuditEntry), next: Nullable(Type.String()) });

export const AuditQuery = Type.Object(
  {
    by: Type.Optional(Id),
    on: Type.Optional(
      Type.String({ pattern: '^[0-9a-f-]{36}(:[0-9]{1,9})?$', description: 'The id of what it was done to' }),
    ),
    deed: Type.Optional(Deed),
    /** The `next` of the page before. */
    before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}_[0-9a-f-]{36}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
