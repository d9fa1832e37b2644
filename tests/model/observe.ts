import { MongoClient } from 'mongodb';
import type { ShownEvent } from '#core/domain/conversation/deleted.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';
import { evolveAll } from '#core/domain/conversation/evolve.ts';
import { open } from '#core/domain/conversation/open.ts';
import type { Store } from '#core/store/connect.ts';
import { toConversation } from '#core/store/conversations/mapping.ts';
import type { StoredConversation } from '#core/store/conversations/schema.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { pendingAt } from './intake.ts';
import { FROM, saidIn, shown } from './shown.ts';
import { type Chat, holderOf, isOver, NEW, rankOf, type World } from './world.ts';

/** The parts of a chat that the plain world and the store both know, in words that can be compared. */
export type Picture = Record<string, unknown>;

export const pictureOf = (world: World): Picture =>
  Object.fromEntries(
    world.chats.map((chat, i): [string, unknown] => [
      `chat ${chat.customer}.${chat.count}`,
      {
        ...{ bot: chat.bot, phase: chat.phase, inCharge: chat.person, ringing: chat.ringing, passing: chat.passing },
        ...{
          units: chat.units,
          holder: holderOf(chat),
          onHold: chat.onHold,
          place: chat.place,
          keptPlace: chat.keptPlace,
          ...{ outside: chat.outside, owed: chat.owes !== null },
        },
        rank: chat.place && chat.ringing === null ? rankOf(chat.place) : null,
        open: !isOver(chat),
        said: chat.said.map(shown),
        last: lastOf(chat),
        pending: pendingAt(world, i).map(({ id }) => id),
      },
    ]),
  );

/** Takes over since when somebody waits where only the store can know it. */
export const adopt = (world: World, picture: Picture): void => {
  for (const chat of world.chats) {
    const seen = picture[chatName(chat)] as Pick<Chat, 'place' | 'keptPlace'> | undefined;
    for (const key of ['place', 'keptPlace'] as const) {
      const [place, real] = [chat[key], seen?.[key]];
      if (place?.since === NEW && real) chat[key] = { ...place, since: real.since };
    }
  }
};

export type Names = { bots: string[]; people: string[]; peers: string[] };
export type Seen = { stored: StoredConversation; events: ShownEvent[]; pending: string[] };
type Row = { _id: string; conversationId: string; externalId: string };

const lastOf = ({ said }: Chat) => {
  const last = said.at(-1);
  return last === undefined ? null : { who: last.who, text: last.text, deleted: last.deleted };
};

const PHASES = {
  ai: 'bot',
  waiting: 'queue',
  taken: 'person',
  resolved: 'resolved',
  dropped: 'dropped',
  closed: 'closed',
};
const seenPicture = ({ stored, events, pending }: Seen, { bots, people }: Names): unknown => {
  const who = (id: string | null | undefined) => (id === null || id === undefined ? null : people.indexOf(id));
  const { waiting, lastWaiting, offer, transfer, last, slots = [] } = stored;
  const placeOf = (place: typeof waiting) =>
    place && {
      since: place.since,
      priority: place.priority,
      declined: place.declinedBy.map((id) => people.indexOf(id)),
      declinedAt: place.declinedAt ?? null,
    };
  const units = slots.filter((slot) => !slot.includes('@')).length;
  return {
    ...{ bot: bots.indexOf(stored.botId), phase: PHASES[stored.status], inCharge: who(stored.agentId) },
    ringing: offer && { person: who(offer.agentId), until: offer.expiresAt },
    passing: transfer && { to: who(transfer.to), until: transfer.expiresAt },
    ...{ units, holder: who(stored.holder), onHold: stored.onHold },
    ...{ place: placeOf(waiting), keptPlace: placeOf(lastWaiting) },
    outside: Boolean(stored.outside),
    ...{ owed: stored.awaitingBot !== null, rank: stored.queueRank ?? null, open: stored.open },
    ...{ said: saidIn(events), pending },
    last: last && { who: FROM[last.from], text: last.text, deleted: Boolean(last.deleted) },
  };
};

/** A name for each chat: of one customer they follow each other. */
const named = (all: Seen[], { peers }: Names): [string, Seen][] =>
  peers.flatMap((peer, customer) =>
    all
      .filter(({ stored }) => stored.peer === peer)
      .sort((a, b) => a.stored.openedAt - b.stored.openedAt)
      .map((seen, count): [string, Seen] => [`chat ${customer}.${count}`, seen]),
  );

