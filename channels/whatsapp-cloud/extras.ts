import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Extras, Reach } from '../contract/adapter.ts';
import type { ExternalId } from '../contract/ids.ts';
import { NoMedia } from '../contract/no-media.ts';
import { type Failure, harmless } from '../meta/failure.ts';
import type { Graph } from '../meta/graph.ts';
import { errorOf } from './errors.ts';
import type { WhatsAppAccount } from './settings.ts';
import { listTemplates } from './templates.ts';

type Context = { account: WhatsAppAccount; reach: Reach };

const Kept = Compile(Type.Object({ url: Type.String(), mime_type: Type.Optional(Type.String()) }));
const PhoneNumber = Compile(
  Type.Object({ verified_name: Type.Optional(Type.String()), display_phone_number: Type.Optional(Type.String()) }),
);

export const createExtras = (
  graph: Graph,
): Omit<Required<Extras<WhatsAppAccount['settings'], WhatsAppAccount['secrets']>>, 'profile'> => ({
  /** The id of a file is good for seven days, its address for minutes, and only with the token. */
  openMedia: async (ref, { account, reach }) => {
    const { accessToken } = account.secrets;
    const query = { phone_number_id: account.settings.phoneNumberId };
    const answer = await graph.call({ method: 'GET', path: [ref], query }, accessToken, reach);
    if (!answer.ok && isUnknown(answer.failure)) throw new NoMedia(GONE);
    if (!answer.ok) throw new Error(harmless(errorOf(answer.failure)).why);
    if (!Kept.Check(answer.body)) throw new Error('Meta does not say where the file is.');
    const { body } = await graph.open(answer.body.url, accessToken, reach);
    if (!body) throw new Error('The file is empty.');
    return { bytes: body, ...(answer.body.mime_type && { mimeType: answer.body.mime_type }) };
  },

  showTyping: async (_, { heard, ...context }) => {
    if (heard !== null) await read(graph, context, heard, { typing_indicator: { type: 'text' } });
  },

  markRead: (_, { heard, ...context }) => read(graph, context, heard),

  templates: async (context) => {
    const listed = await listTemplates(graph, context);
    if (!listed.ok) return { ok: false, why: listed.error.why };
    const approved = listed.templates.filter(({ status }) => status === 'APPROVED');
    return { ok: true, templates: approved.map(({ status: _, ...template }) => template) };
  },

  check: async ({ account, reach }) => {
    const path = [account.settings.phoneNumberId];
    const query = { fields: 'verified_name,display_phone_number' };
    const answer = await graph.call({ method: 'GET', path, query }, account.secrets.accessToken, reach);
    if (!answer.ok) return { ok: false, why: harmless(errorOf(answer.failure)).why };
    const name = PhoneNumber.Check(answer.body) && (answer.body.verified_name ?? answer.body.display_phone_number);
    return name ? { ok: true, name } : { ok: false, why: 'This ID is not that of a phone number.' };
  },
});

const GONE = 'The file is not there any more: Meta keeps it for seven days.';
const isUnknown = (failure: Failure): boolean =>
  'status' in failure && (failure.code === 100 || failure.status === 404);

/** Also of all messages before this one. Typing is shown for 25 seconds at most (Cloud API, "Typing indicators"). */
const read = async (graph: Graph, { account, reach }: Context, heard: ExternalId, more: object = {}): Promise<void> => {
  const json = { messaging_product: 'whatsapp', status: 'read', message_id: heard, ...more };
  const path = [account.settings.phoneNumberId, 'messages'];
  const answer = await graph.call({ method: 'POST', path, body: { json } }, account.secrets.accessToken, reach);
  if (!answer.ok) throw new Error(harmless(errorOf(answer.failure)).why);
};
