import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Outbound, Reach } from '../contract/adapter.ts';
import { externalId } from '../contract/ids.ts';
import type { Recipient, SendError } from '../contract/outbound.ts';
import type { Graph } from '../meta/graph.ts';
import { CAPABILITIES } from './capabilities.ts';
import { errorOf, WINDOW_CLOSED } from './errors.ts';
import { choose } from './list-label.ts';
import type { Payload } from './payload.ts';
import { addressOf } from './peer.ts';
import type { WhatsAppAccount } from './settings.ts';
import { templateBody } from './template-body.ts';
import { uploaded } from './upload.ts';
import { tappedBody, textBody } from './wire.ts';

export type Send = Outbound<WhatsAppAccount['settings'], WhatsAppAccount['secrets'], Payload>['send'];
type Context = { graph: Graph; account: WhatsAppAccount; reach: Reach };

const Accepted = Compile(
  Type.Object({ messages: Type.Array(Type.Object({ id: Type.String({ minLength: 1 }) }), { minItems: 1 }) }),
);

/** One payload is one message. What has to be fetched or handed over before changes nothing when it is done again. */
export const createSend =
  (graph: Graph): Send =>
  async (payload, to, { account, deliveryId, reach }) => {
    if (payload.kind !== 'template' && !isOpen(to, reach)) return { ok: false, error: WINDOW_CLOSED };
    const content = await contentOf(payload, { graph, account, reach });
    if (!content.ok) return content;
    const json = {
      ...{ messaging_product: 'whatsapp', recipient_type: 'individual', ...addressOf(to.peer), ...content.body },
      ...(payload.replyTo && { context: { message_id: payload.replyTo } }),
      // Comes back with every status, also where our answer to this request got lost.
      biz_opaque_callback_data: deliveryId,
    };
    const path = [account.settings.phoneNumberId, 'messages'];
    const answer = await graph.call({ method: 'POST', path, body: { json } }, account.secrets.accessToken, reach);
    if (!answer.ok) return { ok: false, error: errorOf(answer.failure) };
    if (!Accepted.Check(answer.body)) return { ok: false, error: NAMELESS };
    return { ok: true, ids: answer.body.messages.map(({ id }) => externalId(id)) };
  };

const NAMELESS: SendError = {
  kind: 'unknownOutcome',
  why: 'WhatsApp accepted something and did not say under which id. The message may have arrived.',
};

const isOpen = ({ lastHeard }: Recipient, { now }: Reach): boolean =>
  lastHeard !== null && now() - lastHeard < (CAPABILITIES.window?.base ?? Number.POSITIVE_INFINITY);

const contentOf = (
  payload: Payload,
  context: Context,
): Promise<{ ok: true; body: object } | { ok: false; error: SendError }> | { ok: true; body: object } => {
  switch (payload.kind) {
    case 'text':
      return { ok: true, body: textBody(payload.text) };
    case 'buttons':
    case 'list':
      return { ok: true, body: tappedBody(payload, context.account.settings.listLabel ?? choose(payload)) };
    case 'file':
      return uploaded(payload, context);
    case 'template':
      return templateBody(payload.template, context);
  }
};
