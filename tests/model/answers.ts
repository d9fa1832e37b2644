import { type Chat, mark, type Said, say, type World } from './world.ts';

/** Up to where somebody of us has answered, or is taken to have. */
const answeredIn = ({ said }: Chat): number =>
  Math.max(0, ...said.flatMap(({ who, upTo, deleted }) => (who === 'customer' || deleted ? [] : [upTo])));

const isUnanswered = (chat: Chat, { who, deleted, upTo }: Said): boolean =>
  who === 'customer' && !deleted && upTo > answeredIn(chat);

/** The bot owes nothing any more of what came up to here. */
export const settle = (chat: Chat, answers: number): void => {
  chat.answered = Math.max(chat.answered, answers);
  if (chat.owes !== null && chat.owes.mark <= answers) chat.owes = null;
};

export const edit = (world: World, chat: Chat, said: Said, text: string): void => {
  const at = mark(world);
  if (isUnanswered(chat, said)) said.upTo = at;
  Object.assign(said, { text, forms: [...said.forms, text] });
  if (chat.owes !== null && said.mark > chat.answered) chat.owes = { mark: at, changed: at };
};

export const remove = (world: World, chat: Chat, said: Said): void => {
  Object.assign(said, { text: '', deleted: true });
  const changed = mark(world);
  if (chat.owes !== null && said.mark > chat.answered) chat.owes = { ...chat.owes, changed };
};

/** What the bot is given to read: all that stands, and which of it nobody has answered. */
export type Read = { said: string[]; open: string[] };

/**
 * The bot answers all that it owes, as it is now; `cut` is how much was said too long ago for it to be given. Nothing is said
 * where nothing to be answered stands any more, unless a person has asked for something when handing it back. Null where it is not asked.
 */
export const answered = (world: World, chat: Chat, text: string, cut: number): Read | null => {
  if (chat.phase !== 'bot' || chat.outside || chat.owes === null) return null;
  const { mark: answers } = chat.owes;
  const said = chat.said.slice(cut).filter(({ deleted }) => !deleted);
  const open = said.filter((one) => isUnanswered(chat, one));
  const asked = open.length > 0 || chat.handedBack;
  if (asked) {
    say(world, chat, { who: 'bot', text, answers });
    chat.handedBack = false;
  }
  settle(chat, answers);
  const words = (some: Said[]) => some.map((one) => one.text);
  return asked ? { said: words([...said.filter((one) => !open.includes(one)), ...open]), open: words(open) } : null;
};
