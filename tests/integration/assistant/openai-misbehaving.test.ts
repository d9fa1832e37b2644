import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Behaviour } from '#tests/fakes/openai/behaviour.ts';
import { type FakeOpenAi, startFakeOpenAi } from '#tests/fakes/openai/fake-openai.ts';
import { COFFEE_SHOP } from '#tests/unit/assistant/support/coffee-shop.ts';
import { turn } from '#tests/unit/assistant/support/turns.ts';
import { createAssistant } from '#workers/assistant/with-fallback.ts';

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi();
  // The first request of a process also loads code.
  await assistant().answer(question());
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.requests.length = 0;
});

const agents = { routableFor: async () => [] };
const articles = { ofBot: async () => COFFEE_SHOP, stampOf: async () => '1' };
const log = pino({ level: 'silent' });
const assistant = (url = fake.url) =>
  createAssistant(
    { baseUrl: url, apiKey: 'key', model: 'fake-1' },
    { articles, agents, log },
    { timeouts: { silence: 500, total: 1_500 }, pause: 10 },
  );
const question = () => turn([['customer', 'Do you have oat milk?']]);

const text = 'We have oat milk [3] and it is free of charge today.';
const CASES: [string, Behaviour, string, number][] = [
  ['answers 500', { kind: 'status', status: 500 }, 'answered 500', 2],
  ['answers 429 and wants to be asked much later', { kind: 'status', status: 429, retryAfter: 60 }, 'answered 429', 1],
  ['refuses the key', { kind: 'status', status: 401 }, 'answered 401', 1],
  ['does not know the model', { kind: 'status', status: 404 }, 'answered 404', 1],
  ['hangs before its headers', { kind: 'hang', headers: false }, 'timed out after 0.5 s', 1],
  ['hangs before the first token', { kind: 'hang' }, 'timed out after 0.5 s', 1],
  ['hangs in the middle', { kind: 'hangMidStream', text }, 'timed out after 0.5 s', 1],
  ['never comes to an end', { kind: 'reply', text: 'word '.repeat(40), pace: 100 }, 'timed out after 1.5 s', 1],
  ['cuts the connection', { kind: 'cut', text }, 'broke off in the middle of its answer', 1],
  ['stops without an end', { kind: 'stopShort', text }, 'broke off in the middle of its answer', 1],
  ['sends broken JSON', { kind: 'malformed' }, 'answered in a form that cannot be read', 2],
  ['sends no choices', { kind: 'emptyChoices' }, 'gave an empty answer', 2],
  ['says nothing', { kind: 'empty' }, 'gave an empty answer', 2],
  ['holds the answer back', { kind: 'filtered' }, 'held its answer back', 1],
  [
    'calls a tool that does not exist',
    { kind: 'tool', name: 'issue_refund', arguments: '{}' },
    'gave an empty answer',
    1,
  ],
];

describe('when the model fails, the offline assistant answers and the reason is reported', () => {
  test.each(CASES)('it %s', async (_name, behaviour, because, calls) => {
    fake.behave(behaviour);
    const answer = await assistant().answer(question());
    expect(answer.failed).toEqual({ because });
    expect(answer).toMatchObject({ kind: 'reply', source: 'offline', citations: [{ articleId: 'milk' }] });
    expect(fake.requests).toHaveLength(calls);
  });

  test('it is not there', async () => {
    const gone = await startFakeOpenAi();
    await gone.close();
    const answer = await assistant(gone.url).answer(question());
    expect(answer).toMatchObject({ source: 'offline', failed: { because: 'could not be reached' } });
  });

  test('suggestions and summaries too', async () => {
    fake.behave({ kind: 'status', status: 503 });
    expect(await assistant().suggest(question())).toMatchObject({
      source: 'offline',
      failed: { because: 'answered 503' },
    });
    expect(await assistant().summarise(question())).toMatchObject({
      source: 'offline',
      failed: { because: 'answered 503' },
    });
  });
});

describe('an endpoint in trouble', () => {
  test('is asked a second time and then answers', async () => {
    fake.behave([
      { kind: 'status', status: 500 },
      { kind: 'reply', text: 'Yes [1].' },
    ]);
    expect(await assistant().answer(question())).toMatchObject({ text: 'Yes.', source: 'fake-1', failed: null });
  });

  test('is given the time that it asks for', async () => {
    fake.behave([
      { kind: 'status', status: 429, retryAfter: 0.15 },
      { kind: 'reply', text: 'Yes.' },
    ]);
    expect(await assistant().answer(question())).toMatchObject({ failed: null });
    const [first, second] = fake.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(140);
  });

  test('is left alone after five failures in a row', async () => {
    fake.behave({ kind: 'status', status: 500 });
    const one = assistant();
    for (let i = 0; i < 3; i++) await one.answer(question());
    expect(fake.requests).toHaveLength(5);
    const answer = await one.answer(question());
    expect(answer.failed).toEqual({ because: 'is switched off after repeated failures' });
    expect(fake.requests).toHaveLength(5);
  });
});

describe('a turn that is aborted', () => {
  test('rejects, asks nobody else and lets go of the connection', async () => {
    fake.behave({ kind: 'hang' });
    const controller = new AbortController();
    const before = fake.aborted();
    const answer = assistant().answer({ ...question(), signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(answer).rejects.toThrow(/abort/i);
    await expect.poll(() => fake.aborted()).toBe(before + 1);
  });
});
