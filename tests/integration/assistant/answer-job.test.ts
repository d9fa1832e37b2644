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
const human = JSON.stringify({ reason: 'bot_cannot_answer', collected: {} });

beforeAll(async () => {
  [rig, fake] = await Promise.all([createRig(), startFakeOpenAi()]);
  bot = await rig.addBot();
});
afterAll(async () => {
  await fake.close();
  await rig.close();
});
beforeEach(() => {
  rig.toVisitor.length = 0;
  fake.requests.length = 0;
});

const takeOver = async (id: string) => {
  const agent = await rig.addAgent({ botIds: [bot.id] });
  await rig.apply(id, { type: 'takeOver' }, actorOf(agent));
};

describe('what the bot owes', () => {
  test('is answered, and then no longer owed', async () => {
    const id = await rig.begin(bot, 'Do you have oat milk?');
    await answerConversation(rig.deps(), id, alive());
    const [reply, ...more] = await rig.events(id, 'botMessage', 'assistantFailed');
    expect(reply).toMatchObject({ answersSeq: 2, source: 'offline', by: { kind: 'bot' } });
    expect(more).toEqual([]);
    expect((await rig.find(id)).awaitingBot).toBeNull();
    await answerConversation(rig.deps(), id, alive());
    expect(await rig.events(id, 'botMessage')).toHaveLength(1);
  });

  test('is answered once by two runs at the same time', async () => {
    const id = await rig.begin(bot, 'Do you have oat milk?');
    await Promise.all([1, 2, 3].map(() => answerConversation(rig.deps(), id, alive())));
    expect(await rig.events(id, 'botMessage')).toHaveLength(1);
  });

  test('is shown while it is being written', async () => {
    fake.behave({ kind: 'reply', text: 'Yes, oat and soy [1], of course.', pace: 30 });
    const id = await rig.begin(bot, 'Do you have oat milk?');
    await answerConversation(rig.deps(fake.url), id, alive());
    const drafts = rig.toVisitor.filter((message) => message.type === 'draft');
    expect(drafts[0]).toMatchObject({ answersSeq: 2, text: 'Yes,' });
    expect(drafts.length).toBeGreaterThan(1);
    expect(await rig.events(id, 'botMessage')).toMatchObject([
      { text: 'Yes, oat and soy, of course.', source: 'fake-1', citations: [{ title: 'Milk alternatives' }] },
    ]);
  });

  test('grows while it is being answered: both are answered, in order', async () => {
    const id = await rig.begin(bot, 'Do you have oat milk?');
    fake.behave((request) => {
      if (fake.requests.length === 1) void rig.customerWrites(id, 'And soy?');
      return { kind: 'reply', text: `Answer ${fake.requests.length} to ${request.messages.length}`, pace: 60 };
    });
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(
      (await rig.events(id, 'botMessage')).map((event) => event.type === 'botMessage' && event.answersSeq),
    ).toEqual([2, 3]);
    expect((await rig.find(id)).awaitingBot).toBeNull();
  });

  test('is what was asked meanwhile, in the second answer', async () => {
    const id = await rig.begin(bot, 'Do you have oat milk?');
    fake.behave(() => {
      if (fake.requests.length === 1) void rig.customerWrites(id, 'What is the wifi password?');
      return { kind: 'reply', text: 'Yes, we have.', pace: 60 };
    });
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(fake.requests.at(-1)?.messages.slice(1)).toEqual([
      { role: 'user', content: 'Do you have oat milk?' },
      { role: 'assistant', content: 'Yes, we have.' },
      { role: 'user', content: 'What is the wifi password?' },
    ]);
  });

  test('is answered offline when the model fails, and the failure is on record before', async () => {
    fake.behave({ kind: 'status', status: 500 });
    const id = await rig.begin(bot, 'Do you have oat milk?');
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.events(id, 'assistantFailed', 'botMessage')).toMatchObject([
      { type: 'assistantFailed', what: 'answer', because: 'answered 500' },
      { type: 'botMessage', source: 'offline' },
    ]);
  });
});

