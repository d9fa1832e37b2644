import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '#core/domain/conversation/decide.ts';
import { evolve } from '#core/domain/conversation/evolve.ts';
import { type Conversation, isOpen, type Status } from '#core/domain/conversation/state.ts';
import { actors, bot, commands, fresh } from './arbitraries.ts';

/** From each status, the statuses that one command may lead to. Written down here once more, on purpose. */
const LEGAL: Record<Status, Status[]> = {
  ai: ['ai', 'waiting', 'taken', 'resolved', 'dropped', 'closed'],
  waiting: ['waiting', 'ai', 'taken', 'resolved', 'dropped', 'closed'],
  taken: ['taken', 'waiting', 'ai', 'resolved', 'dropped', 'closed'],
  resolved: ['resolved', 'taken', 'waiting'],
  dropped: ['dropped', 'closed', 'taken', 'waiting'],
  closed: ['closed', 'taken', 'waiting'],
};

const holdsTogether = (c: Conversation): void => {
  expect(c.agentId !== null).toBe(c.status === 'taken');
  expect(c.waiting !== null).toBe(c.status === 'waiting');
  expect(c.slots.length > 0).toBe(c.status === 'taken' || c.offer !== null);
  if (c.offer !== null) expect(c.status).toBe('waiting');
  if (c.transfer !== null) expect(c.status).toBe('taken');
  if (c.awaitingBot !== null) expect(c.status).toBe('ai');
  if (c.asked) expect(c.status).toBe('ai');
  for (const slot of c.slots) expect(slot.split(/[:@]/)[0]).toBe(c.agentId ?? c.offer?.agentId);
  expect(c.endedAt !== null).toBe(!isOpen(c.status));
};

test('any sequence of commands leads through legal states, with one owner at most and a seq that counts every entry', () => {
  const steps = fc.array(fc.tuple(commands, actors, fc.nat(5_000)), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(steps, (sequence) => {
      let conversation = fresh();
      let now = 1_000;
      for (const [command, actor, passed] of sequence) {
        now += passed;
        const verdict = decide(conversation, adopt(command, actor), { now, actor, bot });
        if (!verdict.ok) continue;
        const before = conversation;
        for (const event of verdict.events) {
          expect(event.seq).toBe(conversation.seq + 1);
          conversation = evolve(conversation, event);
        }
        expect(LEGAL[before.status]).toContain(conversation.status);
        holdsTogether(conversation);
      }
    }),
    { numRuns: 1_000 },
  );
});

/** Slots are always those of the agent who would hold them: the caller finds it so. */
const adopt = (
  command: Parameters<typeof decide>[1],
  actor: Parameters<typeof decide>[2]['actor'],
): Parameters<typeof decide>[1] => {
  if (!('slots' in command) || command.slots === null) return command;
  const holder = 'agentId' in command ? command.agentId : actor.kind === 'agent' ? actor.id : 'a';
  return { ...command, slots: command.slots.map((slot) => `${holder}:${Number(slot.split(':')[1])}` as const) };
};

test('deciding twice from the same state gives the same answer and changes nothing', () => {
  fc.assert(
    fc.property(commands, actors, (command, actor) => {
      const conversation = fresh();
      const context = { now: 5_000, actor, bot };
      expect(decide(conversation, command, context)).toEqual(decide(conversation, command, context));
      expect(conversation).toEqual(fresh());
    }),
  );
});
