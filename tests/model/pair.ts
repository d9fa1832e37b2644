/* Long, as it is one walk: product and model do the same deeds side by side and are compared after each. */
import { deepStrictEqual } from 'node:assert/strict';
import { type Line, spoken, unanswered } from '#workers/assistant/spoken.ts';
import { answered } from './answers.ts';
import type { Baton } from './baton.ts';
import { explanationOf, type Part } from './explanation.ts';
import { accepted, placeOf, takeAlong, takenIn, unseen } from './intake.ts';
import { adopt, brokenIn, chatName, type Observer, type Picture, pictureOf, type Seen } from './observe.ts';
import type { Death } from './processes.ts';
import { act, type Deed, handedOut, ranOut, takenBack } from './rules.ts';
import { formsIn, viewsOf, wasSaid } from './shown.ts';
import { type About, type Chat, freshWorld, type Given, isOver, type Outcome, type World } from './world.ts';

/** One of several things that happen at the same moment. */
export type Racer = {
  at: number;
  /** It moves what waits from one chat to another. */
  drains?: true;
  /** Beside who drains not one step but several, of which some may find nothing to do when others change it meanwhile. */
  steps?: ((world: World) => Outcome)[];
  run: () => Promise<Outcome>;
  inWorld: (world: World) => Outcome;
};
/** In the product's numbers and in the model's: what it answers, and the latest that was known then. */
type Thought = { chat: number; seq: number; seenSeq: number; mark: number; seen: number };

