import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Extras } from '../contract/adapter.ts';
import type { Graph } from '../meta/graph.ts';
import { asked, whatIsNotTold } from '../meta/page-check.ts';
import type { MessengerAccount } from './settings.ts';

type Check = NonNullable<Extras<MessengerAccount['settings'], MessengerAccount['secrets']>['check']>;

const Page = Compile(Type.Object({ id: Type.String(), name: Type.String() }));

/** Without one of these something of a conversation would be missing. */
const NEEDED = [
  ...['messages', 'messaging_postbacks', 'message_echoes', 'message_deliveries', 'message_reads'],
  ...['message_reactions', 'message_edits'],
];

export const createCheck =
  (graph: Graph): Check =>
  async (context) => {
    const answer = await asked(graph, context, ['me'], 'id,name');
    if (!answer.ok) return answer;
    if (!Page.Check(answer.known) || answer.known.id !== context.account.settings.pageId)
      return { ok: false, why: 'The access token is that of another page, or of a person. It has to be of this page.' };
    const why = await whatIsNotTold(graph, context, NEEDED);
    return why === undefined ? { ok: true, name: answer.known.name } : { ok: false, why };
  };
