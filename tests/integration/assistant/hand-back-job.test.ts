import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Bot } from '#core/store/bots.ts';
import { type FakeOpenAi, startFakeOpenAi } from '#tests/fakes/openai/fake-openai.ts';
import { actorOf } from '#tests/integration/core/harness.ts';
import { answerConversation } from '#workers/assistant/answer-job.ts';
import { PHRASES } from '#workers/assistant/offline/phrases.ts';
import { createRig, type Rig } from './rig.ts';

let rig: Rig;
let fake: FakeOpenAi;
let bot: Bot;
const alive = () => new AbortController().signal;

beforeAll(async () => {
  [rig, fake] = await Promise.all([createRig(), startFakeOpenAi()]);
  bot = await rig.addBot();
});
afterAll(async () => {
  await fake.close();
  await rig.close();
});
beforeEach(() => {
  fake.requests.length = 0;
});

describe('what an agent asks of it on handing back', () => {
  const instruction = 'Ask whether the new bag arrived';

  const handBack = async (): Promise<string> => {
    const agent = await rig.addAgent({ botIds: [bot.id] });
    const id = await rig.begin(bot, 'My bag arrived damaged');
    await rig.apply(id, { type: 'takeOver' }, actorOf(agent));
    const text = 'You get a new one on Friday.';
    await rig.apply(id, { type: 'agentWrote', text, clientMessageId: `m-${id}` }, actorOf(agent));
    await rig.apply(id, { type: 'restoreToAi', instruction }, actorOf(agent));
    return id;
  };

  test('is done by the model, which knows what was said in between, without waiting for the customer', async () => {
    fake.behave({ kind: 'reply', text: 'Has the new bag arrived?' });
    const id = await handBack();
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.events(id, 'botMessage', 'note')).toMatchObject([
      { type: 'botMessage', text: 'Has the new bag arrived?', source: 'fake-1' },
    ]);
    const [system, ...said] = fake.requests.at(-1)?.messages ?? [];
    expect(system?.content).toContain(instruction);
    expect(said).toEqual([
      { role: 'user', content: 'My bag arrived damaged' },
      { role: 'assistant', content: expect.stringContaining('You get a new one on Friday.') },
      { role: 'user', content: '…' },
    ]);
    expect((await rig.find(id)).awaitingBot).toBeNull();
  });

  test('is done by the model also when the customer wrote in between, with the words of both in their order', async () => {
    fake.behave({ kind: 'reply', text: 'It takes two days.' });
    const agent = await rig.addAgent({ botIds: [bot.id] });
    const id = await rig.begin(bot, 'My bag arrived damaged');
    await rig.apply(id, { type: 'takeOver' }, actorOf(agent));
    const says = (text: string) =>
      rig.apply(id, { type: 'agentWrote', text, clientMessageId: `${id} ${text}` }, actorOf(agent));
    await says('You get a new one.');
    await rig.customerWrites(id, 'To my new address, please.');
    await rig.apply(id, { type: 'note', text: 'A difficult customer.' }, actorOf(agent));
    await says('Done.');
    await rig.customerWrites(id, 'How long does it take?');
    await rig.apply(id, { type: 'restoreToAi', instruction }, actorOf(agent));
    await answerConversation(rig.deps(fake.url), id, alive());
    const [system, ...said] = fake.requests.at(-1)?.messages ?? [];
    expect(system?.content).toContain(instruction);
    expect(said).toEqual([
      { role: 'user', content: 'My bag arrived damaged' },
      { role: 'assistant', content: expect.stringContaining('You get a new one.') },
      { role: 'user', content: 'To my new address, please.' },
      { role: 'assistant', content: expect.stringContaining('Done.') },
      { role: 'user', content: 'How long does it take?' },
    ]);
    expect(JSON.stringify(fake.requests)).not.toContain('difficult');
  });

  test.each([
    ['there is no model', undefined],
    ['the model fails', 'fails'],
  ])('is on record as not followed where %s, and the customer hears that the bot is back', async (_name, model) => {
    fake.behave({ kind: 'status', status: 500 });
    const id = await handBack();
    await answerConversation(rig.deps(model && fake.url), id, alive());
    expect(await rig.events(id, 'note', 'botMessage')).toMatchObject([
      { type: 'note', by: { kind: 'bot' }, text: expect.stringContaining(instruction) },
      { type: 'botMessage', text: PHRASES.en.handedBack, source: 'offline' },
    ]);
    expect((await rig.find(id)).awaitingBot).toBeNull();
  });

  test('is on record once, also when the process dies before the answer', async () => {
    const id = await handBack();
    const dying = rig.deps(undefined, {
      apply: async (...args) => {
        if (args[1].type === 'botReplied') throw new Error('killed');
        return rig.apply(...args);
      },
    });
    await expect(answerConversation(dying, id, alive())).rejects.toThrow('killed');
    await answerConversation(rig.deps(), id, alive());
    expect(await rig.events(id, 'note', 'botMessage')).toHaveLength(2);
  });
});
