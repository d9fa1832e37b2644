import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Outbound } from '../contract/adapter.ts';
import type { SendError } from '../contract/outbound.ts';
import type { Connector } from './connector.ts';
import type { Endpoints } from './endpoints.ts';
import { attached } from './files.ts';
import { statusOf } from './handoff.ts';
import type { Payload } from './payload.ts';
import { activityOf, messageIn } from './peer.ts';
import { type Reached, reachedBy } from './reached.ts';
import type { BotAccount } from './settings.ts';

export type Send = Outbound<BotAccount['settings'], BotAccount['secrets'], Payload>['send'];

const Accepted = Compile(Type.Object({ id: Type.String({ minLength: 1 }) }));

const NAMELESS: SendError = {
  kind: 'unknownOutcome',
  why: 'The channel accepted something and did not say under which id. The message may have arrived.',
};

/** One payload is one activity: an answer to another one, or one that the bot begins with by itself. */
export const createSend =
  (endpoints: Endpoints, connector: Connector): Send =>
  async (payload, recipient, asked) => {
    const reached = reachedBy(recipient, asked.account, endpoints);
    if (!reached.ok) return reached;
    const content = await contentOf(payload, reached.to, connector, asked);
    if (!content.ok) return content;
    const { serviceUrl, conversation, address } = reached.to;
    const replyToId = payload.replyTo && activityOf(recipient.peer, payload.replyTo);
    const path = replyToId ? `/${encodeURIComponent(replyToId)}` : '';
    const activity = { ...address, ...content.body, ...(replyToId && { replyToId }) };
    const answer = await connector.post(
      `${serviceUrl}/v3/conversations/${conversation}/activities${path}`,
      activity,
      asked,
    );
    if (!answer.ok) return answer;
    if (!Accepted.Check(answer.body)) return { ok: false, error: NAMELESS };
    return { ok: true, ids: [messageIn(recipient.peer, answer.body.id)] };
  };

type Content = { ok: true; body: object } | { ok: false; error: SendError };

const contentOf = async (
  payload: Payload,
  to: Reached,
  connector: Connector,
  asked: Parameters<Connector['post']>[2],
): Promise<Content> => {
  if (payload.kind === 'text') {
    const { text, format, choices } = payload;
    return {
      ok: true,
      body: { type: 'message', text, textFormat: format, ...(choices.length > 0 && tappedBelow(choices)) },
    };
  }
  if (payload.kind === 'handover') return { ok: true, body: statusOf(payload) };
  const file = await attached(payload.file, to, connector, asked);
  return file.ok ? { ok: true, body: { type: 'message', attachments: [file.attachment] } } : file;
};

/** What is tapped comes back as if it had been written. */
const tappedBelow = (choices: readonly string[]): object => ({
  suggestedActions: { actions: choices.map((title) => ({ type: 'imBack', title, value: title })) },
});
