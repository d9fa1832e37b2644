import { Type } from 'typebox';
import type { Adapter } from '#channels/contract/adapter.ts';
import type { Capabilities } from '#channels/contract/capabilities.ts';
import { externalId } from '#channels/contract/ids.ts';
import type { SendResult } from '#channels/contract/outbound.ts';
import { splitText } from '#channels/contract/split-text.ts';
import { noAnswer, retryAfter } from '#channels/contract/transport.ts';

const NEITHER = { in: false, out: false };

export const CAPABILITIES: Capabilities = {
  text: { most: 40, unit: 'utf16' },
  marks: 'plain',
  media: { in: [], out: {} },
  choices: null,
  receipts: 'perMessage',
  window: null,
  templates: false,
  rate: { perAccount: 10_000, perPeerEvery: 0 },
  typing: { ...NEITHER, impliesRead: false },
  idempotent: false,
  ...{ reactions: NEITHER, edits: NEITHER, deletes: NEITHER, replies: NEITHER, locations: NEITHER },
  ...{ outside: false, presence: false },
};

type Settings = { url: string };
type Secrets = { token: string };

/** Speaks to the simplest platform there can be. */
export const adapter: Adapter<Settings, Secrets, { text: string }> = {
  kind: 'api',
  capabilities: CAPABILITIES,
  settings: Type.Object({ url: Type.String() }),
  secrets: Type.Object({ token: Type.String() }),
  outbound: {
    render: ({ text }) => splitText(text, CAPABILITIES.text).map((part) => ({ text: part })),
    send: async ({ text }, { peer }, { account, reach }): Promise<SendResult> => {
      const response = await reach
        .fetch(`${account.settings.url}/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${account.secrets.token}` },
          body: JSON.stringify({ to: peer, text }),
          signal: reach.signal,
        })
        .catch((error: unknown) => noAnswer(error));
      if (!(response instanceof Response)) return { ok: false, error: response };
      const afterMs = retryAfter(response.headers, reach.now());
      switch (response.status) {
        case 200:
          return { ok: true, ids: [externalId(((await response.json()) as { id: string }).id)] };
        case 401:
          return { ok: false, error: { kind: 'auth', why: 'The token is not accepted.' } };
        case 404:
          return { ok: false, error: { kind: 'recipient', why: 'The platform does not know this customer.' } };
        default:
          return {
            ok: false,
            error: { kind: 'retry', why: 'The platform is busy.', ...(afterMs !== undefined && { afterMs }) },
          };
      }
    },
  },
};
