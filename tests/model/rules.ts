/* Long, as it is one list: what each deed does to the plain model. Read beside core/domain/conversation/decide. */
import { settle } from './answers.ts';
import {
  type Chat,
  hasRoom,
  holderOf,
  isOver,
  mark,
  NEW,
  no,
  OK,
  type Outcome,
  openOf,
  type Person,
  type Place,
  personOf,
  queueOf,
  say,
  type World,
} from './world.ts';

/** What one person, customer or timer does to one chat. `at` is the instant, `who` a person. */
export type Deed =
  | { kind: 'ask' | 'leave' | 'closeIdle' | 'reopenForQueue' }
  | { kind: 'botSays'; answers: number; seen: number; text: string }
  | { kind: 'write' | 'note' | 'restore'; who: number; text: string }
  | { kind: 'pass'; who: number; to: number; until: number }
  | { kind: 'passToQueue'; who: number; bot: number }
  | { kind: 'prioritise'; who: number; priority: number }
  | {
      kind:
        | 'takeOver'
        | 'accept'
        | 'decline'
        | 'acceptPass'
        | 'declinePass'
        | 'unassign'
        | 'hold'
        | 'unhold'
        | 'resolve'
        | 'reopen';
      who: number;
    };

const release = (chat: Chat): void => {
  Object.assign(chat, { person: null, ringing: null, passing: null, units: 0, onHold: false });
};
const giveTo = (world: World, chat: Chat, who: number, how: 'person' | 'ringing', until = 0): void => {
  if (how === 'ringing') {
    chat.ringing = { person: who, until };
    // Who is asked once more begins a new round.
    if (chat.place?.declined.includes(who)) chat.place = { ...chat.place, declined: [] };
  } else {
    release(chat);
    Object.assign(chat, {
      phase: 'person',
      person: who,
      keptPlace: chat.place ?? chat.keptPlace,
      place: null,
      outside: false,
      owes: null,
    });
  }
  chat.units = world.weight[chat.bot] ?? 1;
};
const toQueue = (chat: Chat, since: number): void => {
  release(chat);
  chat.place = chat.place ?? chat.keptPlace ?? { since, priority: 2, declined: [], declinedAt: null };
  Object.assign(chat, { phase: 'queue', outside: false, owes: null, replied: false });
};
/** Given away on purpose: not to the same one again, as long as others are left. */
const giveBack = (chat: Chat, at: number): void => {
  const { person } = chat;
  toQueue(chat, NEW);
  if (person !== null && chat.place) chat.place = { ...chat.place, declined: [person], declinedAt: at };
};
const end = (chat: Chat, phase: Chat['phase']): void => {
  release(chat);
  Object.assign(chat, { phase, place: null, outside: false, owes: null });
};
const notForThem = (chat: Chat, at: number): void => {
  if (chat.ringing === null || chat.place === null) return;
  const { person } = chat.ringing;
  chat.place = { ...chat.place, declined: [...new Set([...chat.place.declined, person])], declinedAt: at };
  release(chat);
};

const take = (world: World, chat: Chat, who: number): Outcome => {
  const held = holderOf(chat) === who;
  if (!held && !hasRoom(world, who, chat.bot)) return no('at_limit');
  giveTo(world, chat, who, 'person');
  return OK;
};
const inHand = (world: World, chat: Chat, who: number): Outcome => {
  if (chat.phase !== 'person') return no('not_taken');
  return chat.person === who || personOf(world, who).supervisor ? OK : no('not_in_charge');
};
const when = (first: Outcome, then: () => void): Outcome => {
  if (first.code === null) then();
  return first;
};

/** They said something, or asked for a person, and nobody of us has answered. */
const waitsForUs = (chat: Chat): boolean => {
  if (chat.phase === 'bot') return chat.owes !== null;
  if (chat.phase === 'queue') return true;
  const asks = chat.keptPlace !== null || chat.said.at(-1)?.who === 'customer';
  return chat.phase === 'person' && !chat.replied && asks;
};

