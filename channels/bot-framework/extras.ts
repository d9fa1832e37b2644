import type { Extras, Reach } from '../contract/adapter.ts';
import { NoMedia } from '../contract/no-media.ts';
import type { Connector } from './connector.ts';
import type { Endpoints } from './endpoints.ts';
import { harmless } from './errors.ts';
import { isConnector, mayFetch } from './hosts.ts';
import { reachedBy } from './reached.ts';
import type { BotAccount } from './settings.ts';
import type { Tokens } from './tokens.ts';

type BotExtras = Extras<BotAccount['settings'], BotAccount['secrets']>;

export const createExtras = (
  endpoints: Endpoints,
  tokens: Tokens,
  connector: Connector,
): Required<Pick<BotExtras, 'openMedia' | 'showTyping' | 'check'>> => ({
  /** The token is shown to connectors alone: files of Messenger and others lie open, at an address that nobody guesses. */
  openMedia: async (ref, { account, reach }) => {
    if (!mayFetch(ref, account.settings, endpoints))
      throw new NoMedia(
        'The file lies with a host that is not in the list of those that are allowed: it is not fetched.',
      );
    const response = await (isConnector(ref, account.settings, endpoints)
      ? connector.get(ref, { account, reach })
      : openly(ref, reach));
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) throw new NoMedia(GONE);
      throw new Error(`The channel does not give the file (${response.status}).`);
    }
    const mimeType = response.headers.get('content-type');
    return { bytes: response.body, ...(mimeType && { mimeType }) };
  },

  showTyping: async (to, asked) => {
    const reached = reachedBy(to, asked.account, endpoints);
    if (!reached.ok) throw new Error(reached.error.why);
    const { serviceUrl, conversation, address } = reached.to;
    const activity = { type: 'typing', ...address };
    const answer = await connector.post(`${serviceUrl}/v3/conversations/${conversation}/activities`, activity, asked);
    if (!answer.ok) throw new Error(harmless(answer.error).why);
  },

  /** Whether Microsoft gives the app a token. Whether its bot sends here, only a message shows. */
  check: async ({ account, reach }) => {
    const token = await tokens.of(account, reach);
    return token.ok ? { ok: true, name: `App ${account.settings.appId}` } : { ok: false, why: token.error.why };
  },
});

const GONE = 'The file is not there any more.';

const openly = (ref: string, { fetch, signal }: Reach): Promise<Response> => fetch(ref, { signal, redirect: 'error' });
