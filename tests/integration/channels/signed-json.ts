import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import { type Adapter, InvalidBody } from '#channels/contract/adapter.ts';
import type { Capabilities } from '#channels/contract/capabilities.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';

const closed = { additionalProperties: false };
const CAPABILITIES: Capabilities = {
  ...{ text: { most: 1_000, unit: 'utf16' }, marks: 'plain', media: { in: [], out: {} }, choices: null },
  ...{ receipts: 'watermark', window: null, templates: false, rate: { perAccount: 10, perPeerEvery: 0 } },
  ...{ typing: { in: true, out: false, impliesRead: false }, idempotent: true, reactions: { in: true, out: false } },
  ...{ edits: { in: true, out: false }, deletes: { in: true, out: false }, replies: { in: false, out: false } },
  ...{ locations: { in: true, out: false }, outside: true, presence: false },
};

export type Settings = { number: string };
export type Secrets = { key: string; word: string };

export const sign = (body: string | Uint8Array, key: string): string =>
  createHmac('sha256', key).update(body).digest('hex');

const fits = (given = '', expected: string): boolean =>
  given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

/** The smallest honest platform: it signs the bytes of a list of events, and asks for a word before it begins. */
export const SIGNED_JSON: Adapter<Settings, Secrets, string> = {
  kind: 'api',
  capabilities: CAPABILITIES,
  settings: Type.Object({ number: Type.String({ pattern: '^[0-9]+$' }) }, closed),
  secrets: Type.Object({ key: Type.String({ minLength: 16 }), word: Type.String({ minLength: 16 }) }, closed),
  webhook: {
    authenticate: ({ method, headers, query, body }, { secrets }) => {
      if (method === 'GET')
        return query.word === secrets.word
          ? { genuine: true, answer: { status: 200, type: 'text/plain', body: query.challenge ?? '' } }
          : { genuine: false, why: 'The word does not fit.' };
      return fits(headers['x-signature'], sign(body, secrets.key))
        ? { genuine: true }
        : { genuine: false, why: 'The signature does not fit.' };
    },
    parse: (body) => {
      try {
        const events: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
        if (Array.isArray(events)) return events as InboundEvent[];
      } catch {}
      throw new InvalidBody('It is not a list of events.');
    },
  },
  extras: {
    check: async ({ account }) =>
      account.settings.number === '404'
        ? { ok: false, why: `Nobody has this number; asked with ${account.secrets.key}.` }
        : { ok: true, name: 'Shop' },
  },
};
export const ADAPTERS = { api: SIGNED_JSON as unknown as Adapter };
