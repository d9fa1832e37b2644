import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { Secrets, Settings } from '#channels/api/settings.ts';
import { ADAPTERS } from '#channels/registry.ts';
import { fieldsOf, filledWith, newWebhookKey, valuesOf } from '#dashboard/src/channels/fields.ts';

it('gives back what is stored when nothing of it is changed', () => {
  const properties = {
    url: { type: 'string' },
    most: { type: 'integer' },
    on: { type: 'boolean' },
    off: { type: 'boolean' },
    hosts: { type: 'array' },
    left: { type: 'string' },
  };
  const stored = { url: 'https://a.example/', most: 3, on: true, off: false, hosts: ['a', 'b'] };
  expect(valuesOf(fieldsOf({ properties }), filledWith(stored))).toEqual(stored);
});

it('has patterns that browsers hold to: one that they do not understand they pass over', () => {
  const fields = Object.values(ADAPTERS).flatMap(({ settings, secrets }) => [settings, secrets].flatMap(fieldsOf));
  const patterns = fields.flatMap(({ pattern }) => pattern ?? []);
  expect(patterns.length).toBeGreaterThan(5);
  for (const pattern of patterns) expect(() => new RegExp(`^(?:${pattern})$`, 'v')).not.toThrow();
});

it('offers to make the keys of Standard Webhooks, and nothing else; each is another one that the channel takes', () => {
  const made = fieldsOf(Secrets).filter(({ generated }) => generated);
  expect(made.map(({ name }) => name)).toEqual(['outgoingKey', 'incomingKey']);
  expect(fieldsOf(Settings).some(({ generated }) => generated)).toBe(false);
  const keys = { outgoingKey: newWebhookKey(), incomingKey: newWebhookKey() };
  expect(Value.Check(Secrets, keys)).toBe(true);
  expect(keys.outgoingKey).not.toBe(keys.incomingKey);
});
