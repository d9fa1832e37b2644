import { edit, remove } from './answers.ts';
import {
  type Chat,
  ensureChat,
  type Given,
  isOver,
  mark,
  OK,
  type Outcome,
  type Row,
  say,
  type World,
} from './world.ts';

const rowOf = (world: World, id: string): Row | undefined => world.rows.find((row) => row.id === id);

/** Where it belongs: words to the chat that is open now, and what is about something to where that lies; null for nowhere. */
export const placeOf = (world: World, { customer, about }: Given): number | null =>
  about ? (rowOf(world, about.of)?.chat ?? null) : world.chats.indexOf(ensureChat(world, customer, 0));

/** Accepted: it will be taken in later. `place` is where it belonged when somebody looked. */
export const accepted = (world: World, given: Given, place?: number | null): Outcome => {
  if (rowOf(world, given.id)) return OK;
  const chat = place === undefined ? placeOf(world, given) : place;
  if (chat !== null) world.rows.push({ ...given, accepted: mark(world), chat, done: false });
  return OK;
};

/** What waits for this chat, in the order of acceptance. */
export const pendingAt = (world: World, chat: number): Row[] =>
  world.rows.filter((row) => row.chat === chat && !row.done).sort((a, b) => a.accepted - b.accepted);

/** Words for the chat before, which has ended, are older than those for this one. What is about words follows by itself. */
export const takeAlong = (world: World, chat: Chat): void => {
  const before = world.chats.findIndex(({ customer, count }) => customer === chat.customer && count === chat.count - 1);
  const previous = world.chats[before];
  if (!previous || !isOver(previous) || isOver(chat)) return;
  for (const row of pendingAt(world, before)) if (row.about === null) row.chat = world.chats.indexOf(chat);
};

/** The words that it can do something to: customers change their own alone, and react to what others said as well. */
const wordsOf = (world: World, { about }: Row): Row | undefined => {
  const of = about ? rowOf(world, about.of) : undefined;
  return of?.about === null && (of.who === 'customer' || about?.what === 'reaction') ? of : undefined;
};

/** To where the words have gone that it is about. */
const follow = (world: World, chat: number): void => {
  for (const row of pendingAt(world, chat)) row.chat = wordsOf(world, row)?.chat ?? chat;
};

const wordsIn = (world: World, chat: Chat, { id, who, text }: Row): void => {
  const at = say(world, chat, { who, text, id });
  if (chat.phase !== 'bot') return;
  if (who === 'outside') chat.outside = true;
  chat.owes = chat.outside ? null : { mark: at, changed: chat.owes?.changed ?? 0 };
};

/** Answers whether anything came of it: of what is about words that are not there nothing does. */
const takeIn = (world: World, chat: Chat, row: Row): boolean => {
  const { about, text } = row;
  if (about === null) {
    wordsIn(world, chat, row);
    return true;
  }
  const words = wordsOf(world, row);
  const said = words && chat.said.find(({ id }) => id === words.id);
  if (said === undefined) return false;
  if (about.what === 'reaction') {
    said.emoji = about.emoji;
    return true;
  }
  if (said.deleted) return false;
  if (about.what === 'edit') edit(world, chat, said, text);
  else remove(world, chat, said);
  return true;
};

/** Words do not go into a chat that has ended, and what is about them goes with them. */
const goesOn = (world: World, row: Row): boolean => row.about === null || wordsOf(world, row)?.done === false;

/** What was accepted becomes part of the chat, or moves on to the next one when it has ended. */
export const takenIn = (world: World, chat: Chat, died: boolean): void => {
  const at = world.chats.indexOf(chat);
  takeAlong(world, chat);
  follow(world, at);
  const rows = pendingAt(world, at);
  const going = isOver(chat) ? rows.filter((row) => goesOn(world, row)) : [];
  const staying = rows.filter((row) => !going.includes(row));
  const came = staying.filter((row) => takeIn(world, chat, row));
  // Of what nothing came, nothing is written: who dies then has not done it.
  if (died && came.length === 0) return;
  for (const row of staying) row.done = true;
  if (died || going.length === 0) return;
  const next = world.chats.indexOf(ensureChat(world, chat.customer, chat.bot));
  for (const row of going) row.chat = next;
};

/** Words that stand nowhere: deleted, come too late, or still to come. */
export const unseen = (world: World): string[] => {
  const standing = new Set(world.chats.flatMap(({ said }) => said.flatMap((one) => (one.deleted ? [] : one.forms))));
  return world.rows.flatMap(({ text }) => (text === '' || standing.has(text) ? [] : [text]));
};
