type Json = Record<string, unknown>;

/** Where the two platforms differ in what they take. */
export type PageRules = {
  platform: 'messenger' | 'instagram';
  /** Milliseconds. */
  window: { base: number; human: number };
  isTooLong: (text: string) => boolean;
  /** Bytes of each kind of file, by its type. */
  files: Readonly<Record<string, { most: number; types: RegExp }>>;
};
export type Refused = { code: number; subcode?: number };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const at = (value: unknown, name: string): unknown => (value as Json | undefined)?.[name];
const fits = (value: unknown, most: number): boolean => text(value).length > 0 && text(value).length <= most;

const PARAMETER: Refused = { code: 100 };
const NOBODY: Refused = { code: 100, subcode: 2018001 };
const ACTIONS = ['typing_on', 'typing_off', 'mark_seen'];

/** With what the Send API refuses a call, by the limits of its reference; undefined for one that it takes. */
export const whatIsWrongWith = (
  json: Json,
  rules: PageRules,
  { hasFile, heardAgo }: { hasFile: (id: string, type: string) => boolean; heardAgo: (peer: string) => number },
): Refused | undefined => {
  const { recipient, message, sender_action: action } = json;
  const peer = text(at(recipient, 'id'));
  if (!/^\d+$/.test(peer)) return PARAMETER;
  const ago = heardAgo(peer);
  if (!Number.isFinite(ago)) return rules.platform === 'messenger' ? NOBODY : { code: 100, subcode: 2534014 };
  // An action goes alone (Send API, "sender_action").
  if (action !== undefined)
    return ACTIONS.includes(text(action)) && Object.keys(json).length === 2 ? undefined : PARAMETER;
  return (
    whatIsUndeclared(json, rules, ago) ?? (isMessage(message, json.reply_to, rules, hasFile) ? undefined : PARAMETER)
  );
};

const whatIsUndeclared = ({ messaging_type: type, tag }: Json, rules: PageRules, ago: number): Refused | undefined => {
  const closed: Refused = { code: 10, subcode: rules.platform === 'messenger' ? 2018278 : 2534022 };
  if (type === 'RESPONSE') return tag !== undefined ? PARAMETER : ago < rules.window.base ? undefined : closed;
  if (type !== 'MESSAGE_TAG' || tag !== 'HUMAN_AGENT') return PARAMETER;
  return ago < rules.window.human ? undefined : closed;
};

const isMessage = (
  message: unknown,
  replyTo: unknown,
  rules: PageRules,
  hasFile: (id: string, type: string) => boolean,
): boolean => {
  const { text: words, attachment, quick_replies: replies, metadata } = (message ?? {}) as Json;
  if ((words === undefined) === (attachment === undefined)) return false;
  if (words !== undefined && (text(words) === '' || rules.isTooLong(text(words)))) return false;
  if (
    attachment !== undefined &&
    !hasFile(text(at(at(attachment, 'payload'), 'attachment_id')), text(at(attachment, 'type')))
  )
    return false;
  if (metadata !== undefined && (rules.platform === 'instagram' || !fits(metadata, 1_000))) return false;
  if (replyTo !== undefined && !fits(at(replyTo, 'mid'), 500)) return false;
  return replies === undefined || areQuickReplies(replies);
};

/** A longer title is cut there; nobody should rely on it. */
const areQuickReplies = (replies: unknown): boolean =>
  Array.isArray(replies) &&
  replies.length > 0 &&
  replies.length <= 13 &&
  replies.every(
    (one) => at(one, 'content_type') === 'text' && fits(at(one, 'title'), 20) && fits(at(one, 'payload'), 1_000),
  );
