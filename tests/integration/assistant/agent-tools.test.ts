import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/store/ids.ts';
import { suggestReply } from '#workers/assistant/suggest-job.ts';
import { summariseConversation } from '#workers/assistant/summarise-job.ts';
import { createRig, type Rig } from './rig.ts';

let rig: Rig;
const alive = () => new AbortController().signal;
/** Nobody listens here. */
const NOWHERE = 'http://127.0.0.1:1/v1';

beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());
beforeEach(() => {
  rig.toAgent.length = 0;
});

describe('a suggestion', () => {
  const job = (conversationId: string, agentId: string) => ({ conversationId, agentId, requestId: 'r1' });
  const ask = async (id: string, model?: string) => {
    const admin = await rig.addAgent({ role: 'admin', botIds: [] });
    await suggestReply(rig.deps(model), job(id, admin.id), alive());
    return rig.toAgent.at(-1);
  };

  test('reaches the agent who asked', async () => {
    const id = await rig.begin(await rig.addBot(), 'Do you have oat milk?');
    const suggestion = await ask(id);
    expect(suggestion).toMatchObject({
      type: 'suggestion',
      conversationId: id,
      requestId: 'r1',
      source: 'offline',
      error: null,
    });
    expect(suggestion?.type === 'suggestion' && suggestion.text).toContain('oat');
  });

  test('comes without the model too, and the failure is on record', async () => {
    const id = await rig.begin(await rig.addBot(), 'Do you have oat milk?');
    expect(await ask(id, NOWHERE)).toMatchObject({ source: 'offline', error: null });
    expect(await rig.events(id, 'assistantFailed')).toMatchObject([
      { what: 'suggest', because: 'could not be reached' },
    ]);
  });

  test('is refused where it is off or there is nothing', async () => {
    expect(await ask(await rig.begin(await rig.addBot({ aiAssist: false }), 'Hi'))).toMatchObject({
      error: 'assistant_off',
    });
    expect(await ask(newId())).toMatchObject({ error: 'not_found' });
  });

  test('is refused to who does not, or no longer, see the conversation', async () => {
    const bot = await rig.addBot();
    const id = await rig.begin(bot, 'Do you have oat milk?');
    const member = await rig.addAgent({ botIds: [bot.id] });
    await suggestReply(rig.deps(), job(id, member.id), alive());
    expect(rig.toAgent.at(-1)).toMatchObject({ type: 'suggestion', error: null });
    const others = [await rig.addAgent(), await rig.addAgent({ botIds: [bot.id], disabled: true }), { id: newId() }];
    for (const other of others) {
      await suggestReply(rig.deps(), job(id, other.id), alive());
      expect(rig.toAgent.at(-1)).toMatchObject({ type: 'suggestion', text: '', error: 'not_found' });
    }
  });
});

describe('a summary', () => {
  test('is added to the engagement notes, once for the same words', async () => {
    const id = await rig.begin(await rig.addBot(), 'My order 4711 arrived damaged');
    for (let i = 0; i < 2; i++) await summariseConversation(rig.deps(), id, alive());
    expect((await rig.find(id)).notes).toMatchObject([
      { by: 'AI', summary: true, text: expect.stringContaining('4711') },
    ]);
    await rig.customerWrites(id, 'And nobody answers!');
    await summariseConversation(rig.deps(), id, alive());
    expect((await rig.find(id)).notes).toHaveLength(2);
  });

  test('is not made where it is off, and not of nothing', async () => {
    const off = await rig.begin(await rig.addBot({ aiSummary: false }), 'My order 4711 arrived damaged');
    const empty = await rig.begin(await rig.addBot());
    for (const id of [off, empty]) await summariseConversation(rig.deps(), id, alive());
    for (const id of [off, empty]) expect((await rig.find(id)).notes).toEqual([]);
  });

  test('comes without the model too', async () => {
    const id = await rig.begin(await rig.addBot(), 'My order 4711 arrived damaged');
    await summariseConversation(rig.deps(NOWHERE), id, alive());
    expect(await rig.events(id, 'assistantFailed', 'summarised')).toMatchObject([
      { what: 'summarise' },
      { source: 'offline' },
    ]);
  });
});