/** The real thing and the plain world beside it. Whatever is done is done to both, and then they are held together. */
export const createPair = (baton: Baton, observer: Observer) => {
  let world: World = freshWorld(structuredClone(baton.people));
  let seen: Seen[] = [];
  let idOf = new Map<string, string>();
  const given: Given[] = [];
  const thoughts: Thought[] = [];

  const look = async (): Promise<Picture> => {
    seen = await baton.look();
    const picture = observer.picture(seen, baton.names);
    idOf = picture.idOf;
    return picture.picture;
  };
  const idOfChat = (chat: Chat): string => idOf.get(chatName(chat)) ?? '';
  const seenOf = (chat: Chat) => seen.find(({ stored }) => stored._id === idOfChat(chat))?.stored;
  /** Mostly one that is open. */
  const chatAt = (i: number): Chat => {
    const open = world.chats.filter((chat) => !isOver(chat));
    const from = i > 1 && open.length > 0 ? open : world.chats;
    return from[i % from.length] as Chat;
  };
  const chatOfId = (id: string): Chat | undefined => world.chats.find((chat) => idOfChat(chat) === id);

  const compare = async (): Promise<void> => {
    await baton.idle();
    const picture = await look();
    adopt(world, picture);
    deepStrictEqual(picture, pictureOf(world), 'The store and the plain world disagree.');
    deepStrictEqual(brokenIn(seen), []);
    const shown = [...seen.map(viewsOf), ...baton.takeTold()].join('\n');
    const told = unseen(world).filter((words) => shown.includes(words));
    deepStrictEqual(told, [], 'Nobody is shown what was deleted.');
  };
  const newGiven = (customer: number, who: Given['who'], about: About | null = null): Given => {
    const id = `m${given.length}`;
    // No other words contain these.
    const text = about === null || about.what === 'edit' ? `${id}.` : '';
    given.push({ id, customer, who, text, about });
    return { id, customer, who, text, about };
  };
  const receive = async (process: number, one: Given): Promise<void> =>
    same(await baton.receive(process, one), accepted(world, one));
  /** Something that came in a short while ago, and before what happens at the same moment. */
  const newAbout = (what: About['what'], which: number): Given => {
    const of = world.rows.at(-1 - (which % world.rows.length));
    const emoji = what === 'reaction' && which % 2 === 0 ? '👍' : null;
    return newGiven(of?.customer ?? 0, 'customer', { what, of: of?.id ?? '', emoji });
  };
  const same = (real: Outcome, expected: Outcome): void => deepStrictEqual(real, expected);

  /** Who was given what, as it is seen afterwards. */
  const chosen = (chat: Chat): number | null => {
    const stored = seenOf(chat);
    const holder = stored?.holder;
    return holder === undefined ? null : baton.names.people.indexOf(holder);
  };
  const handOutIn = async (bot: number): Promise<void> => {
    await baton.idle();
    await look();
    handedOut(world, bot, baton.clock.now, chosen);
  };

  return {
    clock: baton.clock,
    names: baton.names,
    /** Whose turn a deed is: who is asked, who is rung, who is in charge. */
    concernedBy: (which: number, kind: Deed['kind']): number => {
      const { passing, ringing, person } = chatAt(which);
      const asked = kind === 'acceptPass' || kind === 'declinePass' ? passing?.to : null;
      return asked ?? person ?? ringing?.person ?? 0;
    },
    hasChats: () => world.chats.length > 0,
    compare,

    say: async (process: number, customer: number, times: number): Promise<void> => {
      const words = newGiven(customer, 'customer');
      for (let i = 0; i < times; i++) await receive(process + i, words);
    },
    sayOutside: (process: number, customer: number) => receive(process, newGiven(customer, 'outside')),
    /** To something that came in. */
    doTo: async (process: number, what: About['what'], which: number): Promise<void> => {
      if (world.rows.length > 0) await receive(process, newAbout(what, which));
    },
    /** A platform delivers what it has delivered before. */
    receiveAgain: async (process: number, which: number): Promise<void> => {
      const one = given[which % given.length];
      if (one) await receive(process, one);
    },

    act: async (process: number, which: number, deed: Deed, dies: boolean, twice: boolean): Promise<void> => {
      const chat = chatAt(which);
      const key = twice ? `key ${baton.clock.now}` : '';
      const id = idOfChat(chat);
      const expected = act(world, chat, deed, baton.clock.now);
      same(await baton.act(process, id, deed, { dies, key }), expected);
      // The same once more, as a client does that was not answered: also on another connection it happens once.
      if (twice && expected.code === null && deed.kind === 'write')
        same(await baton.act(process + 1, id, deed, { key }), expected);
    },

    think: (which: number): void => {
      const chat = chatAt(which);
      const { awaitingBot, seq: seenSeq = 0 } = seenOf(chat) ?? {};
      if (chat.owes === null || !awaitingBot) return;
      const { mark } = chat.owes;
      thoughts.push({ chat: world.chats.indexOf(chat), seq: awaitingBot.seq, seenSeq, mark, seen: world.ticks });
    },
    /** Whatever has happened since it was thought. */
    speak: async (process: number, which: number): Promise<void> => {
      const thought = thoughts[which % thoughts.length];
      if (thought === undefined) return;
      const chat = world.chats[thought.chat] as Chat;
      const text = `answer ${baton.clock.now}`;
      const says = (answers: number, seen: number): Deed => ({ kind: 'botSays', answers, seen, text });
      const real = await baton.act(process, idOfChat(chat), says(thought.seq, thought.seenSeq));
      same(real, act(world, chat, says(thought.mark, thought.seen), baton.clock.now));
    },
    /** From reading to the answer, without a break. */
    answer: async (process: number, which: number): Promise<void> => {
      const chat = chatAt(which);
      const text = `answer ${baton.clock.now}`;
      const turn = await baton.answer(process, idOfChat(chat), text);
      const lines = turn && spoken(turn.timeline);
      const words = (some: Line[]) => some.map((line) => line.text);
      const real = lines && { said: words(lines), open: words(unanswered(lines)) };
      const since = turn?.timeline[0]?.seq ?? 0;
      const events = seen.find(({ stored }) => stored._id === idOfChat(chat))?.events ?? [];
      const cut = events.filter((event) => event.seq < since && wasSaid(event)).length;
      deepStrictEqual(real, answered(world, chat, text, cut), 'The bot was given something else to answer.');
    },

    hear: async (process: number, death: Death): Promise<void> => {
      const { converse, route } = baton.takeBells();
      for (const id of converse) {
        const lived = await baton.hear(process, id, death);
        await look();
        const chat = chatOfId(id);
        if (chat) takenIn(world, chat, !lived);
        await look();
      }
      for (const bot of route) {
        await baton.handOut(process, bot);
        await handOutIn(bot);
      }
    },
    lose: () => void baton.takeBells(),
    routers: async (bot: number): Promise<void> => {
      await Promise.all([0, 1, 2].map((process) => baton.handOut(process, bot)));
      await handOutIn(bot);
    },
    sweep: async (process: number, passed: number): Promise<void> => {
      baton.clock.now += passed;
      await baton.sweep(process);
      takenBack(world, baton.clock.now);
      ranOut(world, baton.clock.now);
    },
    setListening: async (who: number, on: boolean): Promise<void> => {
      await baton.setListening(who, on);
      Object.assign(world.people[who] ?? {}, { listening: on });
    },
    leave: async (who: number): Promise<void> => {
      await baton.leave(who);
      Object.assign(world.people[who] ?? {}, { goneSince: baton.clock.now });
    },
    comeBack: async (who: number): Promise<void> => {
      await baton.comeBack(who);
      Object.assign(world.people[who] ?? {}, { goneSince: null });
    },
    setLimit: async (who: number, limit: number): Promise<void> => {
      await baton.setLimit(who, limit);
      Object.assign(world.people[who] ?? {}, { limit });
    },

    racer: {
      say: (process: number, customer: number, at: number, who: Given['who']): Racer => {
        const words = newGiven(customer, who);
        return { at, run: () => baton.receive(process, words, at), inWorld: (w) => accepted(w, words) };
      },
      doTo: (process: number, what: About['what'], which: number, at: number): Racer => {
        const one = newAbout(what, which);
        const before = placeOf(world, one);
        const inWorld = (w: World) => accepted(w, one);
        // Who looked where the words lie may be slower than who moves them.
        const early = (w: World) => accepted(w, one, before);
        return { at, run: () => baton.receive(process, one, at), inWorld, steps: [early, inWorld] };
      },
      act: (process: number, which: number, deed: Deed, at: number): Racer => {
        const chat = chatAt(which);
        const [id, place] = [idOfChat(chat), world.chats.indexOf(chat)];
        const inWorld = (w: World) => act(w, w.chats[place] as Chat, deed, at);
        return { at, run: () => baton.act(process, id, deed, { at }), inWorld };
      },
      drain: (process: number, which: number, at: number): Racer => {
        const chat = chatAt(which);
        const [id, place] = [idOfChat(chat), world.chats.indexOf(chat)];
        const run = async (): Promise<Outcome> => {
          await baton.hear(process, id, 'none');
          return { code: null };
        };
        const inWorld = (w: World): Outcome => {
          takenIn(w, w.chats[place] as Chat, false);
          return { code: null };
        };
        // It takes along what was left behind, takes in what is there, and looks once more.
        const along = (w: World): Outcome => {
          takeAlong(w, w.chats[place] as Chat);
          return { code: null };
        };
        return { at, run, inWorld, drains: true, steps: [inWorld, along, inWorld] };
      },
    },
    /** All at once. What comes of it has to be what comes of one order of those that succeeded. */
    race: async (racers: Racer[]): Promise<void> => {
      const outcomes = new Map<Racer, Outcome>();
      await Promise.all(racers.map(async (racer) => outcomes.set(racer, await racer.run())));
      await baton.idle();
      baton.takeTold();
      const picture = await look();
      const drained = racers.some(({ drains }) => drains);
      const parts = racers.flatMap((racer): Part[] => {
        const code = outcomes.get(racer)?.code ?? null;
        const { steps } = racer;
        return steps && drained
          ? steps.map((inWorld) => ({ code, inWorld, optional: true }))
          : [{ code, inWorld: racer.inWorld }];
      });
      const explained = explanationOf(world, parts, picture);
      if (explained !== null) {
        world = explained;
        return;
      }
      const codes = racers.map((racer) => outcomes.get(racer)?.code ?? 'done');
      throw new Error(
        `No order explains ${codes.join(', ')}: ${JSON.stringify({ before: pictureOf(world), after: picture })}`,
      );
    },

    /** Nothing new happens any more: in the end the sweep has found everything that the bells did not say. */
    settle: async (): Promise<{ entries: number; owed: number; rows: number }> => recordedNow(),
    expected: () => ({ entries: seen.reduce((sum, { stored }) => sum + stored.seq, 0), owed: 0, rows: 0 }),
    everythingSaid: (): void => {
      const about = (id: string) => world.rows.filter((row) => row.about?.of === id);
      const stands = ({ id, who, about: of }: Given): boolean =>
        who === 'outside' || (of === null && about(id).every((row) => row.about?.what !== 'delete'));
      const shown = world.rows.filter((row) => {
        const of = row.about && world.rows.find(({ id }) => id === row.about?.of);
        return row.text !== '' && (of ? of.about === null && of.who === 'customer' && stands(of) : stands(row));
      });
      const there = formsIn(seen).filter((text) => text !== '');
      deepStrictEqual(there.sort(), shown.map(({ text }) => text).sort(), 'What was accepted was said, each once.');
      const words = given.filter((one) => one.about === null).map(({ id }) => id);
      deepStrictEqual(world.rows.flatMap((row) => (row.about ? [] : [row.id])).sort(), words.sort());
    },
  };

  function recordedNow() {
    return observer.recorded(seen.map(({ stored }) => stored._id));
  }
};
export type Pair = ReturnType<typeof createPair>;
