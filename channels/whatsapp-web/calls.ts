import { Buffer } from 'node:buffer';
import type { Client, MessageMedia, MessageSendOptions } from 'whatsapp-web.js';
import { rawOf } from './pick.ts';
import type { Answer, Call, Refusal } from './protocol.ts';
import { within } from './within.ts';

type Of<What extends string> = Extract<Call, { do: What }>;

const LARGEST = 64 * 2 ** 20;
const UNPAIRED = new Set(['UNPAIRED', 'UNPAIRED_IDLE']);

/** What the page throws before anything has left. Whatever else it says, the message may have. */
const THROWN: readonly (readonly [RegExp, Refusal])[] = [
  [/No LID for user|wid error|invalid wid/i, 'noSuchNumber'],
  [/upload failed/i, 'uploadFailed'],
  [/media-fault|invalid media type|media is not/i, 'badFile'],
];

/** Carries out what Baton wants of the page. Nothing is tried while there is no connection: it would wait in the browser. */
export const createCalls = (client: Client, isReady: () => boolean) => {
  const send = async ({ to, text, replyTo, file }: Of<'send'>, patience: number): Promise<Answer> => {
    const end = performance.now() + patience;
    const left = (): number => end - performance.now();
    const refusal = await connection(left());
    if (refusal) return no(refusal);
    const options: MessageSendOptions = {
      // Marking as read is a step of its own, and has crashed whole sends.
      ...{ sendSeen: false, linkPreview: false, parseVCards: false, waitUntilMsgSent: true },
      ...(replyTo !== undefined && { quotedMessageId: replyTo }),
      ...(file && {
        ...(text !== '' && { caption: text }),
        ...{ sendMediaAsDocument: file.as === 'document', sendMediaAsSticker: file.as === 'sticker' },
      }),
    };
    try {
      const content = file ? await mediaOf(file) : text;
      // This process may have stood still since, and the account be somebody else's by now.
      if (!isReady() || left() <= 0) return no('notReady');
      const message = await within(left(), client.sendMessage(to, content, options));
      if (!message) return no('noSuchNumber');
      return Number(message.ack) === -1 ? no('refused') : { ok: true, id: message.id._serialized };
    } catch (error) {
      return no(THROWN.find(([said]) => said.test(String(error)))?.[1] ?? 'uncertain');
    }
  };

  const connection = async (patience: number): Promise<Refusal | undefined> => {
    if (!isReady()) return 'notReady';
    const state = await within(patience, client.getState()).catch(() => undefined);
    if (state === 'CONNECTED') return undefined;
    return UNPAIRED.has(String(state)) ? 'unpaired' : 'notReady';
  };

  const file = async ({ id }: Of<'file'>, patience: number): Promise<Answer> => {
    const message = await within(patience, client.getMessageById(id));
    if (!message?.hasMedia) return no('noFile');
    if (Number(rawOf(message).size ?? 0) > LARGEST) return no('tooLarge');
    const media = await within(patience, message.downloadMedia());
    if (!media) return no('noFile');
    const { data, mimetype } = media;
    return { ok: true, file: { bytes: Buffer.from(data, 'base64'), mimeType: mimetype } };
  };

  return async (call: Call, patience: number): Promise<Answer> => {
    if (call.do === 'send') return send(call, patience);
    if (!isReady()) return no('notReady');
    try {
      if (call.do === 'file') return await file(call, patience);
      if (call.do === 'read') await within(patience, client.sendSeen(call.to));
      if (call.do === 'typing') await within(patience, type(client, call.to));
      return { ok: true };
    } catch {
      return no('notReady');
    }
  };
};

const no = (why: Refusal): Answer => ({ ok: false, why });

const type = async (client: Client, to: string): Promise<void> => {
  const chat = await client.getChatById(to);
  await chat.sendStateTyping();
};

const mediaOf = async ({ bytes, mimeType, fileName }: NonNullable<Of<'send'>['file']>): Promise<MessageMedia> => {
  const { default: library } = await import('whatsapp-web.js');
  return new library.MessageMedia(mimeType, Buffer.from(bytes).toString('base64'), fileName);
};
