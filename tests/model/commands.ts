import fc from 'fast-check';
import type { Pair, Racer } from './pair.ts';
import type { Death } from './processes.ts';
import type { Deed } from './rules.ts';

/** What only the plain world's holder knows is inside of the pair: fast-check's model has nothing to say. */
type Nothing = Record<string, never>;
type Step = fc.AsyncCommand<Nothing, Pair>;

/** How many were played in this process. */
export const played = { commands: 0 };

const step = (name: string, run: (pair: Pair) => Promise<unknown> | unknown): Step => ({
  check: () => true,
  run: async (_model, pair) => {
    pair.clock.now += 10;
    played.commands += 1;
    await run(pair);
    await pair.compare();
  },
  toString: () => name,
});
const ifChats = (name: string, run: (pair: Pair) => Promise<unknown> | unknown): Step =>
  step(name, (pair) => (pair.hasChats() ? run(pair) : undefined));

const process = fc.nat(2);
const chat = fc.nat(7);
const who = fc.nat(3);
/** Four: whoever is concerned, as nearly always in life. */
const CONCERNED = 4;
const actor = fc.oneof({ weight: 3, arbitrary: fc.constant(CONCERNED) }, { weight: 2, arbitrary: who });
const bot = fc.nat(1);
const customer = fc.nat(2);
const done = fc.constantFrom('edit' as const, 'edit' as const, 'delete' as const, 'reaction' as const);
const recent = fc.nat(7);
const words = fc.constantFrom('', 'well', 'a longer sentence');
/** Odd numbers: nobody waits exactly as long as a step of priority is worth. */
const passed = fc.constantFrom(4_003, 31_007, 61_009, 599_993);

const DEEDS = [
  'takeOver',
  'takeOver',
  'takeOver',
  'accept',
  'accept',
  'decline',
  'acceptPass',
  'acceptPass',
  'declinePass',
  'unassign',
  'hold',
  'unhold',
  'resolve',
  'reopen',
] as const;

/** `until` of a transfer is counted from the moment it is done. */
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'ask' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('leave' as const, 'closeIdle' as const, 'reopenForQueue' as const)
      .map((kind) => ({ kind })),
  },
  { weight: 10, arbitrary: fc.tuple(fc.constantFrom(...DEEDS), actor).map(([kind, w]) => ({ kind, who: w })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('write' as const, 'note' as const, 'restore' as const), actor, words)
      .map(([kind, w, text]) => ({ kind, who: w, text })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(actor, who).map(([w, to]) => ({ kind: 'pass' as const, who: w, to, until: 60_000 })),
  },
  { weight: 1, arbitrary: fc.tuple(actor, bot).map(([w, to]) => ({ kind: 'passToQueue' as const, who: w, bot: to })) },
  {
    weight: 1,
    arbitrary: fc.tuple(who, fc.nat(3)).map(([w, priority]) => ({ kind: 'prioritise' as const, who: w, priority })),
  },
);
const meant = (pair: Pair, which: number, deed: Deed, now: number): Deed => {
  const by = 'who' in deed && deed.who === CONCERNED ? { ...deed, who: pair.concernedBy(which, deed.kind) } : deed;
  return by.kind === 'pass' ? { ...by, until: now + by.until } : by;
};
const told = (deed: Deed): string => JSON.stringify(deed);

const racer = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(chat, deeds).map(([c, d]) => ({ kind: 'act' as const, chat: c, deed: d })) },
  { weight: 1, arbitrary: customer.map((c) => ({ kind: 'say' as const, customer: c })) },
  { weight: 1, arbitrary: customer.map((c) => ({ kind: 'answer' as const, customer: c })) },
  { weight: 1, arbitrary: fc.tuple(done, recent).map(([what, which]) => ({ kind: 'doTo' as const, what, which })) },
  { weight: 1, arbitrary: chat.map((c) => ({ kind: 'drain' as const, chat: c })) },
);
type RacerOf = typeof racer extends fc.Arbitrary<infer T> ? T : never;

