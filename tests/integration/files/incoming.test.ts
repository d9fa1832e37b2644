import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { externalId, mediaRef, peerId } from '#channels/contract/ids.ts';
import { createIntake } from '#channels/intake/intake.ts';
import { FILES } from '#tests/fakes/graph/fake-graph.ts';
import { eventually } from '../gateway/harness.ts';
import { type FilesRig, MOST, photo, startFilesRig } from './rig.ts';

let rig: FilesRig;
let number = 16505550000;
let peer = '';

beforeAll(async () => {
  rig = await startFilesRig();
});
beforeEach(() => {
  rig.fake.misbehave(null);
  peer = String(++number);
});
afterAll(() => rig.close());

const image = (id: string, more: object = {}) => ({ type: 'image', image: { id, mime_type: 'image/jpeg', ...more } });

/** How often the bytes of a file were asked for. */
const fetchesOf = (id: string): number =>
  rig.fake.calls.filter(({ path }) => path[0] === FILES && path[1] === id).length;

test('a picture that a customer sends is seen by agents, small and whole, without what the camera wrote into it', async () => {
  const id = rig.fake.keep({ bytes: await photo(), type: 'image/jpeg' });
  expect(await rig.hears(peer, image(id, { caption: 'This one' }))).toBe(200);
  const file = await rig.fileOf(peer, 'ready');
  expect(file).toMatchObject({
    facts: { kind: 'image', mimeType: 'image/jpeg', width: 320, height: 200, thumbnail: true, inline: true },
    why: null,
  });

  const whole = await rig.open(file.address?.file ?? '');
  expect(whole.status).toBe(200);
  expect((await sharp(await whole.arrayBuffer()).metadata()).exif).toBeUndefined();
  expect((await rig.open(file.address?.thumbnail ?? '')).headers.get('content-type')).toBe('image/webp');

  const conversation = await rig.conversationOf(peer);
  const { body } = await rig.agent.get(`/api/conversations/${conversation.id}/timeline`);
  const [said] = (body.entries as { type: string }[]).filter(({ type }) => type === 'customerMessage');
  expect(said).toMatchObject({ text: 'This one', files: [{ id: file.id, kind: 'image', name: '' }] });
});

test('a message without words is listed as what it is', async () => {
  const id = rig.fake.keep({ bytes: await photo(), type: 'image/jpeg' });
  const conversationId = await rig.wrote(1_000, peer);
  await rig.hears(peer, { type: 'audio', audio: { id, mime_type: 'audio/ogg; codecs=opus', voice: true } });
  const row = await eventually('what was said last', async () => {
    const { last } = (await rig.agent.get(`/api/conversations/${conversationId}`)).body.row;
    return last.text !== 'Hello' && last;
  });
  expect(row).toMatchObject({ text: '[Voice message]', file: { kind: 'audio', voice: true } });
});

test('what the platform does not have any more is said to be gone, and is not asked for again', async () => {
  const id = rig.fake.keep({ bytes: await photo(), type: 'image/jpeg' });
  rig.fake.files.delete(id);
  await rig.hears(peer, image(id));
  const file = await rig.fileOf(peer, 'failed');
  expect(file.why).toBe('The file is not there any more: Meta keeps it for seven days.');
  expect(file.address).toBeNull();
  expect(rig.fake.calls.filter(({ path }) => path.includes(id))).toHaveLength(1);
});

test('what is too large is refused in words, and no more of it is read than may be kept', async () => {
  const id = rig.fake.keep({ bytes: new Uint8Array(MOST * 3).fill(120), type: 'text/plain' });
  await rig.hears(peer, { type: 'document', document: { id, filename: 'notes.txt', mime_type: 'text/plain' } });
  const file = await rig.fileOf(peer, 'refused');
  expect(file).toMatchObject({ name: 'notes.txt', address: null });
  expect(file.why).toMatch(/larger|large|MB|kB/i);
});

test('what pretends to be a picture is refused in words', async () => {
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await rig.hears(peer, image(rig.fake.keep({ bytes, type: 'image/png' })));
  expect((await rig.fileOf(peer, 'refused')).why).toEqual(expect.any(String));
});

test.each([
  ['does not answer properly', { kind: 'status', status: 503 } as const],
  ['hangs up in the middle of it', { kind: 'half' } as const],
])('a platform that %s is asked again, and the file comes', async (_, misconduct) => {
  const id = rig.fake.keep({ bytes: await photo(), type: 'image/jpeg' });
  let refusals = 0;
  rig.fake.misbehave(misconduct, ({ path }) => path[0] === FILES && path[1] === id && ++refusals <= 1);
  await rig.hears(peer, image(id));
  expect(await rig.fileOf(peer, 'ready')).toMatchObject({ facts: { width: 320 } });
  expect(fetchesOf(id)).toBe(2);
});

test('a message that is told of again brings its file once', async () => {
  const id = rig.fake.keep({ bytes: await photo(), type: 'image/jpeg' });
  const told = { ...image(id), id: `wamid.again${peer}` };
  expect(await rig.hears(peer, told)).toBe(200);
  await rig.fileOf(peer, 'ready');
  expect(await rig.hears(peer, told)).toBe(200);
  const { id: conversationId } = await rig.conversationOf(peer);
  expect(await rig.filesOf(conversationId)).toHaveLength(1);
  expect(fetchesOf(id)).toBe(1);
});

test('a colleague of another bot opens nothing, with whatever address', async () => {
  const id = rig.fake.keep({ bytes: await photo(), type: 'image/jpeg' });
  await rig.hears(peer, image(id));
  const { address } = await rig.fileOf(peer, 'ready');
  expect((await fetch(rig.gateway.url + address?.file)).status).toBe(401);
  expect((await fetch(rig.gateway.url + address?.file, { headers: { cookie: rig.admin.cookie } })).status).toBe(404);
});

test('a message whose files nobody knows of yet is not accepted: it is told again', async () => {
  const { store } = rig.gateway;
  const said = externalId(randomUUID());
  const intake = createIntake({
    ...{ ...store, ring: () => undefined, emitter: { toConversationAgents: () => undefined } },
    files: { expect: () => Promise.reject(new Error('the store is away')) },
  });
  const account = { id: rig.accountId, kind: 'whatsapp-cloud', botId: rig.bot.id } as const;
  const parts = [{ kind: 'media', media: 'image', ref: mediaRef('one') } as const];
  const message = { type: 'message', id: said, at: 1, from: { peer: peerId(peer), aliases: [] }, parts } as const;
  await expect(intake.hear(account, message)).rejects.toThrow('the store is away');
  expect(await store.inbox.conversationOf(rig.accountId, said)).toBeNull();
});
