import { refusal } from './behaviour.ts';
import type { GraphCall } from './call.ts';
import { type FakeGraph, FILES, type Platform, type Reply, startFakeGraph } from './fake-graph.ts';
import { whatIsWrongWith } from './whatsapp-rules.ts';
import { templateRefusal, whatIsWrongWithTemplate } from './whatsapp-template-rules.ts';

export const NUMBER = '106540352242922';
export const BUSINESS = '102290129340398';
export const TOKEN = 'EAAJB0xXexampleToken';

type File = { bytes: Uint8Array; type: string; name: string };
/** As `POST /{number}/messages` took it. */
export type SentMessage = Record<string, unknown> & { type: string };

export type FakeWhatsApp = FakeGraph & {
  sent: SentMessage[];
  /** Calls that said that something was read, maybe with somebody typing. */
  reads: Record<string, unknown>[];
  files: Map<string, File>;
  /** Keeps a file as if a customer had sent it; `at` is where it is said to lie. */
  keep: (file: { bytes: Uint8Array; type: string; at?: string }) => string;
  /** As the list of templates gives them, in pages of two. */
  templates: object[];
};

/** What may be handed over (Cloud API, "Media"). */
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const UPLOADED = new Set([
  ...['audio/aac', 'audio/mp4', 'audio/mpeg', 'audio/amr', 'audio/ogg', 'audio/opus', 'video/mp4', 'video/3gpp'],
  ...['image/jpeg', 'image/png', 'image/webp', 'text/plain', 'application/pdf', 'application/msword'],
  ...['application/vnd.ms-excel', 'application/vnd.ms-powerpoint', `${OFFICE}.wordprocessingml.document`],
  ...[`${OFFICE}.spreadsheetml.sheet`, `${OFFICE}.presentationml.presentation`],
]);

/** The part of the Graph API that WhatsApp is. */
export const startFakeWhatsApp = async (): Promise<FakeWhatsApp> => {
  const sent: SentMessage[] = [];
  const reads: Record<string, unknown>[] = [];
  const files = new Map<string, File>();
  const elsewhere = new Map<string, string>();
  const templates: object[] = [];
  let ids = 0;

  const takeMessage = (json: Record<string, unknown>): Reply => {
    const wrong = whatIsWrongWith(json, (id) => files.has(id));
    if (wrong) return { status: 400, json: refusal(wrong) };
    const unfit = json.type === 'template' ? whatIsWrongWithTemplate(json.template, templates) : undefined;
    if (unfit) return { status: 400, json: templateRefusal(unfit) };
    if (json.status === 'read') {
      reads.push(json);
      return { json: { success: true } };
    }
    sent.push(json as SentMessage);
    const input = String(json.to ?? json.recipient);
    const contact = json.to ? { input, wa_id: input.replace(/\D/g, '') } : { input, user_id: input };
    return { json: { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id: `wamid.OUT${++ids}` }] } };
  };

  const keepFile = (file: File): string => {
    const id = `90000000000${++ids}`;
    files.set(id, file);
    return id;
  };

  const takeFile = async (form: FormData): Promise<Reply> => {
    const [file, type] = [form.get('file') as globalThis.File, String(form.get('type'))];
    if (form.get('messaging_product') !== 'whatsapp' || file.type !== type || !UPLOADED.has(type))
      return { status: 400, json: refusal(100) };
    return { json: { id: keepFile({ bytes: new Uint8Array(await file.arrayBuffer()), type, name: file.name }) } };
  };

  const listTemplates = ({ query }: GraphCall): Reply => {
    const from = Number(query.get('after') ?? 0);
    const name = query.get('name') ?? '';
    const all = templates.filter((one) => (one as { name: string }).name.includes(name));
    const more = from + 2 < all.length && { next: 'https://graph.facebook.com/with-the-token' };
    return { json: { data: all.slice(from, from + 2), paging: { cursors: { after: String(from + 2) }, ...more } } };
  };

  const platform: Platform = (call, { url }) => {
    const [id = '', edge] = call.path;
    if (id === FILES) {
      const file = files.get(edge ?? '');
      return file && { bytes: file.bytes, type: file.type };
    }
    if (id === NUMBER && edge === 'messages' && call.json) return takeMessage(call.json);
    if (id === NUMBER && edge === 'media' && call.form) return takeFile(call.form);
    if (id === BUSINESS && edge === 'message_templates') return listTemplates(call);
    if (edge !== undefined || call.method !== 'GET') return undefined;
    if (id === NUMBER) return { json: { verified_name: 'Lucky Shrub', display_phone_number: '+1 555-078-3881', id } };
    const file = files.get(id);
    const at = elsewhere.get(id) ?? `${url}/${FILES}/${id}`;
    return file && { json: { id, url: at, mime_type: file.type, file_size: String(file.bytes.length) } };
  };

  const fake = await startFakeGraph(TOKEN, platform);
  const keep: FakeWhatsApp['keep'] = ({ bytes, type, at }) => {
    const id = keepFile({ bytes, type, name: '' });
    if (at !== undefined) elsewhere.set(id, at);
    return id;
  };
  return { ...fake, sent, reads, files, keep, templates };
};
