import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Reach } from '../contract/adapter.ts';
import type { SendError } from '../contract/outbound.ts';
import { harmless } from '../meta/failure.ts';
import type { Graph } from '../meta/graph.ts';
import { errorOf } from './errors.ts';
import type { WhatsAppAccount } from './settings.ts';
import type { Template } from './template.ts';

const maybe = Type.Optional(Type.String());
const Component = Type.Object({
  type: Type.String(),
  format: maybe,
  text: maybe,
  buttons: Type.Optional(Type.Array(Type.Object({ type: Type.String(), url: maybe }))),
});
const Listed = Type.Object({
  name: Type.String(),
  language: Type.String(),
  status: Type.String(),
  category: Type.String(),
  components: Type.Array(Component),
});
const Page = Compile(
  Type.Object({
    data: Type.Array(Listed),
    paging: Type.Optional(
      Type.Object({ cursors: Type.Optional(Type.Object({ after: maybe })), next: Type.Optional(Type.String()) }),
    ),
  }),
);

/** An account has at most 6,000 templates. */
const MOST_PAGES = 60;
const FIELDS = 'name,language,status,category,components';

export type Templates = { ok: true; templates: Template[] } | { ok: false; error: SendError };

/** The account's templates, all of them or those whose name has these words in it, in the order of the platform. */
export const listTemplates = async (
  graph: Graph,
  { account, reach, name }: { account: WhatsAppAccount; reach: Reach; name?: string },
): Promise<Templates> => {
  const { settings, secrets } = account;
  const path = [settings.businessAccountId, 'message_templates'];
  const templates: Template[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { fields: FIELDS, limit: '100', ...(name && { name }), ...(after && { after }) };
    const answer = await graph.call({ method: 'GET', path, query }, secrets.accessToken, reach);
    if (!answer.ok) return { ok: false, error: harmless(errorOf(answer.failure)) };
    if (!Page.Check(answer.body))
      return { ok: false, error: { kind: 'retry', why: 'Meta gave no list of templates.' } };
    templates.push(...answer.body.data.map(templateOf));
    const { paging } = answer.body;
    // The address of the next page has the token in it: only its cursor is used.
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) break;
  }
  return { ok: true, templates };
};

const templateOf = ({ components, ...known }: Static<typeof Listed>): Template => {
  const component = (type: string) => components.find((one) => one.type === type);
  const header = component('HEADER');
  const buttons = component('BUTTONS')?.buttons ?? [];
  return {
    name: known.name,
    language: known.language,
    status: known.status,
    category: known.category,
    header: header?.text ?? '',
    text: component('BODY')?.text ?? '',
    footer: component('FOOTER')?.text ?? '',
    links: buttons.flatMap(({ type, url }, index) => (type === 'URL' && url ? [{ index, url }] : [])),
    needsMore:
      (header !== undefined && header.format !== undefined && header.format !== 'TEXT') ||
      components.some(({ type }) => !PLAIN.has(type)) ||
      buttons.some(({ type }) => !PLAIN_BUTTONS.has(type)),
  };
};
const PLAIN = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);
const PLAIN_BUTTONS = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'REQUEST_CONTACT_INFO']);