const RULES: { [K in Deed['kind']]: (w: World, c: Chat, deed: Extract<Deed, { kind: K }>, at: number) => Outcome } = {
  ask: (_world, chat, _deed, at) => {
    if (isOver(chat)) return no('conversation_ended');
    if (chat.phase !== 'bot') return OK;
    const place: Place = { since: at, priority: 2, declined: [], declinedAt: null };
    Object.assign(chat, { phase: 'queue', outside: false, owes: null, replied: false, place });
    return OK;
  },
  leave: (_world, chat) => {
    if (!isOver(chat) && !chat.onHold) end(chat, 'dropped');
    return OK;
  },
  closeIdle: (_world, chat) => {
    if (chat.phase !== 'resolved' && !chat.onHold && !waitsForUs(chat)) end(chat, 'closed');
    return OK;
  },
  reopenForQueue: (world, chat, _deed, at) => {
    if (!isOver(chat)) return no('not_ended');
    if (openOf(world, chat.customer)) return no('another_open');
    toQueue(chat, at);
    return OK;
  },
  botSays: (world, chat, { answers, seen, text }) => {
    if (isOver(chat)) return no('conversation_ended');
    if (chat.phase !== 'bot' || chat.outside) return no('bot_not_in_charge');
    if (chat.owes === null || answers <= chat.answered || seen < chat.owes.changed) return OK;
    say(world, chat, { who: 'bot', text, answers });
    chat.handedBack = false;
    settle(chat, answers);
    return OK;
  },
  write: (world, chat, { who, text }) => {
    if (isOver(chat)) return no('conversation_ended');
    if (chat.person !== who) return no('not_in_charge');
    if (text === '') return no('empty_message');
    say(world, chat, { who: 'person', text });
    chat.replied = true;
    return OK;
  },
  note: (_world, _chat, { text }) => (text === '' ? no('empty_message') : OK),
  restore: (world, chat, { who, text }) => {
    if (isOver(chat)) return no('conversation_ended');
    if (chat.phase === 'bot' && !chat.outside) return OK;
    if (chat.phase === 'person' && inHand(world, chat, who).code) return no('not_in_charge');
    release(chat);
    const last = chat.said.at(-1);
    const theirs = last?.who === 'customer' ? last : null;
    const above = theirs?.mark ?? null;
    const owed = theirs && !theirs.deleted ? theirs.upTo : text === '' ? above : mark(world);
    const owes = owed === null ? null : { mark: owed, changed: mark(world) };
    Object.assign(chat, { phase: 'bot', place: null, keptPlace: null, outside: false, owes, handedBack: text !== '' });
    return OK;
  },
  pass: (world, chat, { who, to, until }) =>
    when(inHand(world, chat, who), () => {
      if (to !== chat.person) chat.passing = { to, until };
    }),
  passToQueue: (world, chat, { who, bot }, at) =>
    when(inHand(world, chat, who), () => {
      giveBack(chat, at);
      chat.bot = bot;
    }),
  prioritise: (world, chat, { who, priority }) => {
    if (!personOf(world, who).supervisor) return no('not_allowed');
    if (chat.place === null) return no('not_waiting');
    chat.place = { ...chat.place, priority };
    if (chat.keptPlace) chat.keptPlace = { ...chat.keptPlace, priority };
    return OK;
  },
  takeOver: (world, chat, { who }) => {
    if (isOver(chat)) return no('conversation_ended');
    if (chat.person === who) return OK;
    if (chat.phase === 'person' && !personOf(world, who).supervisor) return no('taken_by_another');
    return take(world, chat, who);
  },
  accept: (world, chat, { who }) => {
    if (chat.phase === 'person') return no('taken_by_another');
    if (chat.phase !== 'queue') return no('not_waiting');
    if (chat.ringing !== null && chat.ringing.person !== who) return no('offered_to_another');
    return take(world, chat, who);
  },
  decline: (_world, chat, { who }, at) => {
    if (chat.ringing?.person !== who) return no('no_offer');
    notForThem(chat, at);
    return OK;
  },
  acceptPass: (world, chat, { who }) => (chat.passing?.to === who ? take(world, chat, who) : no('no_transfer')),
  declinePass: (_world, chat, { who }) => {
    if (chat.passing?.to !== who) return no('no_transfer');
    chat.passing = null;
    return OK;
  },
  unassign: (world, chat, { who }, at) => when(inHand(world, chat, who), () => giveBack(chat, at)),
  hold: (world, chat, { who }) =>
    when(inHand(world, chat, who), () => {
      chat.onHold = true;
    }),
  unhold: (world, chat, { who }) =>
    when(inHand(world, chat, who), () => {
      chat.onHold = false;
    }),
  resolve: (world, chat, { who }) => {
    if (isOver(chat)) return no('conversation_ended');
    if (chat.phase === 'person' && inHand(world, chat, who).code) return no('not_in_charge');
    end(chat, 'resolved');
    return OK;
  },
  reopen: (world, chat, { who }) => {
    if (!isOver(chat)) return no('not_ended');
    if (!hasRoom(world, who, chat.bot)) return no('at_limit');
    if (openOf(world, chat.customer)) return no('another_open');
    toQueue(chat, NEW);
    return take(world, chat, who);
  },
};

