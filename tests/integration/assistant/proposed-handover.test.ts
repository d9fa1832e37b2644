import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeOpenAi, startFakeOpenAi } from '#tests/fakes/openai/fake-openai.ts';
import { answerConversation } from '#workers/assistant/answer-job.ts';
import { createRig, type Rig } from './rig.ts';

let rig: Rig;
let fake: FakeOpenAi;
beforeAll(async () => {
  [rig, fake] = await Promise.all([createRig(), startFakeOpenAi()]);
});
afterAll(async () => {
  await fake.close();
  await rig.close();
});

test('a person is asked for as the model proposes, and as the bot says where it proposes nothing', async () => {
  const bot = await rig.addBot({ handover: { priority: 1, skills: ['coffee'] } });
  await rig.addAgent({ botIds: [bot.id], skills: ['repairs', 'coffee'] });
  const collected = { issue: 'A broken grinder' };
  const asked = async (proposal: object) => {
    const args = JSON.stringify({ reason: 'bot_cannot_answer', collected, ...proposal });
    fake.behave({ kind: 'tool', name: 'request_human', arguments: args });
    const id = await rig.begin(bot, 'Il macinino è rotto');
    await answerConversation(rig.deps(fake.url), id, new AbortController().signal);
    return (await rig.events(id, 'handoverRequested'))[0];
  };
  const [italian, unknown] = [{ language: 'it', languageDetected: true }, { language: null }];
  const wishes = { priority: 'urgent', skills: ['repairs', 'dancing'], language: 'it' };
  expect(await asked(wishes)).toMatchObject({ priority: 0, skills: ['repairs'], collected, ...italian });
  expect(await asked({})).toMatchObject({ priority: 1, skills: ['coffee'], collected, ...unknown });
  expect(await asked({ skills: ['dancing'] })).toMatchObject({ priority: 1, skills: ['coffee'], ...unknown });
});
