import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Reach } from '../contract/adapter.ts';
import { harmless } from './failure.ts';
import type { Graph } from './graph.ts';
import { errorOf } from './messaging-errors.ts';
import type { PageAccount } from './page-account.ts';

const Subscribed = Compile(
  Type.Object({
    data: Type.Array(Type.Object({ id: Type.String(), subscribed_fields: Type.Optional(Type.Array(Type.String())) })),
  }),
);

type Context = { account: PageAccount; reach: Reach };
export type Checked<Known> = { ok: true; known: Known } | { ok: false; why: string };

/** Asks the Graph API for something that is only read. */
export const asked = async (
  graph: Graph,
  { account, reach }: Context,
  path: readonly string[],
  fields: string,
): Promise<Checked<unknown>> => {
  const answer = await graph.call({ method: 'GET', path, query: { fields } }, account.secrets.accessToken, reach);
  return answer.ok ? { ok: true, known: answer.body } : { ok: false, why: harmless(errorOf(answer.failure)).why };
};

/** Whether Meta tells our app what happens on the page; undefined when it does. */
export const whatIsNotTold = async (
  graph: Graph,
  context: Context,
  needed: readonly string[],
): Promise<string | undefined> => {
  const { pageId, appId } = context.account.settings;
  const told = await asked(graph, context, [pageId, 'subscribed_apps'], 'id,subscribed_fields');
  if (!told.ok) return told.why;
  const app = Subscribed.Check(told.known) ? told.known.data.find(({ id }) => id === appId) : undefined;
  if (!app) return 'The page has not subscribed the app: nothing that customers write arrives here.';
  const missing = needed.filter((field) => !app.subscribed_fields?.includes(field));
  if (missing.length === 0) return undefined;
  return `The page has not subscribed the app to ${missing.join(', ')}: what these fields tell does not arrive here.`;
};
