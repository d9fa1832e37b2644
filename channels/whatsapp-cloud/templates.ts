import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type MessageTemplate, variablesOf } from '#core/domain/channels/message-template.ts';
import type { Reach } from '../contract/adapter.ts';
import type { SendError } from '../contract/outbound.ts';
import { harmless } from '../meta/failure.ts';
import type { Graph } from '../meta/graph.ts';
import { errorOf } from './errors.ts';
import type { WhatsAppAccount } from './settings.ts';
import { Example, examplesOf } from './template-examples.ts';

const maybe = Type.Optional(Type.String());
/** An example is an address, or a list of one. */
const Button = Type.Object({
  ...{ type: Type.String(), text: maybe, url: maybe },
  example: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});
const Component = Type.Object({
  type: Type.String(),
  format: maybe,
  text: maybe,
  example: Type.Optional(Example),
  buttons: Type.Optional(Type.Array(Button)),
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

/** As the account has it. APPROVED may be sent; the other states tell why not. */
export type Template = MessageTemplate & { status: string };
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
  const [header, body] = [component('HEADER'), component('BODY')];
  const buttons = component('BUTTONS')?.buttons ?? [];
  const texts = {
    header: header?.text ?? '',
    text: body?.text ?? '',
    footer: component('FOOTER')?.text ?? '',
    buttons: buttons.map(({ type, text = '', url }) => ({ text, ...(type === 'URL' && url && { url }) })),
  };
  const examples = examplesOf(variablesOf(texts), {
    ...(header?.example && { header: header.example }),
    ...(body?.example && { body: body.example }),
    buttons: buttons.map(({ url = '', example = '' }) => ({ url, example: [example].flat()[0] ?? '' })),
  });
  return {
    ...{ name: known.name, language: known.language, status: known.status, category: known.category },
    ...{ ...texts, examples },
    needsMore:
      (header !== undefined && header.format !== undefined && header.format !== 'TEXT') ||
      components.some(({ type }) => !PLAIN.has(type)) ||
      buttons.some(({ type }) => !PLAIN_BUTTONS.has(type)),
  };
};
const PLAIN = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);
const PLAIN_BUTTONS = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'REQUEST_CONTACT_INFO']);
