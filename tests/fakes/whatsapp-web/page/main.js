import { MsgKey, Wid, wid } from './ids.js';
import { Emitter } from './models.js';
import * as sending from './sending.js';
import { told } from './told.js';
import { ask, keep, kept, listen } from './wire.js';
import { aliases, Chat, chatWith, cmd, conn, Msg, me, reportState, socket } from './world.js';

/*
 * The names under which WhatsApp Web has what whatsapp-web.js 1.34.7 asks it for. They are taken from the library: that
 * WhatsApp has renamed something shows only against the real page.
 */

const links = (text = '') =>
  (String(text).match(/https?:\/\/\S+/g) ?? []).map((href) => ({ href, suspiciousCharacters: new Set() }));
const alias = (id) => (aliases.has(String(id)) ? new Wid(aliases.get(String(id))) : undefined);

Object.assign(socket, {
  logout: async () => {
    await ask('/logout');
    await keep('');
  },
  takeover: () => ask('/takeover'),
});

const modules = {
  WAWebSocketModel: { Socket: socket },
  WAWebConnModel: { Conn: conn },
  WAWebCmd: { Cmd: Object.assign(cmd, { refreshQR: () => ask('/ref') }) },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebAltDeviceLinkingApi: {
    setPairingType() {},
    async initializeAltDeviceLinking() {},
    startAltLinkingFlow: async (phone) => (await ask('/code', { phone })).code,
  },
  WABase64: { encodeB64: (bytes) => btoa(String.fromCharCode(...bytes)) },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: '1' },
  WAWebAdvSignatureApi: {},
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: new Uint8Array(4) } }) } },
  WAWebSignalStoreApi: {
    waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: new Uint8Array(4) } }) },
  },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => 'secret' },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me.pn, getMaybeMeLidUser: () => me.lid },
  WAWebCollections: { Msg, Chat },
  WAWebSyncGatingUtils: {},
  WAWebCallCollection: Object.assign(new Emitter(), { calls: new Map() }),
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen() {} },
  WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert() {} } },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert() {} } },
  WALinkify: { findLinks: links, findLink: (text) => links(text)[0] },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: (chat) => chat.id.server === 'broadcast' },
  WAWebMsgKey: MsgKey,
  WAWebWidFactory: { createWid: wid, createWidFromWidLike: wid, asUserWidOrThrow: wid },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat: sending.addAndSendMsgToChat },
  WAWebFindChatAction: {
    findOrCreateLatestChat: async (id) =>
      (await ask('/exists', { id: String(id) })).exists ? { chat: chatWith(id) } : null,
  },
  WAWebMsgReply: { canReplyMsg: () => true },
  WAWebMediaOpaqueData: sending.OpaqueData,
  WAWebPrepRawMedia: { prepRawMedia: sending.prepRawMedia },
  WAWebMediaStorage: { getOrCreateMediaObject: sending.getOrCreateMediaObject },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => true },
  WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache: { put: (hash, blob) => sending.lastBlob.set(hash, blob) } },
  WAWebMediaMmsV4Upload: { uploadMedia: sending.uploadMedia },
  WAWebUploadManager: { encryptAndUpload: sending.encryptAndUpload },
  WAWebStartMediaUploadQpl: { startMediaUploadQpl: () => ({}) },
  WAWebDownloadManager: { downloadManager: { downloadAndMaybeDecrypt: sending.downloadAndMaybeDecrypt } },
  WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
  WAWebUpdateUnreadChatAction: {
    sendSeen: async ({ chat }) => {
      await ask('/seen', { chat: String(chat.id) });
      chat.set({ unreadCount: 0 });
    },
  },
  WAWebChatStateBridge: { sendChatStateComposing: (id) => ask('/typing', { chat: String(id) }) },
  WAWebApiContact: {
    getCurrentLid: (id) => (id.isLid() ? id : alias(id)),
    getPhoneNumber: (id) => (id.isLid() ? alias(id) : id),
  },
  WAWebQueryExistsJob: { queryWidExists: async (id) => ({ wid: id }) },
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
};

window.require = (name) => {
  if (!(name in modules)) throw new Error(`this page has no module ${name}`);
  return modules[name];
};

let device = await kept();
listen({
  device: () => device,
  told: async (command) => {
    if (command.do === 'hello' && command.device) device = command.device;
    await told(command);
  },
  dropped: () => {
    if (socket.state === 'CONNECTED') socket.set({ state: 'OPENING' });
    void reportState();
  },
});
window.Debug = { VERSION: '2.3000.1' };
