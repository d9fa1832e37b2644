/**
 * What ought to be, as plainly as it can be said: people, chats, and what each of them said. It shares no code with the
 * product. Numbers stand for ids: people and bots by their place, customers by theirs, a chat by customer and count.
 */
export type Person = {
  limit: number;
  botLimits: Record<number, number>;
  bots: number[];
  supervisor: boolean;
  listening: boolean /** Since when they are not there; null while they are. */;
  goneSince: number | null;
};
/** `since` is NEW until it was seen: what an agent does bears the time of the machine that heard it. */
export type Place = { since: number; priority: number; declined: number[]; declinedAt: number | null };
/** What was said, as it is now: nothing where the customer has deleted it. */
export type Said = {
  who: 'customer' | 'bot' | 'person' | 'outside';
  text: string;
  deleted: boolean;
  emoji: string | null;
  /** What came in under this id, and in which forms. Nobody can do anything to what has none. */
  id: string;
  forms: string[];
  mark: number;
  /** Of a customer's words the mark that an answer has to reach; of all others', up to where they answer. */
  upTo: number;
};
export type Chat = {
  customer: number;
  count: number;
  bot: number;
  phase: 'bot' | 'queue' | 'person' | 'resolved' | 'dropped' | 'closed';
  person: number | null;
  /** Offered to somebody; their units are held from then on. */
  ringing: { person: number; until: number } | null;
  passing: { to: number; until: number } | null;
  units: number;
  onHold: boolean;
  place: Place | null;
  /** Where it would go back to. */
  keptPlace: Place | null;
  said: Said[];
  /** A person answers without Baton, and the bot is silent. */
  outside: boolean;
  /** The marks of what the bot owes an answer, and of what the customer changed of it last; they grow as the timeline does. */
  owes: { mark: number; changed: number } | null;
  /** By a person, and the bot has not spoken since. */
  handedBack: boolean;
  /** Whether a person wrote since somebody was asked for last. */
  replied: boolean;
  answered: number;
};
/** What a customer does to something that came in under the id `of`. */
export type About = { what: 'edit' | 'delete' | 'reaction'; of: string; emoji: string | null };
/** What a platform delivers: words of a customer, or of who answers them outside, or what is about such words. */
export type Given = { id: string; customer: number; who: 'customer' | 'outside'; text: string; about: About | null };
/** `done`: taken in. */
export type Row = Given & { accepted: number; chat: number; done: boolean };
export type World = {
  mode: ('assign' | 'offer')[];
  weight: number[];
  people: Person[];
  chats: Chat[];
  rows: Row[];
  ticks: number;
};

export const NEW = -1;

/** `code` null: it happened, or there was nothing left to do. */
export type Outcome = { code: string | null };
export const OK: Outcome = { code: null };
export const no = (code: string): Outcome => ({ code });

/** An hour of waiting counts six steps of priority: written down here once more, on purpose. */
export const rankOf = ({ since, priority }: Place): number => since + priority * 600_000;

export const isOver = ({ phase }: Chat): boolean => phase === 'resolved' || phase === 'dropped' || phase === 'closed';
export const mark = (world: World): number => {
  world.ticks += 1;
  return world.ticks;
};
export const personOf = (world: World, who: number): Person => world.people[who] as Person;
export const holderOf = (chat: Chat): number | null => chat.person ?? chat.ringing?.person ?? null;
export const unitsOf = (world: World, who: number): number =>
  world.chats.filter((chat) => holderOf(chat) === who).reduce((sum, { units }) => sum + units, 0);

/** Whether the person's limits have room for a chat of this bot. */
export const hasRoom = (world: World, who: number, bot: number): boolean => {
  const { limit, botLimits } = personOf(world, who);
  const ofBot = world.chats.filter((chat) => holderOf(chat) === who && chat.bot === bot).length;
  return (
    unitsOf(world, who) + (world.weight[bot] ?? 1) <= limit && ofBot < (botLimits[bot] ?? Number.POSITIVE_INFINITY)
  );
};

/** Those who wait and are not being offered, in their order. */
export const queueOf = (world: World, bot: number): Chat[] =>
  world.chats
    .filter((chat) => chat.bot === bot && chat.phase === 'queue' && chat.ringing === null)
    .sort((a, b) => rankOf(a.place as Place) - rankOf(b.place as Place));

export const openOf = (world: World, customer: number): Chat | undefined =>
  world.chats.find((chat) => chat.customer === customer && !isOver(chat));

const newChat = (world: World, customer: number, bot: number): Chat => {
  const chat: Chat = {
    ...{ customer, bot, count: world.chats.filter((other) => other.customer === customer).length },
    ...{ phase: 'bot', person: null, ringing: null, passing: null, units: 0, onHold: false },
    ...{ place: null, keptPlace: null, said: [], outside: false, owes: null, handedBack: false, replied: false },
    answered: 0,
  };
  world.chats.push(chat);
  return chat;
};
/** The customer's open chat; a new one when there is none. */
export const ensureChat = (world: World, customer: number, bot: number): Chat =>
  openOf(world, customer) ?? newChat(world, customer, bot);

/** `answers`: up to which mark; everything before, where it says nothing else. */
export const say = (
  world: World,
  chat: Chat,
  { who, text, id = '', answers }: Pick<Said, 'who' | 'text'> & { id?: string; answers?: number },
): number => {
  const at = mark(world);
  const said = { who, text, deleted: false, emoji: null, id, forms: [text], mark: at, upTo: answers ?? at };
  chat.said.push(said);
  return at;
};

export const freshWorld = (people: Person[]): World => ({
  ...{ mode: ['assign', 'offer'], weight: [1, 2], people, chats: [], rows: [], ticks: 0 },
});
