import type { Extras, Reach } from '../contract/adapter.ts';
import type { PeerId } from '../contract/ids.ts';
import { harmless } from './failure.ts';
import type { Graph } from './graph.ts';
import { errorOf } from './messaging-errors.ts';
import type { PageAccount, PageSettings } from './page-account.ts';

type Shared = Required<Pick<Extras<PageSettings, PageAccount['secrets']>, 'openMedia' | 'showTyping' | 'markRead'>>;

/** What both platforms have besides. */
export const createMessagingExtras = (graph: Graph): Shared => ({
  /** Files lie open where Meta keeps them, for as long as the address is good. Nobody is shown the token for them. */
  openMedia: async (ref, { reach }) => {
    const { body, headers } = await graph.open(ref, null, reach);
    if (!body) throw new Error('The file is empty.');
    const mimeType = headers.get('content-type');
    return { bytes: body, ...(mimeType && { mimeType }) };
  },
  showTyping: (to, context) => act(graph, context, to.peer, 'typing_on'),
  markRead: (to, context) => act(graph, context, to.peer, 'mark_seen'),
});

const act = async (
  graph: Graph,
  { account, reach }: { account: PageAccount; reach: Reach },
  peer: PeerId,
  action: 'typing_on' | 'mark_seen',
): Promise<void> => {
  const json = { recipient: { id: peer }, sender_action: action };
  const path = [account.settings.pageId, 'messages'];
  const answer = await graph.call({ method: 'POST', path, body: { json } }, account.secrets.accessToken, reach);
  if (!answer.ok) throw new Error(harmless(errorOf(answer.failure)).why);
};
