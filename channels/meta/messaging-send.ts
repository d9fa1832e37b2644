import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Outbound } from '../contract/adapter.ts';
import { externalId } from '../contract/ids.ts';
import type { SendError } from '../contract/outbound.ts';
import type { Graph } from './graph.ts';
import { declared } from './human-tag.ts';
import type { Dialect } from './messaging-dialect.ts';
import { errorOf, WINDOW_CLOSED } from './messaging-errors.ts';
import type { Payload } from './messaging-payload.ts';
import { uploaded } from './messaging-upload.ts';
import type { PageAccount, PageSettings } from './page-account.ts';

const Accepted = Compile(Type.Object({ message_id: Type.String({ minLength: 1 }) }));

/** One payload is one message. A file that is handed over before changes nothing when that is done again. */
export const createSend =
  <Settings extends PageSettings>(
    graph: Graph,
    dialect: Dialect,
  ): Outbound<Settings, PageAccount['secrets'], Payload>['send'] =>
  async (payload, to, { account, deliveryId, reach }) => {
    const how = declared(to, payload.by, dialect.capabilities.window, reach.now());
    if (!how) return { ok: false, error: WINDOW_CLOSED };
    const content =
      payload.kind === 'text' ? textBody(payload) : await uploaded(payload.file, { graph, dialect, account, reach });
    if (!content.ok) return content;
    const message = { ...content.body, ...(dialect.metadata && { metadata: deliveryId }) };
    const json = { recipient: { id: to.peer }, ...how, message };
    const post = (body: object) =>
      graph.call(
        { method: 'POST', path: [account.settings.pageId, 'messages'], body: { json: body } },
        account.secrets.accessToken,
        reach,
      );
    let answer = await post(payload.replyTo ? { ...json, reply_to: { mid: payload.replyTo } } : json);
    // What is not there any more cannot be answered to; the words still can be said.
    if (payload.replyTo && !answer.ok && 'code' in answer.failure && answer.failure.code === 100)
      answer = await post(json);
    if (!answer.ok) return { ok: false, error: errorOf(answer.failure) };
    return Accepted.Check(answer.body)
      ? { ok: true, ids: [externalId(answer.body.message_id)] }
      : { ok: false, error: NAMELESS };
  };

const NAMELESS: SendError = {
  kind: 'unknownOutcome',
  why: 'Meta accepted something and did not say under which id. The message may have arrived.',
};

/** What is tapped comes back as the payload; its words are its id. */
const textBody = ({ text, choices }: Extract<Payload, { kind: 'text' }>): { ok: true; body: object } => ({
  ok: true,
  body: {
    text,
    ...(choices.length > 0 && {
      quick_replies: choices.map((title) => ({ content_type: 'text', title, payload: title })),
    }),
  },
});
