/*
 * A complete adapter, and the platform that it speaks to, in one file. Run it with
 *
 *   npx tsx docs/examples/pigeon-post.ts
 *
 * Pigeon Post takes messages at `POST /messages` with a token, and tells what customers write at a webhook that it signs.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Adapter, InvalidBody } from '#channels/contract/adapter.ts';
import type { Capabilities } from '#channels/contract/capabilities.ts';
import { numbered } from '#channels/contract/choices.ts';
import { externalId, peerId } from '#channels/contract/ids.ts';
import { written } from '#channels/contract/rich-text.ts';
import { splitText } from '#channels/contract/split-text.ts';
import { noAnswer, retryAfter } from '#channels/contract/transport.ts';

// capabilities.ts: a pigeon carries 280 characters, no files, and tells nothing of how it went.
const NEITHER = { in: false, out: false };
const CAPABILITIES: Capabilities = {
  text: { most: 280, unit: 'utf16' },
  marks: 'plain',
  media: { in: [], out: {} },
  choices: null,
  receipts: 'none',
  window: null,
  templates: false,
  rate: { perAccount: 5, perPeerEvery: 0 },
  typing: { ...NEITHER, impliesRead: false },
  idempotent: false,
  ...{ reactions: NEITHER, edits: NEITHER, deletes: NEITHER, replies: NEITHER, locations: NEITHER },
  ...{ outside: false, presence: false },
};

// settings.ts: what an admin fills in, and what is kept secret.
type Settings = { url: string };
type Secrets = { token: string; key: string };

// parse.ts: one letter is one event.
const Letter = Compile(
  Type.Object({ id: Type.String(), from: Type.String(), at: Type.Number(), text: Type.String({ minLength: 1 }) }),
);
const read = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return null;
  }
};
const signatureOf = (body: Uint8Array, key: string): Buffer => createHmac('sha256', key).update(body).digest();

export const pigeonPost: Adapter<Settings, Secrets, { text: string }> = {
  kind: 'api', // A new platform gets a name of its own in CHANNELS, core/domain/conversation/state.ts.
  capabilities: CAPABILITIES,
  settings: Type.Object({ url: Type.String({ description: 'Where your pigeon loft is.' }) }),
  secrets: Type.Object({ token: Type.String(), key: Type.String() }),
  webhook: {
    // authenticate.ts: over the bytes as they came, in constant time.
    authenticate: ({ headers, body }, { secrets }) => {
      const given = Buffer.from(headers['x-pigeon-signature'] ?? '', 'hex');
      const expected = signatureOf(body, secrets.key);
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? { genuine: true }
        : { genuine: false, why: 'The signature is not that of the key.' };
    },
    parse: (body) => {
      const letter = read(body);
      if (!Letter.Check(letter)) throw new InvalidBody('A letter has `id`, `from`, `at` and `text`.');
      const { id, from, at, text } = letter;
      return [
        { type: 'message', id: externalId(id), at, from: { peer: peerId(from) }, parts: [{ kind: 'text', text }] },
      ];
    },
  },
  outbound: {
    // render.ts: pure, and the same each time.
    render: ({ text, choices, files }) => {
      const names = files.map(({ fileName }) => `(A pigeon cannot carry ${fileName}.)`);
      const whole = [...names, written(text, 'plain'), numbered(choices)].filter((part) => part !== '').join('\n\n');
      return splitText(whole, CAPABILITIES.text).map((part) => ({ text: part }));
    },
    // send.ts: the only step that talks to the platform. It never throws.
    send: async ({ text }, { peer }, { account, reach }) => {
      const response = await reach
        .fetch(`${account.settings.url}/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${account.secrets.token}` },
          body: JSON.stringify({ to: peer, text }),
          signal: reach.signal,
        })
        .catch((error: unknown) => noAnswer(error));
      if (!(response instanceof Response)) return { ok: false, error: response };
      if (response.ok) return { ok: true, ids: [externalId(((await response.json()) as { id: string }).id)] };
      if (response.status === 401) return { ok: false, error: { kind: 'auth', why: 'The token is not accepted.' } };
      const afterMs = retryAfter(response.headers, reach.now());
      return {
        ok: false,
        error: { kind: 'retry', why: 'No pigeon is free.', ...(afterMs !== undefined && { afterMs }) },
      };
    },
  },
};

/** The platform: a loft that writes down which letters left. */
const startLoft = async (token: string) => {
  const letters: string[] = [];
  const server = createServer(async (request, response) => {
    const { text } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { text: string };
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    if (isKnown) letters.push(text);
    response.writeHead(isKnown ? 200 : 401).end(JSON.stringify({ id: `letter-${letters.length}` }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, letters, close: () => server.close() };
};

const secrets = { token: 'coo', key: 'breadcrumbs' };
const loft = await startLoft(secrets.token);
const account = { id: 'an account', settings: { url: loft.url }, secrets };
const reach = { fetch, now: Date.now, signal: AbortSignal.timeout(5_000) };
const { webhook, outbound } = pigeonPost;

const body = Buffer.from(JSON.stringify({ id: 'l1', from: 'anna', at: 1, text: 'Where is my parcel?' }));
const headers = { 'x-pigeon-signature': signatureOf(body, secrets.key).toString('hex') };
console.log(await webhook?.authenticate({ method: 'POST', headers, query: {}, body }, account, reach));
console.log(webhook?.parse(body, account)[0]);

const to = { peer: peerId('anna'), lastHeard: 1 };
const message = { text: 'It is **on its way**. Anything else?', choices: ['Yes', 'No'], files: [], by: 'bot' as const };
for (const payload of outbound?.render(message, to) ?? [])
  console.log(await outbound?.send(payload, to, { account, deliveryId: 'd1/0', reach }));
console.log(loft.letters);
loft.close();
