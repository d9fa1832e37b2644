import { refusal } from './behaviour.ts';
import type { GraphCall } from './call.ts';
import { type FakeGraph, FILES, type Platform, type Reply, startFakeGraph } from './fake-graph.ts';
import { type PageRules, type Refused, whatIsWrongWith } from './page-rules.ts';

export const PAGE = '102938475610293';
export const INSTAGRAM = '17841405793187218';
export const APP = '1517776481860111';
export const TOKEN = 'EAAGpageexampleToken';
export const CUSTOMER = '6254477777772919';

type File = { bytes: Uint8Array; type: string; name: string; as: string };
/** As `POST /{page}/messages` took it, with the id that it got. */
export type SentMessage = Record<string, unknown> & { mid: string; message: Record<string, unknown> };

export type FakePage = FakeGraph & {
  sent: SentMessage[];
  actions: { recipient: { id: string }; sender_action: string }[];
  files: Map<string, File>;
  /** How long ago the customer wrote, milliseconds; null for never. A moment ago, where nothing is said. */
  heardAgo: (ago: number | null) => void;
  /** From now on somebody has this profile; nobody else has one that may be seen. */
  introduce: (peer: string, profile: Record<string, string>) => void;
  /** Of the message that is sent next. */
  nextId: () => string;
  /** Keeps a file as if a customer had sent it, and gives its address. */
  keep: (file: { bytes: Uint8Array; type: string }) => string;
  /** Of the app, by the page; null where it is not subscribed. */
  subscribe: (fields: string[] | null) => void;
};

const refused = ({ code, subcode }: Refused): Reply => ({ status: 400, json: refusal(code, subcode) });

/** The part of the Graph API that a page and the Instagram account that belongs to it are spoken to through. */
export const startFakePage = async (rules: PageRules): Promise<FakePage> => {
  const sent: SentMessage[] = [];
  const actions: FakePage['actions'] = [];
  const files = new Map<string, File>();
  const profiles = new Map<string, Record<string, string>>();
  let [ids, ago, fields]: [number, number, string[] | null] = [0, 0, [...FIELDS]];

  const takeMessage = (json: Record<string, unknown>): Reply => {
    const hasFile = (id: string, type: string) => files.get(id)?.as === type;
    const wrong = whatIsWrongWith(json, rules, { hasFile, heardAgo: () => ago });
    if (wrong) return refused(wrong);
    const recipient = json.recipient as { id: string };
    if (json.sender_action !== undefined) {
      actions.push({ recipient, sender_action: String(json.sender_action) });
      return { json: { recipient_id: recipient.id } };
    }
    const mid = `m_OUT${++ids}`;
    sent.push({ ...json, mid } as SentMessage);
    return { json: { recipient_id: recipient.id, message_id: mid } };
  };

  const takeFile = async (form: FormData): Promise<Reply> => {
    const file = form.get('filedata');
    const { attachment } = JSON.parse(String(form.get('message'))) as { attachment: { type: string } };
    const limit = rules.files[attachment.type];
    const platform = form.get('platform') ?? 'messenger';
    if (!(file instanceof globalThis.File) || !limit || platform !== rules.platform) return refused({ code: 100 });
    if (file.size > limit.most || !limit.types.test(file.type)) return refused({ code: 100, subcode: 2018047 });
    const id = `18571234${++ids}`;
    files.set(id, {
      bytes: new Uint8Array(await file.arrayBuffer()),
      type: file.type,
      name: file.name,
      as: attachment.type,
    });
    return { json: { attachment_id: id } };
  };

  const page = {
    id: PAGE,
    name: 'Lucky Shrub',
    instagram_business_account: { id: INSTAGRAM, username: 'lucky.shrub' },
  };
  /** Only what is asked for (User Profile API). */
  const profileOf = (peer: string, asked: readonly string[]): Reply => {
    const profile = profiles.get(peer);
    if (!profile) return refused(rules.platform === 'messenger' ? { code: 100, subcode: 2018218 } : { code: 230 });
    return {
      json: { ...Object.fromEntries(Object.entries(profile).filter(([name]) => asked.includes(name))), id: peer },
    };
  };
  const told = (path: readonly string[], query: URLSearchParams): Reply | undefined => {
    const [id = '', edge] = path;
    if (id === FILES) {
      const file = files.get(edge ?? '');
      return file && { bytes: file.bytes, type: file.type };
    }
    if (edge === undefined && (id === 'me' || id === PAGE)) return { json: page };
    if (edge === undefined && /^\d+$/.test(id)) return profileOf(id, (query.get('fields') ?? '').split(','));
    if (id !== PAGE || edge !== 'subscribed_apps') return undefined;
    return { json: { data: fields ? [{ id: APP, subscribed_fields: fields }] : [] } };
  };

  const platform: Platform = ({ method, path, query, json, form }: GraphCall) => {
    if (method === 'GET') return told(path, query);
    const [id, edge] = path;
    if (id !== PAGE) return undefined;
    if (edge === 'messages' && json) return takeMessage(json);
    return edge === 'message_attachments' && form ? takeFile(form) : undefined;
  };

  const fake = await startFakeGraph(TOKEN, platform, { openFiles: true });
  return {
    ...{ ...fake, sent, actions, files },
    heardAgo: (since) => {
      ago = since ?? Number.POSITIVE_INFINITY;
    },
    introduce: (peer, profile) => void profiles.set(peer, profile),
    nextId: () => `m_OUT${ids + 1}`,
    keep: ({ bytes, type }) => {
      const id = `file${++ids}`;
      files.set(id, { bytes, type, name: '', as: '' });
      return `${fake.url}/${FILES}/${id}`;
    },
    subscribe: (known) => {
      fields = known;
    },
  };
};

export const FIELDS = [
  ...['messages', 'messaging_postbacks', 'message_echoes', 'message_deliveries', 'message_reads'],
  ...['message_reactions', 'message_edits', 'standby'],
];
