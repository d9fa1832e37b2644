import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../gateway/harness.ts';
import { startWhatsAppRig, type WhatsAppRig } from './whatsapp-rig.ts';

/** More than a list of WhatsApp's takes. */
const MANY = [
  'Delivery times',
  'I want to talk to a person',
  ...Array.from({ length: 9 }, (_, i) => `Another ${i + 1}`),
];

let rig: WhatsAppRig;
beforeAll(async () => {
  rig = await startWhatsAppRig();
});
afterAll(() => rig.close());

type Entry = { seq: number; type: string; text?: string; meant?: string };
const entriesOf = async (id: string): Promise<Entry[]> =>
  (await rig.agent.get(`/api/conversations/${id}/timeline`)).body.entries;
const heard = (id: string, text: string) =>
  eventually(`"${text}"`, async () =>
    (await entriesOf(id)).find((entry) => entry.type === 'customerMessage' && entry.text === text),
  );

test('a customer who was given a numbered list answers with a number', async () => {
  const { id, peer } = await rig.asks(MANY);
  expect(await rig.hears(peer, '2.')).toBe(200);
  expect(await heard(id, '2.')).toMatchObject({ text: '2.', meant: 'I want to talk to a person' });
  await eventually('the bot to do what was meant', async () =>
    (await entriesOf(id)).some(({ type }) => type === 'handoverRequested'),
  );
});

test('a number is a number where there was something to tap', async () => {
  const { id, peer } = await rig.asks(['Yes', 'No', 'Maybe']);
  await rig.hears(peer, '2');
  expect(await heard(id, '2')).not.toHaveProperty('meant');
});

test('a number is a number when an agent has spoken since', async () => {
  const { id, peer } = await rig.asks(MANY);
  await rig.agent.post(`/api/conversations/${id}/commands`, { type: 'takeOver' });
  expect((await rig.writes(id, 'How many would you like?')).status).toBe(200);
  await rig.agent.post(`/api/conversations/${id}/commands`, { type: 'restoreToAi', instruction: '' });
  await rig.hears(peer, '2');
  expect(await heard(id, '2')).not.toHaveProperty('meant');
});
