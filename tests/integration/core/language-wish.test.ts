import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import type { Request } from '#core/store/apply.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { handOut } from '#workers/route/hand-out.ts';
import { createHarness, type Harness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await createHarness();
});
afterAll(() => harness.close());

test('who is heard to speak what only one member lists waits for that one while they are busy, and no longer', async () => {
  const { store, bot, addAgent, apply, say } = harness;
  const asks = async (spoken: string): Promise<string> => {
    const { conversationId: id } = await say(randomUUID(), 'hello');
    await apply(id, { ...ASKING, spoken }, { kind: 'customer' });
    return id;
  };
  const route = () =>
    handOut({ ...store, apply: (id: string, request: Request) => apply(id, request, { kind: 'system' }) }, bot.id);
  const ownerOf = async (id: string) => (await store.conversations.find(EVERYTHING, id))?.agentId;
  const reasons = async (id: string) => (await store.conversations.aside(EVERYTHING, id))?.routing;

  const french = await addAgent({ languages: ['fr'], limit: 1 });
  const english = await addAgent({ languages: ['en'], limit: 1 });
  const [first, second, third] = [await asks('fr'), await asks('fr'), await asks('fr')];
  await route();
  expect(await Promise.all([first, second].map(ownerOf))).toEqual([french.id, null]);
  expect(await reasons(second)).toMatchObject({ outcome: 'nobody' });
  expect(await reasons(second)).not.toHaveProperty('languageIgnored');

  await store.agents.setListening(french.id, false);
  await route();
  expect(await Promise.all([second, third].map(ownerOf))).toEqual([english.id, null]);
  // The reasons are others than before, though the outcome is the same.
  expect(await reasons(third)).toMatchObject({ outcome: 'nobody', languageIgnored: 'fr' });
});
