import { randomUUID } from 'node:crypto';
import type { Issuer, Reply } from './issuer.ts';
import { whatIsWrongWith } from './rules.ts';

export type SentActivity = Record<string, unknown> & { type: string };
export type Call = { method: string; path: string; authorization: string | undefined; body: string };

const ACTIVITIES = /^(?:\/[a-z]+)?\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;
const UPLOADS = /^(?:\/[a-z]+)?\/v3\/conversations\/([^/]+)\/attachments$/;
const FILES = /^(?:\/[a-z]+)?\/v3\/attachments\/([^/]+)\/views\/original$/;

const refused = (status: number, code: string, message: string): Reply => ({
  status,
  json: { error: { code, message } },
});

/** The Bot Connector of one channel. It knows the conversations that it was told of. */
export const createFakeConnector = (issuer: Issuer) => {
  const sent: SentActivity[] = [];
  const files = new Map<string, { bytes: Uint8Array; type: string }>();
  const conversations = new Set<string>();

  const keep = (bytes: Uint8Array, type: string): string => {
    const id = randomUUID();
    files.set(id, { bytes, type });
    return id;
  };

  const takeActivity = (conversation: string, replyToId: string | undefined, body: string): Reply => {
    if (!conversations.has(conversation)) return refused(404, 'ConversationNotFound', 'Conversation not found.');
    const activity = JSON.parse(body) as SentActivity;
    const where = { conversation, ...(replyToId !== undefined && { replyToId }) };
    const wrong = whatIsWrongWith(activity, { ...where, hasFile: (id) => files.has(id) });
    if (wrong) return refused(400, wrong.code, wrong.message);
    sent.push(activity);
    return { status: 201, json: { id: `out-${sent.length}` } };
  };

  const takeFile = (body: string): Reply => {
    const { type, originalBase64 } = JSON.parse(body) as { type: string; originalBase64: string };
    return { status: 201, json: { id: keep(Buffer.from(originalBase64, 'base64'), type) } };
  };

  return {
    ...{ sent, conversations, keep },
    answer: ({ method, path, authorization, body }: Call): Reply | undefined => {
      const [, conversation = '', replyTo] = ACTIVITIES.exec(path) ?? [];
      const file = FILES.exec(path)?.[1];
      const isUpload = UPLOADS.test(path);
      if (conversation === '' && file === undefined && !isUpload) return undefined;
      if (!issuer.isGranted(authorization))
        return refused(401, 'BotNotAuthorized', 'Authorization has been denied for this request.');
      if (file !== undefined) {
        const kept = files.get(decodeURIComponent(file));
        return kept ? { status: 200, ...kept } : refused(404, 'BadArgument', 'Unknown attachment id');
      }
      if (method !== 'POST') return refused(405, 'BadArgument', 'Method not allowed');
      if (isUpload) return takeFile(body);
      return takeActivity(decodeURIComponent(conversation), replyTo && decodeURIComponent(replyTo), body);
    },
  };
};
