import { MsgKey, wid } from './ids.js';
import { Collection, Emitter, Model } from './models.js';
import { ask } from './wire.js';

/* What the page knows: its connection, chats and messages. */

export const socket = new Model({ state: 'OPENING', hasSynced: false });
export const conn = new Model({ ref: '', pushname: 'Shop', platform: 'android' });
export const cmd = new Emitter();
export const me = { pn: undefined, lid: undefined };
/** Phone number of each LID, and the other way round. */
export const aliases = new Map();
export const seen = new Set();

export const Msg = Object.assign(new Collection(), {
  modelClass: Model,
  getMessagesById: async (ids) => ({ messages: ids.map((id) => Msg.get(id)).filter(Boolean) }),
});
export const Chat = new Collection();

export const chatWith = (id) => {
  const known = Chat.get(id);
  if (known) return known;
  const chat = new Model({ id: wid(id), unreadCount: 0, t: 0, formattedTitle: 'Somebody', archive: false });
  chat.msgs = new Collection();
  chat.mute = { expiration: 0 };
  return Chat.add(chat);
};

/** A message that is there now. `isNew` is said of those that have just come. */
export const place = (wire, isNew) => {
  const { id, from, to, author, quotedParticipant, ...rest } = wire;
  const model = new Model({
    ...rest,
    id: new MsgKey(id),
    from: wid(from),
    to: wid(to),
    ...(author && { author: wid(author) }),
    ...(quotedParticipant && { quotedParticipant: wid(quotedParticipant) }),
    isNewMsg: isNew,
  });
  return placeModel(model);
};

export const placeModel = (model) => {
  Object.assign(model, {
    isEphemeral: false,
    isStatusV3: String(model.id.remote) === 'status@broadcast',
    mediaObject: model.directPath ? {} : undefined,
    mediaData: model.directPath ? { mediaStage: 'RESOLVED' } : undefined,
    unsafe: () => model,
    msgContextInfo: () => ({ quotedStanzaID: model.id.id, quotedParticipant: model.from, quotedMsg: { type: 'chat' } }),
  });
  seen.add(model.id._serialized);
  const chat = chatWith(model.id.remote);
  chat.msgs.add(model);
  chat.t = Math.max(chat.t, model.t);
  return Msg.add(model);
};

export const reportState = () => ask('/state', { state: socket.state }).catch(() => {});
