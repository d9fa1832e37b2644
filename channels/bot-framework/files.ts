import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { OutgoingFile, SendError } from '../contract/outbound.ts';
import { CAPABILITIES, INLINE } from './capabilities.ts';
import type { Connector } from './connector.ts';
import { harmless } from './errors.ts';
import type { Reached } from './reached.ts';

type Asked = Parameters<Connector['post']>[2];

const Uploaded = Compile(Type.Object({ id: Type.String({ minLength: 1 }) }));

const TOO_LARGE: SendError = {
  kind: 'content',
  why: 'A file that is sent through the Bot Framework has at most 4 MB.',
};
const UNREADABLE: SendError = { kind: 'retry', why: 'The file could not be read from where it is kept.' };
const NAMELESS: SendError = { kind: 'retry', why: 'The channel gave no id for the file.' };
const NOT_TAKEN: SendError = { kind: 'content', why: 'The channel does not take files of this size or type.' };

/** A small file stands in its message; a larger one is handed over to the channel before. */
export const attached = async (
  file: OutgoingFile,
  { serviceUrl, conversation }: Reached,
  connector: Connector,
  asked: Asked,
): Promise<{ ok: true; attachment: object } | { ok: false; error: SendError }> => {
  if (file.size > (CAPABILITIES.media.out.document?.most ?? 0)) return failed(TOO_LARGE);
  const bytes = await file.open().catch(() => undefined);
  if (!bytes) return failed(UNREADABLE);
  const base64 = Buffer.from(bytes).toString('base64');
  const about = { contentType: file.mimeType, name: file.fileName };
  if (bytes.length <= INLINE)
    return { ok: true, attachment: { ...about, contentUrl: `data:${file.mimeType};base64,${base64}` } };
  const address = `${serviceUrl}/v3/conversations/${conversation}/attachments`;
  const answer = await connector.post(
    address,
    { type: file.mimeType, name: file.fileName, originalBase64: base64 },
    asked,
  );
  if (!answer.ok) return failed(answer.error.kind === 'recipient' ? NOT_TAKEN : harmless(answer.error));
  if (!Uploaded.Check(answer.body)) return failed(NAMELESS);
  const { id } = answer.body;
  const contentUrl = `${serviceUrl}/v3/attachments/${encodeURIComponent(id)}/views/original`;
  return { ok: true, attachment: { ...about, contentUrl } };
};

const failed = (error: SendError): { ok: false; error: SendError } => ({ ok: false, error });