/** Does it in the world, or says why not. */
export const act = (world: World, chat: Chat, deed: Deed, at: number): Outcome => {
  if ('who' in deed && !personOf(world, deed.who).bots.includes(chat.bot)) return no('not_found');
  const rule = RULES[deed.kind] as (w: World, c: Chat, d: Deed, at: number) => Outcome;
  return rule(world, chat, deed, at);
};

/** Milliseconds after which what a person has goes back to the queue when they are not there. */
const GRACE = 30_000;

/** What those have who are not there: offers come back at once, chats after the grace, to the place that they had. */
export const takenBack = (world: World, at: number): void => {
  const goneFor = (who: number | undefined): number => at - (world.people[who ?? -1]?.goneSince ?? at + 1);
  for (const chat of world.chats) {
    if (chat.ringing && goneFor(chat.ringing.person) >= 0) release(chat);
    if (chat.passing && goneFor(chat.passing.to) >= 0) chat.passing = null;
    if (chat.person !== null && goneFor(chat.person) >= GRACE) toQueue(chat, at);
  }
};

/** Offers and transfers that nobody answered in time. */
export const ranOut = (world: World, at: number): void => {
  for (const chat of world.chats) {
    if (chat.ringing && chat.ringing.until <= at) notForThem(chat, at);
    if (chat.passing && chat.passing.until <= at) chat.passing = null;
  }
};

const could = (world: World, who: Person, bot: number): boolean =>
  who.listening && who.goneSince === null && who.bots.includes(bot) && hasRoom(world, world.people.indexOf(who), bot);

/**
 * Everybody who waits for this bot gets somebody as long as somebody has room, in their order. Whom, the router chooses
 * (`chosen`); here it is only checked that they could be chosen. Throws when not.
 */
export const handedOut = (world: World, bot: number, at: number, chosen: (chat: Chat) => number | null): void => {
  for (const chat of queueOf(world, bot)) {
    const able = world.people
      .filter((person) => could(world, person, bot))
      .map((person) => world.people.indexOf(person));
    const { declined, declinedAt } = chat.place as Place;
    const others = able.filter((who) => !declined.includes(who));
    const paused = declinedAt !== null && declinedAt + OFFER_LASTS > at;
    const candidates = others.length > 0 ? others : paused ? [] : able;
    const who = chosen(chat);
    const name = `chat ${chat.customer}.${chat.count}`;
    if (who === null && candidates.length > 0) throw new Error(`${name} still waits, and ${candidates} could take it.`);
    if (who === null) continue;
    if (!candidates.includes(who)) throw new Error(`${name} went to ${who}; only ${candidates} could be chosen.`);
    const mode = world.mode[bot] === 'offer' ? 'ringing' : 'person';
    giveTo(world, chat, who, mode, at + OFFER_LASTS);
  }
};
/** As the bots of the test are set. Milliseconds. */
export const OFFER_LASTS = 30_000;