/** One drain at most: as with the queue, where a conversation has one job at a time. */
const lineUp = (pair: Pair, given: RacerOf[]): Racer[] =>
  given
    .filter((one, i) => one.kind !== 'drain' || given.findIndex(({ kind }) => kind === 'drain') === i)
    .map((one, i) => {
      const at = pair.clock.now + i;
      if (one.kind === 'say') return pair.racer.say(i, one.customer, at, 'customer');
      if (one.kind === 'answer') return pair.racer.say(i, one.customer, at, 'outside');
      if (one.kind === 'doTo') return pair.racer.doTo(i, one.what, one.which, at);
      if (one.kind === 'drain') return pair.racer.drain(i, one.chat, at);
      return pair.racer.act(i, one.chat, meant(pair, one.chat, one.deed, at), at);
    });

/** One thing by one process at a time, with processes that die; and up to four at the same moment. */
export const steps: fc.Arbitrary<Step>[] = [
  fc
    .tuple(process, customer, fc.constantFrom(1, 1, 3))
    .map(([p, c, times]) => step(`customer ${c} writes, delivered ${times} times`, (pair) => pair.say(p, c, times))),
  fc
    .tuple(process, customer)
    .map(([p, c]) => step(`a person answers customer ${c} outside`, (pair) => pair.sayOutside(p, c))),
  fc
    .tuple(process, fc.nat(20))
    .map(([p, which]) => step(`message ${which} is delivered again`, (pair) => pair.receiveAgain(p, which))),
  ...Array.from({ length: 3 }, () =>
    fc
      .tuple(process, done, recent)
      .map(([p, what, which]) => step(`${what} of what came ${which} before`, (pair) => pair.doTo(p, what, which))),
  ),
  ...Array.from({ length: 8 }, () =>
    fc
      .tuple(process, chat, deeds, fc.nat(5), fc.boolean())
      .map(([p, c, deed, luck, twice]) =>
        ifChats(`chat ${c}: ${told(deed)}${luck === 0 ? ', and dies' : ''}`, (pair) =>
          pair.act(p, c, meant(pair, c, deed, pair.clock.now), luck === 0, twice),
        ),
      ),
  ),
  chat.map((c) => ifChats(`the bot thinks about chat ${c}`, (pair) => pair.think(c))),
  fc
    .tuple(process, chat)
    .map(([p, c]) => ifChats(`the bot answers what it owes in chat ${c}`, (pair) => pair.answer(p, c))),
  fc
    .tuple(process, fc.nat(3))
    .map(([p, which]) => step(`the bot says thought ${which}`, (pair) => pair.speak(p, which))),
  ...Array.from({ length: 3 }, () =>
    fc
      .tuple(process, fc.constantFrom<Death>('none', 'none', 'none', 'before effects', 'before confirming'))
      .map(([p, death]) => step(`process ${p} hears the bells; death: ${death}`, (pair) => pair.hear(p, death))),
  ),
  fc.constant(step('all bells are lost', (pair) => pair.lose())),
  fc.tuple(process, passed).map(([p, ms]) => step(`${ms} ms later process ${p} sweeps`, (pair) => pair.sweep(p, ms))),
  bot.map((b) => step(`three routers at once for bot ${b}`, (pair) => pair.routers(b))),
  fc
    .tuple(who, fc.boolean())
    .map(([w, on]) => step(`person ${w} ${on ? 'starts' : 'stops'} listening`, (pair) => pair.setListening(w, on))),
  fc
    .tuple(who, fc.boolean())
    .map(([w, there]) =>
      there
        ? step(`person ${w} comes back`, (pair) => pair.comeBack(w))
        : step(`person ${w} is gone`, (pair) => pair.leave(w)),
    ),
  fc
    .tuple(who, fc.nat(3))
    .map(([w, limit]) => step(`the limit of person ${w} is ${limit}`, (pair) => pair.setLimit(w, limit))),
  ...Array.from({ length: 4 }, () =>
    fc
      .array(racer, { minLength: 2, maxLength: 4 })
      .map((racers) =>
        ifChats(`at once: ${racers.map((one) => JSON.stringify(one)).join(' | ')}`, (pair) =>
          pair.race(lineUp(pair, racers)),
        ),
      ),
  ),
];
