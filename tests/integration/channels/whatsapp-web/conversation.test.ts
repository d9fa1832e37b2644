import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANN, ANN_IS, ANNS_LID, said, typedOnPhone } from '../../../fakes/whatsapp-web/messages.ts';
import { openStage, PATIENCE, type Stage } from '../../../fakes/whatsapp-web/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

test('a phone is paired by the code that is shown', { timeout: 120_000 }, async () => {
  await stage.until('qr');
  expect(stage.states().at(-1)).toMatchObject({ state: 'qr', qr: expect.stringContaining('ref-1') });
  await stage.fake.nextRef();
  await expect.poll(() => stage.states().at(-1), PATIENCE).toMatchObject({ qr: expect.stringContaining('ref-2') });
  await stage.pair();
  expect(stage.states().map(({ state }) => state)).toEqual(['starting', 'qr', 'qr', 'ready']);
});

test('what a customer writes is heard', async () => {
  const message = said('HELLO');
  await stage.fake.say(message, ANNS_LID);
  await expect.poll(stage.heard, PATIENCE).toEqual([
    {
      ...{ type: 'message', id: `false_${ANN}_HELLO`, at: message.t * 1_000, from: ANN_IS },
      parts: [{ kind: 'text', text: 'Text of HELLO' }],
    },
  ]);
});

test('a reply goes out once, and its way is told', async () => {
  const [result] = await stage.send({ text: 'Good **morning**', replyTo: `false_${ANN}_HELLO` as never });
  const id = result?.ok ? result.ids[0] : undefined;
  expect(stage.fake.sent).toMatchObject([{ id, to: ANN, body: 'Good *morning*', quotedStanzaID: 'HELLO' }]);
  for (const ack of [2, 3]) await stage.fake.tell({ do: 'ack', id: String(id), ack });
  const receipts = () => stage.heard().filter((event) => event.type === 'receipt');
  await expect
    .poll(receipts, PATIENCE)
    .toMatchObject(['sent', 'delivered', 'read'].map((status) => ({ ids: [id], status, deliveryId: 'delivery-1' })));
  expect(stage.heard().filter((event) => event.type === 'outside')).toEqual([]);
});

test('a file that a customer sent can be read', async () => {
  stage.fake.files.set('/media/cat', Buffer.from('a cat'));
  await stage.fake.say(
    said('CAT', { type: 'image', directPath: '/media/cat', mimetype: 'image/png', caption: 'My cat' }),
  );
  await expect
    .poll(() => stage.heard().at(-1), PATIENCE)
    .toMatchObject({ parts: [{ kind: 'media', media: 'image' }, { text: 'My cat' }] });
  const file = await stage.session().openMedia(`false_${ANN}_CAT` as never);
  expect(file.mimeType).toBe('image/png');
  expect(await new Response(file.bytes).text()).toBe('a cat');
});

test('a file that WhatsApp no longer has is said to be gone', async () => {
  await stage.fake.say(said('OLD', { type: 'image', directPath: '/media/gone', mimetype: 'image/png' }));
  await expect(stage.session().openMedia(`false_${ANN}_OLD` as never)).rejects.toThrow('no longer has this file');
});

test('a reply that is typed on the phone is heard as one from outside', async () => {
  await stage.fake.say(typedOnPhone('PHONE', { body: 'It is me' }));
  await expect
    .poll(() => stage.heard().at(-1), PATIENCE)
    .toMatchObject({ type: 'outside', to: ANN, id: `true_${ANN}_PHONE`, parts: [{ text: 'It is me' }] });
});

test('groups and status updates are left alone', async () => {
  const before = stage.heard().length;
  for (const remote of ['1203@g.us', 'status@broadcast'])
    await stage.fake.say(said('LOUD', { id: { fromMe: false, remote, id: 'LOUD', participant: ANN }, from: remote }));
  await stage.fake.say(said('AFTER'));
  await expect.poll(() => stage.heard().length, PATIENCE).toBe(before + 1);
  expect(stage.heard().at(-1)).toMatchObject({ id: `false_${ANN}_AFTER` });
});

test('customers see that somebody types, and that they were read', async () => {
  await stage.session().showTyping?.({ peer: ANN as never, lastHeard: null });
  await expect.poll(() => stage.fake.counts.typing, PATIENCE).toBe(1);
  expect(stage.fake.unread(ANN)).toBeGreaterThan(0);
  await stage.session().markRead?.({ peer: ANN as never, lastHeard: null });
  expect(stage.fake.unread(ANN)).toBe(0);
});