/** What holds for any store at any moment, whatever the plain world says. Answers what does not hold. */
export const brokenIn = (all: readonly Seen[]): string[] => {
  const wrong: string[] = [];
  const claim = (right: boolean, what: string) => void (right || wrong.push(what));
  const slots = all.flatMap(({ stored }) => stored.slots ?? []);
  claim(new Set(slots).size === slots.length, 'a unit is held twice');
  const open = all.filter(({ stored }) => stored.open).map(({ stored }) => stored.peer);
  claim(new Set(open).size === open.length, 'a customer has two open conversations');
  for (const { stored, events } of all) {
    const { _id: id, status, agentId, waiting, offer, queueRank, slots = [], holder, outside, awaitingBot } = stored;
    claim((agentId !== null) === (status === 'taken'), `${id}: in charge exactly while taken`);
    claim((waiting !== null) === (status === 'waiting'), `${id}: a place exactly while waiting`);
    claim(
      (queueRank !== undefined) === (status === 'waiting' && offer === null),
      `${id}: ranked exactly while it waits`,
    );
    claim(slots.length > 0 === (agentId !== null || offer !== null), `${id}: units exactly while in somebody's hands`);
    claim(
      slots.every((slot) => slot.split(/[:@]/)[0] === holder),
      `${id}: units of whoever holds it`,
    );
    claim(
      events.length === stored.seq && events.every(({ seq }, i) => seq === i + 1),
      `${id}: the timeline has every number up to ${stored.seq} once`,
    );
    claim(!outside || (status === 'ai' && awaitingBot === null), `${id}: outside while the bot is due`);
    claim(botWasSilent(events), `${id}: the bot spoke while a person was in charge, or answered outside`);
    claim(isReplayed(stored, events), `${id}: the timeline told again gives another conversation`);
  }
  return wrong;
};

const botWasSilent = (events: readonly ConversationEvent[]): boolean => {
  let silent = false;
  for (const { type } of events) {
    if (type === 'taken' || type === 'outsideMessage') silent = true;
    if (['queued', 'unassigned', 'restoredToAi', 'resolved', 'dropped', 'closed'].includes(type)) silent = false;
    if (type === 'botMessage' && silent) return false;
  }
  return true;
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort())
      : inner,
  );

const isReplayed = (stored: StoredConversation, [first, ...events]: readonly ConversationEvent[]): boolean => {
  if (first?.type !== 'opened') return false;
  const { conversation } = open({ ...first, id: stored._id, lastAgentId: null, now: first.at });
  const { type, by, seq, at, ...start } = { ...conversation, ...{ type: 0, by: 0, at: 0 } };
  const { version: _a, lastAgentId: _b, ...told } = evolveAll({ ...start, seq } as typeof conversation, events);
  const { version: _c, lastAgentId: _d, ...kept } = toConversation(stored);
  return canonical(told) === canonical(kept);
};

/** Looks at everything that belongs to these customers, from outside. */
export const createObserver = async (mongoUrl: string, databaseName: string, { timeline }: Store) => {
  const client = await MongoClient.connect(mongoUrl);
  const db = client.db(databaseName);
  const known = new Map<string, ShownEvent[]>();
  return {
    look: async (channelAccountId: string): Promise<Seen[]> => {
      const rowsOfAll = await db
        .collection<Row>('inbox')
        .find({ channelAccountId, state: 'pending' })
        .sort({ _id: 1 })
        .toArray();
      const found = await db.collection<StoredConversation>('conversations').find({ channelAccountId }).toArray();
      return Promise.all(
        found.map(async (stored) => {
          const before = known.get(stored._id);
          const events =
            before?.length === stored.seq ? before : ((await timeline.after(EVERYTHING, stored._id, 0, 1_000)) ?? []);
          known.set(stored._id, events);
          const rows = rowsOfAll.filter(
            ({ _id, conversationId }) => conversationId === stored._id && !stored.applied.includes(_id),
          );
          return { stored, events, pending: rows.map(({ externalId }) => externalId) };
        }),
      );
    },
    picture: (all: Seen[], names: Names): { picture: Picture; idOf: Map<string, string> } => {
      const entries = named(all, names);
      return {
        picture: Object.fromEntries(entries.map(([name, seen]) => [name, seenPicture(seen, names)])),
        idOf: new Map(entries.map(([name, { stored }]) => [name, stored._id])),
      };
    },
    /** Entries that are recorded for good, and what is still owed of them. */
    recorded: async (ids: string[]): Promise<{ entries: number; owed: number; rows: number }> => {
      const mine = { conversationId: { $in: ids } };
      const [entries, owed, rows] = await Promise.all([
        db.collection('timeline').countDocuments(mine),
        db
          .collection<StoredConversation>('conversations')
          .countDocuments({ _id: { $in: ids }, outboxSince: { $exists: true } }),
        db.collection('inbox').countDocuments({ ...mine, state: 'pending' }),
      ]);
      return { entries, owed, rows };
    },
    dropIndex: (name: string) => db.collection('conversations').dropIndex(name),
    /** Removes a run's traces: the sweep looks at the whole store. */
    forget: async (): Promise<void> => {
      known.clear();
      await Promise.all(
        ['conversations', 'timeline', 'inbox', 'contacts', 'agents', 'bots'].map((name) =>
          db.collection(name).deleteMany({}),
        ),
      );
    },
    close: () => client.close(),
  };
};
export type Observer = Awaited<ReturnType<typeof createObserver>>;
export const chatName = ({ customer, count }: Pick<Chat, 'customer' | 'count'>): string => `chat ${customer}.${count}`;
