import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { actorOf, createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

it('what an agent hands over goes to a colleague, though they would be the first in turn themselves', async () => {
  const { store, bot, addAgent, apply, say } = harness;
  const hands = await addAgent();
  const colleague = await addAgent({ lastAssignedAt: Date.now(), freedAt: Date.now() });
  const { conversationId: id } = await say('priya', 'A wholesale price, please');
  const request = { ...ASKING, reason: 'agent', priority: 1, message: 'Wholesale', anyway: true } as const;
  const asked = await apply(id, request, actorOf(hands));
  expect(asked.events[0]).toMatchObject({ type: 'handoverRequested', by: { id: hands.id }, message: 'Wholesale' });
  expect(asked.conversation.waiting).toMatchObject({ priority: 1, reason: 'agent' });
  await handOut({ ...store, apply: (to, command) => apply(to, command, { kind: 'system' }) }, bot.id);
  const [held] = await store.conversations.heldBy([hands.id, colleague.id]);
  expect([held?.id, held?.agentId]).toEqual([id, colleague.id]);
});
