import { wid } from './ids.js';
import { keep } from './wire.js';
import { aliases, Chat, chatWith, cmd, conn, Msg, me, place, reportState, seen, socket } from './world.js';

/* What the server tells, and what the page makes of it. */

const synced = async (early) => {
  if (socket.hasSynced) return;
  // Real pages synchronise for seconds, so whoever wants to hear of it is there by then; but not always.
  while (!early && !(socket.isHeard('change:hasSynced') && window.onAppStateHasSyncedEvent))
    await new Promise((resolve) => setTimeout(resolve, 10));
  socket.set({ hasSynced: true });
};

const commands = {
  async hello({ ref, device, me: own, chats, syncsEarly }) {
    if (!device) {
      conn.set({ ref });
      socket.set({ state: 'UNPAIRED' });
      return reportState();
    }
    await keep(device);
    Object.assign(me, { pn: wid(own.pn), lid: wid(own.lid) });
    const isFirst = !socket.hasSynced;
    for (const { id, unread, lid, messages } of chats) {
      if (lid) {
        aliases.set(lid, id);
        aliases.set(id, lid);
      }
      for (const message of messages) if (!seen.has(serialized(message.id))) place(message, !isFirst);
      chatWith(id).unreadCount = unread;
    }
    socket.set({ state: 'CONNECTED' });
    await reportState();
    void synced(syncsEarly);
  },
  message: ({ message, unread, lid }) => {
    const { remote } = message.id;
    if (lid) {
      aliases.set(lid, remote);
      aliases.set(remote, lid);
    }
    place(message, true);
    chatWith(remote).set({ unreadCount: unread });
  },
  history: ({ message }) => place(message, false),
  ack: ({ id, ack }) => Msg.get(id)?.set({ ack }),
  edit: ({ id, body }) => Msg.get(id)?.set({ body, latestEditSenderTimestampMs: Date.now() }),
  revoke: ({ id }) => {
    const message = Msg.get(id);
    message?.set({ type: 'revoked', protocolMessageKey: message.id });
  },
  number: ({ id, before, after }) =>
    place({ id, from: before, to: after, type: 'notification_template', t: 0 }, false).set({
      subtype: 'change_number',
      to: after,
      templateParams: [before, after],
    }),
  reaction: ({ id, parent, from, emoji, at }) =>
    window
      .require('WAWebAddonReactionTableMode')
      .reactionTableMode.bulkUpsert([
        { id, reactionParentKey: parent, reactionTimestamp: at, from: wid(from), reactionText: emoji },
      ]),
  ref: ({ ref }) => conn.set({ ref }),
  state: async ({ state }) => {
    socket.set({ state });
    await reportState();
  },
  forget: ({ chat }) => Chat.get(chat) && Chat.remove(Chat.get(chat)),
  reload: () => setTimeout(() => location.reload(), 20),
  async logout() {
    await keep('');
    cmd.emit('logout');
    setTimeout(() => location.assign('/?post_logout=1'), 100);
  },
};

const serialized = ({ fromMe, remote, id, participant }) =>
  [fromMe, remote, id, ...(participant ? [participant] : [])].join('_');

export const told = (command) => commands[command.do](command);
