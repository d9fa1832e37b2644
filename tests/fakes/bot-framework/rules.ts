type Json = Record<string, unknown>;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;
const idOf = (value: unknown): unknown => (value as { id?: unknown } | undefined)?.id;

const TYPES = new Set(['message', 'typing', 'event', 'endOfConversation']);
const MESSENGER = { text: 2_000, replies: 13, title: 20 };

export type Wrong = { code: string; message: string };
const wrong = (code: string, message: string): Wrong => ({ code, message });

/** Why a connector does not take an activity, by the rules of its reference and Messenger’s limits; undefined when it does. */
export const whatIsWrongWith = (
  activity: Json,
  { conversation, replyToId, hasFile }: { conversation: string; replyToId?: string; hasFile: (id: string) => boolean },
): Wrong | undefined => {
  if (!TYPES.has(String(activity.type))) return wrong('BadArgument', 'Activity type is unknown');
  if (idOf(activity.conversation) !== conversation) return wrong('BadArgument', 'Conversation id does not match');
  if (!isText(idOf(activity.recipient)) || !isText(idOf(activity.from)))
    return wrong('MissingProperty', 'From and recipient are required');
  if (activity.replyToId !== replyToId) return wrong('BadArgument', 'ReplyToId does not match');
  if (activity.type === 'event' && !isText(activity.name)) return wrong('MissingProperty', 'An event has a name');
  if (activity.type !== 'message') return undefined;
  const { text = '', attachments = [] } = activity as { text?: string; attachments?: Json[] };
  if (text === '' && attachments.length === 0) return wrong('BadSyntax', 'Message is empty');
  if (text.length > MESSENGER.text) return wrong('MessageSizeTooBig', 'Message size too large');
  if (text !== '' && !['plain', 'markdown'].includes(String(activity.textFormat)))
    return wrong('BadArgument', 'Unknown text format');
  if (!attachments.every((one) => isAttachment(one, hasFile))) return wrong('BadArgument', 'Attachment is not usable');
  return areSuggested(activity.suggestedActions) ? undefined : wrong('BadArgument', 'Suggested actions');
};

const isAttachment = ({ contentType, contentUrl }: Json, hasFile: (id: string) => boolean): boolean => {
  if (!isText(contentType) || !isText(contentUrl)) return false;
  const kept = /\/v3\/attachments\/([^/]+)\/views\/original$/.exec(contentUrl)?.[1];
  return kept === undefined ? contentUrl.startsWith(`data:${contentType};base64,`) : hasFile(decodeURIComponent(kept));
};

const areSuggested = (suggested: unknown): boolean => {
  if (suggested === undefined) return true;
  const { actions } = suggested as { actions: { type: string; title: string; value: string }[] };
  return (
    actions.length > 0 &&
    actions.length <= MESSENGER.replies &&
    actions.every(
      ({ type, title, value }) =>
        type === 'imBack' && title.length <= MESSENGER.title && isText(title) && isText(value),
    )
  );
};
