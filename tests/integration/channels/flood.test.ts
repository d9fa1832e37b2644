import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, heardOf, knock, message, newSecrets, type Rig, startRig } from './rig.ts';

let rig: Rig;

beforeAll(async () => {
  const webhookLimits = { genuine: { max: 5, timeWindow: 600_000 }, strange: { max: 3, timeWindow: 600_000 } };
  rig = await startRig({ webhookLimits, trustedProxies: ['127.0.0.1'] });
});
afterAll(() => rig.gateway.close());

test('a flood is held off for its account alone, and nothing of it is said to be stored', async () => {
  const [flooded, other] = [await connect(rig), await connect(rig)];
  const events = Array.from({ length: 20 }, () => message());
  const answers = await Promise.all(events.map((event) => knock(rig.gateway, flooded, [event])));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  for (const [i, { status, headers }] of answers.entries()) {
    const { texts } = await heardOf(rig.gateway, flooded.id, events[i]?.from.peer ?? '');
    expect(texts).toHaveLength(status === 200 ? 1 : 0);
    if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect((await knock(rig.gateway, other, [message()])).status).toBe(200);
});

test('who guesses signatures is held off, and the platform is not', async () => {
  const account = await connect(rig);
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  const guess = async () =>
    (await knock(rig.gateway, { ...account, secrets: newSecrets() }, [message()], from('203.0.113.9'))).status;
  expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 401, 429]);
  expect((await knock(rig.gateway, account, [message()], from('198.51.100.7'))).status).toBe(200);
});
