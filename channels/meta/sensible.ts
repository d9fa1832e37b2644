import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

type Sensible<Fields extends Record<string, TSchema>> = { [Name in keyof Fields]?: Static<Fields[Name]> };

/**
 * Reads these fields of an object. One that makes no sense is as if it were not there: Meta adds to its notifications all the
 * time, and what somebody said must not get lost for what stands beside it.
 */
export const sensible = <Fields extends Record<string, TSchema>>(fields: Fields) => {
  const checks = Object.entries(fields).map(([name, schema]) => [name, Compile(schema)] as const);
  return (value: unknown): Sensible<Fields> => {
    if (typeof value !== 'object' || value === null) return {};
    const known = value as Record<string, unknown>;
    const kept = checks.filter(([name, check]) => Object.hasOwn(known, name) && check.Check(known[name]));
    return Object.fromEntries(kept.map(([name]) => [name, known[name]])) as Sensible<Fields>;
  };
};
