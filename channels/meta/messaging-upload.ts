import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Reach } from '../contract/adapter.ts';
import type { OutgoingFile, SendError } from '../contract/outbound.ts';
import { harmless } from './failure.ts';
import type { Graph } from './graph.ts';
import type { Dialect } from './messaging-dialect.ts';
import { errorOf } from './messaging-errors.ts';
import { sentAs } from './messaging-files.ts';
import type { PageAccount } from './page-account.ts';

const Uploaded = Compile(Type.Object({ attachment_id: Type.String({ minLength: 1 }) }));

/** Hands a file over, and gives what a message refers to it by. Until then the customer sees nothing of it. */
export const uploaded = async (
  file: OutgoingFile,
  { graph, dialect, account, reach }: { graph: Graph; dialect: Dialect; account: PageAccount; reach: Reach },
): Promise<{ ok: true; body: object } | { ok: false; error: SendError }> => {
  const sent = sentAs(file, dialect.capabilities);
  if (!sent) return failed({ kind: 'content', why: `${dialect.name} takes no files of this type or size.` });
  const bytes = await file.open().catch(() => undefined);
  if (!bytes) return failed({ kind: 'retry', why: 'The file could not be read from where it is kept.' });
  const form = new FormData();
  if (dialect.platform) form.set('platform', dialect.platform);
  form.set('message', JSON.stringify({ attachment: { type: sent.type, payload: { is_reusable: true } } }));
  form.set('filedata', new Blob([new Uint8Array(bytes)], { type: sent.mimeType }), file.fileName);
  const path = [account.settings.pageId, 'message_attachments'];
  const answer = await graph.call({ method: 'POST', path, body: { form } }, account.secrets.accessToken, reach);
  if (!answer.ok) return failed(harmless(errorOf(answer.failure)));
  if (!Uploaded.Check(answer.body)) return failed({ kind: 'retry', why: 'Meta gave no id for the file.' });
  return { ok: true, body: { attachment: { type: sent.type, payload: { attachment_id: answer.body.attachment_id } } } };
};

const failed = (error: SendError): { ok: false; error: SendError } => ({ ok: false, error });
