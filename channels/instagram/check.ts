import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Extras } from '../contract/adapter.ts';
import type { Graph } from '../meta/graph.ts';
import { asked, whatIsNotTold } from '../meta/page-check.ts';
import type { InstagramAccount } from './settings.ts';

type Check = NonNullable<Extras<InstagramAccount['settings'], InstagramAccount['secrets']>['check']>;

const Page = Compile(
  Type.Object({
    id: Type.String(),
    instagram_business_account: Type.Object({ id: Type.String(), username: Type.Optional(Type.String()) }),
  }),
);

/** Which fields of Instagram are told is set for the app as a whole; the page only has to know the app. */
export const createCheck =
  (graph: Graph): Check =>
  async (context) => {
    const { pageId, instagramId } = context.account.settings;
    const answer = await asked(graph, context, ['me'], 'id,instagram_business_account{id,username}');
    if (!answer.ok) return answer;
    const page = Page.Check(answer.known) ? answer.known : undefined;
    if (page?.id !== pageId || page.instagram_business_account.id !== instagramId)
      return { ok: false, why: 'The access token is not that of the page to which this Instagram account belongs.' };
    const why = await whatIsNotTold(graph, context, []);
    return why === undefined
      ? { ok: true, name: page.instagram_business_account.username ?? instagramId }
      : { ok: false, why };
  };
