import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Reach } from '../contract/adapter.ts';
import type { OutgoingFile, SendError } from '../contract/outbound.ts';
import { harmless } from '../meta/failure.ts';
import type { Graph } from '../meta/graph.ts';
import { errorOf } from './errors.ts';
import { sentAs } from './files.ts';
import type { WhatsAppAccount } from './settings.ts';
import { fileBody } from './wire.ts';

const Uploaded = Compile(Type.Object({ id: Type.String({ minLength: 1 }) }));

/** Hands a file over, and gives the body of the message that it is sent with. Until then the customer sees nothing of it. */
export const uploaded = async (
  { file, caption }: { file: OutgoingFile; caption?: string },
  { graph, account, reach }: { graph: Graph; account: WhatsAppAccount; reach: Reach },
): Promise<{ ok: true; body: object } | { ok: false; error: SendError }> => {
  const sent = sentAs(file);
  if (!sent) return failed({ kind: 'content', why: 'WhatsApp takes no files of this type or size.' });
  const bytes = await file.open().catch(() => undefined);
  if (!bytes) return failed({ kind: 'retry', why: 'The file could not be read from where it is kept.' });
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', sent.mimeType);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: sent.mimeType }), file.fileName);
  const { accessToken } = account.secrets;
  const path = [account.settings.phoneNumberId, 'media'];
  const answer = await graph.call({ method: 'POST', path, body: { form } }, accessToken, reach);
  if (!answer.ok) return failed(harmless(errorOf(answer.failure)));
  if (!Uploaded.Check(answer.body)) return failed({ kind: 'retry', why: 'WhatsApp gave no id for the file.' });
  return { ok: true, body: fileBody({ media: sent.media, fileName: file.fileName, caption }, answer.body.id) };
};

const failed = (error: SendError): { ok: false; error: SendError } => ({ ok: false, error });
