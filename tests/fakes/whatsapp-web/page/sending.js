import { Model } from './models.js';
import { ask } from './wire.js';
import { Msg, placeModel } from './world.js';

/* How a message leaves, and how files do. */

const wireOf = (message) => ({
  id: message.id._serialized,
  to: String(message.to),
  type: message.type,
  ...Object.fromEntries(
    ['body', 'caption', 'filename', 'mimetype', 'size', 'directPath', 'quotedStanzaID', 'lat', 'lng']
      .filter((key) => typeof message[key] === 'string' || typeof message[key] === 'number')
      .map((key) => [key, message[key]]),
  ),
});

const FIELDS = ['id', 'ack', 'body', 'caption', 'from', 'to', 't', 'type', 'isNewMsg', 'mimetype', 'filename', 'size'];
const QUOTE = ['directPath', 'quotedStanzaID', 'quotedParticipant', 'quotedMsg'];

/** First promise: it stands in the chat. Second: the server has it. */
export const addAndSendMsgToChat = (_chat, message) => {
  const added = ask('/keys', { to: String(message.to) }).then(() =>
    placeModel(
      new Model(Object.fromEntries([...FIELDS, ...QUOTE].filter((k) => k in message).map((k) => [k, message[k]]))),
    ),
  );
  const sent = added
    .then(() => ask('/send', wireOf(message)))
    .then(({ ack }) => {
      Msg.get(message.id)?.set({ ack });
      return { messageSendResult: ack === -1 ? 'ERROR_UNKNOWN' : 'OK' };
    });
  sent.catch(() => {});
  return [added, sent];
};

export class OpaqueData {
  static async createFromData(data, type) {
    return data instanceof OpaqueData ? data : Object.assign(new OpaqueData(), { blob: data, type });
  }
  url() {
    return 'blob:none';
  }
  autorelease() {}
  formData() {
    return this.blob;
  }
}

const kindOf = (type, { asSticker, isPtt, asDocument }) => {
  if (asSticker) return 'sticker';
  if (isPtt) return 'ptt';
  const [family] = type.split('/');
  return !asDocument && ['image', 'video', 'audio'].includes(family) ? family : 'document';
};

export const prepRawMedia = (opaque, params) => ({
  waitForPrep: async () =>
    new Model({
      type: kindOf(opaque.type, params),
      mimetype: opaque.type,
      filename: opaque.blob.name,
      size: opaque.blob.size,
      filehash: `hash-${opaque.blob.size}`,
      mediaBlob: opaque,
    }),
});

export const getOrCreateMediaObject = (filehash) => ({
  filehash,
  contentInfo: {},
  size: 0,
  consolidate(media) {
    Object.assign(this, { type: media.type, size: media.size, blob: media.mediaBlob });
  },
});

const upload = async (blob) => (await ask('/upload', blob)).path;

export const uploadMedia = async ({ mediaObject }) => ({
  mediaEntry: { directPath: await upload(lastBlob.get(mediaObject.filehash)), mmsUrl: 'https://mmg.whatsapp.net/' },
});
/** What was put into the cache under its hash: the upload asks for nothing else. */
export const lastBlob = new Map();

export const encryptAndUpload = async ({ blob }) => ({ directPath: await upload(blob), url: '', encFilehash: 'none' });

export const downloadAndMaybeDecrypt = async ({ directPath }) => {
  const response = await fetch(directPath);
  if (!response.ok) throw Object.assign(new Error('not there'), { status: response.status });
  return response.arrayBuffer();
};
