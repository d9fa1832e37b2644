import type { InboundEvent } from '#channels/contract/inbound.ts';

/** Every place in a JSON value, as the way to it. */
export const placesIn = (value: unknown, way: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [way, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...way, key]))]
    : [way];

/** The same value with something else in one place. */
export const withAt = (value: unknown, [key, ...way]: string[], put: unknown): unknown => {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((inner, i) => (String(i) === key ? withAt(inner, way, put) : inner));
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: withAt(fields[key], way, put) };
};

/** Nothing of what makes an event one is missing. */
export const isWhole = (event: InboundEvent): boolean =>
  !('parts' in event) || (event.parts.length > 0 && event.id !== '' && Number.isFinite(event.at));
