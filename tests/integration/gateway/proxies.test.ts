import { afterEach, expect, it } from 'vitest';
import { addAgent, createBrowser, type Gateway, startGateway } from './harness.ts';

let gateway: Gateway;
afterEach(() => gateway.close());

const GUESSES = 8;

/** Guesses one password after the other with these forwarding headers; resolves with what came of each, in order. */
const guessWith = async (trustedProxies: string[], forwardedFor: (guess: number) => string) => {
  gateway = await startGateway({ trustedProxies });
  const { email } = await addAgent(gateway, 'agent', []);
  const browser = createBrowser(gateway);
  const answers: { code: string; left: number }[] = [];
  for (let guess = 0; guess < GUESSES; guess++) {
    const body = { email, password: `guess ${guess}` };
    const answer = await browser.post('/api/auth/login', body, { 'x-forwarded-for': forwardedFor(guess) });
    answers.push({ code: answer.body.code, left: Number(answer.headers.get('x-ratelimit-remaining')) });
  }
  return answers;
};

const fromElsewhere = (guess: number) => `203.0.113.${guess}`;

it.each([
  ['nobody is trusted', [], fromElsewhere],
  ['the sender is not the proxy that is trusted', ['10.0.0.0/8'], fromElsewhere],
  [
    'the proxy reports one address behind what was forged',
    ['loopback'],
    (n: number) => `${fromElsewhere(n)}, 198.51.100.7`,
  ],
])('takes forged addresses for one and the same when %s', async (_, trusted, forwardedFor) => {
  const answers = await guessWith(trusted, forwardedFor);
  expect(answers.at(-1)?.code).toBe('too_many_attempts');
  expect((answers[0]?.left ?? 0) - (answers.at(-1)?.left ?? 0)).toBe(GUESSES - 1);
});

it.each([['127.0.0.1'], ['127.0.0.0/8'], ['loopback']])('believes what a proxy at %s reports', async (proxy) => {
  const answers = await guessWith([proxy], fromElsewhere);
  expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(['wrong_credentials']));
  expect(new Set(answers.map(({ left }) => left)).size).toBe(1);
});