describe('a person', () => {
  test('is asked for with what was collected', async () => {
    const id = await rig.begin(bot, 'My name is Anna.', 'I want to talk to a human');
    await answerConversation(rig.deps(), id, alive());
    expect(await rig.find(id)).toMatchObject({
      status: 'waiting',
      collected: { name: 'Anna' },
      waiting: { reason: 'customer_asked' },
    });
  });

  test('is asked for after the words that say so, also when the process dies in between', async () => {
    fake.behave({ kind: 'tool', name: 'request_human', arguments: human, text: 'I am asking a colleague.' });
    const id = await rig.begin(bot, 'My grinder is broken');
    const dying = rig.deps(fake.url, {
      apply: async (...args) => {
        if (args[1].type === 'requestHandover') throw new Error('killed');
        return rig.apply(...args);
      },
    });
    await expect(answerConversation(dying, id, alive())).rejects.toThrow('killed');
    expect(await rig.find(id)).toMatchObject({ status: 'ai', awaitingBot: { seq: 2 } });
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.events(id, 'botMessage', 'handoverRequested')).toMatchObject([
      { type: 'botMessage', text: 'I am asking a colleague.' },
      { type: 'handoverRequested', reason: 'bot_cannot_answer' },
    ]);
  });

  test('is asked for when a model does not know the answer for the second time', async () => {
    fake.behave({ kind: 'reply', text: 'I am afraid that I do not know. [0]' });
    const id = await rig.begin(bot, 'Who designed your logo?');
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.events(id, 'botMessage')).toMatchObject([
      { text: 'I am afraid that I do not know.', quickReplies: [PHRASES.en.talkToPerson], citations: [] },
    ]);
    await rig.customerWrites(id, 'And who painted the wall?');
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.find(id)).toMatchObject({ status: 'waiting', waiting: { reason: 'bot_cannot_answer' } });
  });

  test('is not asked for when it knew something in between', async () => {
    const unknown = { kind: 'reply', text: 'I do not know. [0]' } as const;
    fake.behave([unknown, { kind: 'reply', text: 'Yes, oat and soy [1].' }, unknown]);
    const id = await rig.begin(bot, 'Who designed your logo?');
    await answerConversation(rig.deps(fake.url), id, alive());
    for (const next of ['Do you have oat milk?', 'And who painted the wall?']) {
      await rig.customerWrites(id, next);
      await answerConversation(rig.deps(fake.url), id, alive());
    }
    expect((await rig.find(id)).status).toBe('ai');
  });

  test('who cannot be had is said once: the bot owes nothing, and a model hears of it', async () => {
    const asking = await rig.addBot({ whenNobody: 'ask' });
    fake.behave({ kind: 'tool', name: 'request_human', arguments: human, text: 'I am asking a colleague.' });
    const id = await rig.begin(asking, 'My grinder is broken');
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.find(id)).toMatchObject({ status: 'ai', awaitingBot: null });
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.events(id, 'botMessage', 'handoverUnavailable')).toMatchObject([
      { type: 'botMessage' },
      { type: 'handoverUnavailable', because: 'no_agents' },
    ]);
    fake.behave({ kind: 'reply', text: 'Yes, oat and soy [1].' });
    await rig.customerWrites(id, 'Do you have oat milk?');
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(fake.requests.at(-1)?.messages.slice(-2)).toMatchObject([
      { role: 'assistant', content: expect.stringContaining('Nobody can be had right now.') },
      { role: 'user', content: 'Do you have oat milk?' },
    ]);
  });

  test('is not promised where there is none', async () => {
    const alone = await rig.addBot({ humanSupport: false });
    fake.behave({ kind: 'tool', name: 'request_human', arguments: human, text: 'A colleague will come.' });
    const id = await rig.begin(alone, 'My grinder is broken');
    await answerConversation(rig.deps(fake.url), id, alive());
    expect(await rig.events(id, 'botMessage', 'handoverRequested')).toMatchObject([
      { type: 'botMessage', text: PHRASES.en.nobodyThere },
    ]);
  });

  test('who takes over stops the model, and its answer is discarded', async () => {
    fake.behave({ kind: 'reply', text: 'word '.repeat(200), pace: 50 });
    const id = await rig.begin(bot, 'Tell me everything');
    const before = fake.aborted();
    const answering = answerConversation(rig.deps(fake.url), id, alive(), 100);
    await expect.poll(() => fake.requests.length).toBe(1);
    await takeOver(id);
    const start = performance.now();
    await answering;
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(fake.aborted()).toBe(before + 1);
    expect(await rig.events(id, 'botMessage', 'botReplyDiscarded', 'assistantFailed')).toMatchObject([
      { type: 'botReplyDiscarded', because: 'person_in_charge', answersSeq: 2 },
    ]);
  });

  test('words that the customer edits meanwhile are answered once, as they are now', async () => {
    const id = await rig.begin(bot, 'Do you have cow milk?');
    const deps = rig.deps();
    const edit = { type: 'customerEdited', of: 2, text: 'Do you have oat milk?', inboxId: 'e' } as const;
    const answer: typeof deps.assistant.answer = async (turn) => {
      if (turn.conversation.seq === 2) await rig.apply(id, edit, { kind: 'customer' });
      return deps.assistant.answer(turn);
    };
    await answerConversation({ ...deps, assistant: { ...deps.assistant, answer } }, id, alive());
    expect(await rig.events(id, 'botMessage', 'botReplyDiscarded')).toMatchObject([
      { type: 'botReplyDiscarded', because: 'words_changed', answersSeq: 2 },
      { type: 'botMessage', answersSeq: 3 },
    ]);
  });

  test('who took over at the last moment is not spoken over', async () => {
    const id = await rig.begin(bot, 'Do you have oat milk?');
    const deps = rig.deps();
    const late: typeof deps.assistant = {
      ...deps.assistant,
      answer: async (turn) => {
        const answer = await deps.assistant.answer(turn);
        await takeOver(id);
        return answer;
      },
    };
    await answerConversation({ ...deps, assistant: late }, id, alive());
    expect(await rig.events(id, 'botMessage', 'botReplyDiscarded')).toMatchObject([{ type: 'botReplyDiscarded' }]);
  });
});

test('a conversation that ended meanwhile gets no answer', async () => {
  fake.behave({ kind: 'reply', text: 'Yes.', pace: 300 });
  const id = await rig.begin(bot, 'Do you have oat milk?');
  const answering = answerConversation(rig.deps(fake.url), id, alive());
  await expect.poll(() => fake.requests.length).toBe(1);
  await rig.apply(id, { type: 'customerLeft', how: 'ended' }, { kind: 'customer' });
  await answering;
  expect(await rig.events(id, 'botMessage', 'botReplyDiscarded')).toMatchObject([{ because: 'conversation_ended' }]);
});

test('a worker that stops leaves the answer owed and nothing on record', async () => {
  fake.behave({ kind: 'hang' });
  const id = await rig.begin(bot, 'Do you have oat milk?');
  const controller = new AbortController();
  const answering = answerConversation(rig.deps(fake.url), id, controller.signal);
  setTimeout(() => controller.abort(), 100);
  await expect(answering).rejects.toThrow(/abort/i);
  expect((await rig.find(id)).awaitingBot).not.toBeNull();
  expect(await rig.events(id, 'assistantFailed', 'botReplyDiscarded', 'botMessage')).toEqual([]);
});
