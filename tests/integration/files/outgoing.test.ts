import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeUnused } from '#workers/files/remove-unused.ts';
import { eventually } from '../gateway/harness.ts';
import { type FilesRig, MOST, pdf, photo, startFilesRig } from './rig.ts';

let rig: FilesRig;
let conversation = '';

beforeAll(async () => {
  rig = await startFilesRig();
});
beforeEach(async () => {
  rig.fake.misbehave(null);
  rig.fake.sent.length = 0;
  conversation = await rig.wrote(1_000);
});
afterAll(() => rig.close());

const key = (id = randomUUID()) => ({ 'idempotency-key': id });
const invoice = { 'x-file-name': encodeURIComponent('Rechnung März.pdf'), 'content-type': 'application/pdf' };
const sent = (count = 1) =>
  eventually(`${count} messages`, () => (rig.fake.sent.length >= count ? rig.fake.sent : null));

test('what an agent attaches reaches the customer with its name, and its words as a caption', async () => {
  const { status, body } = await rig.upload(conversation, pdf(), { ...key(), ...invoice });
  expect(status).toBe(200);
  expect(body).toMatchObject({ name: 'Rechnung März.pdf', status: 'ready', facts: { mimeType: 'application/pdf' } });

  expect((await rig.writes(conversation, 'Your invoice', { files: [body.id] })).status).toBe(200);
  const [message] = await sent();
  expect(message).toMatchObject({
    type: 'document',
    document: { filename: 'Rechnung März.pdf', caption: 'Your invoice' },
  });
  const { id } = (message?.document ?? {}) as { id: string };
  expect(Buffer.from(rig.fake.files.get(id)?.bytes ?? []).equals(Buffer.from(pdf()))).toBe(true);
  await rig.delivery(conversation, 'sent');
  expect(await rig.said(conversation)).toMatchObject([
    { text: 'Your invoice', files: [{ id: body.id, kind: 'document', name: 'Rechnung März.pdf' }] },
  ]);
});

test('a file needs no words', async () => {
  const { body } = await rig.upload(conversation, await photo(), { ...key(), 'content-type': 'image/jpeg' });
  expect((await rig.writes(conversation, '', { files: [body.id] })).status).toBe(200);
  const [message] = await sent();
  expect(message?.type).toBe('image');
  expect((await rig.writes(conversation, '')).body.code).toBe('empty_message');
});

test('the same upload again is the same file', async () => {
  const id = key();
  const uploads = await Promise.all([1, 2].map(() => rig.upload(conversation, pdf(), { ...id, ...invoice })));
  uploads.push(await rig.upload(conversation, pdf(), { ...id, ...invoice }));
  expect(uploads.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(uploads.map(({ body }) => body.id)).size).toBe(1);
});

test('a file goes with one message, of who has uploaded it, and as often as that is sent', async () => {
  const { body } = await rig.upload(conversation, pdf(), { ...key(), ...invoice });
  const command = { type: 'agentWrote', text: '', files: [body.id], clientMessageId: randomUUID() };
  const path = `/api/conversations/${conversation}/commands`;
  const first = await rig.agent.post(path, command);
  expect((await rig.agent.post(path, command)).body.seq).toBe(first.body.seq);
  expect((await rig.writes(conversation, 'Again', { files: [body.id] })).body.code).toBe('file_gone');
  const removal = await fetch(`${rig.gateway.url}/api/conversations/${conversation}/files/${body.id}`, {
    method: 'DELETE',
    headers: { origin: rig.gateway.url, cookie: rig.agent.cookie },
  });
  expect(removal.status).toBe(404);

  const other = await rig.wrote(1_000);
  const mine = (await rig.upload(conversation, pdf(), { ...key(), ...invoice })).body;
  expect((await rig.writes(other, 'Elsewhere', { files: [mine.id] })).body.code).toBe('file_gone');
  await rig.admin.post(path, { type: 'takeOver' });
  const stolen = { ...command, files: [mine.id], clientMessageId: randomUUID() };
  expect((await rig.admin.post(path, stolen)).body.code).toBe('file_gone');
  await sent();
  expect(rig.fake.sent).toHaveLength(1);
});

test('with a message that is refused no file is lost', async () => {
  const { body } = await rig.upload(conversation, pdf(), { ...key(), ...invoice });
  const path = `/api/conversations/${conversation}/commands`;
  await rig.agent.post(path, { type: 'unassign' });
  expect((await rig.writes(conversation, 'Too late', { files: [body.id] })).body.code).toBe('not_in_charge');
  await rig.agent.post(path, { type: 'takeOver' });
  expect((await rig.writes(conversation, 'Now', { files: [body.id] })).status).toBe(200);
});

test('what is too large, not allowed, or nothing for this channel is refused in words', async () => {
  const large = await rig.upload(conversation, new Uint8Array(MOST + 1), { ...key(), ...invoice });
  expect(large).toMatchObject({ status: 413, body: { code: 'too_large' } });
  expect(large.body.message).toMatch(/MB/);

  const script = Buffer.from('<!doctype html><script>alert(1)</script>');
  const page = await rig.upload(conversation, script, { ...key(), 'content-type': 'text/html' });
  expect(page).toMatchObject({ status: 422, body: { code: 'file_refused' } });

  const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  const archive = await rig.upload(conversation, zip, { ...key(), 'content-type': 'application/zip' });
  expect(archive).toMatchObject({ status: 422, body: { code: 'file_refused' } });
  const { body } = await rig.agent.get(`/api/conversations/${conversation}`);
  expect(body.uploads).toMatchObject({ most: MOST, kinds: { image: { types: ['image/jpeg', 'image/png'] } } });
});

test('an upload whose connection is lost is none, and the same one again is one', async () => {
  const id = key();
  const leaving = new AbortController();
  const bytes = pdf('x'.repeat(20_000));
  const half = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(bytes.subarray(0, 5_000));
      return new Promise(() => undefined);
    },
  });
  const lost = fetch(`${rig.gateway.url}/api/conversations/${conversation}/files`, {
    method: 'POST',
    headers: { origin: rig.gateway.url, cookie: rig.agent.cookie, ...invoice, ...id },
    body: half,
    duplex: 'half',
    signal: leaving.signal,
  } as RequestInit);
  const { store } = rig.gateway;
  await eventually('its beginning', async () => (await store.files.unused(Date.now() + 1_000, 100)).length > 0);
  leaving.abort();
  await expect(lost).rejects.toThrow();
  expect(await rig.upload(conversation, bytes, { ...id, ...invoice })).toMatchObject({
    status: 200,
    body: { status: 'ready', facts: { size: bytes.length } },
  });
});

test('an upload that is taken back, or sent with nothing, is kept by nobody', async () => {
  const { store } = rig.gateway;
  const taken = (await rig.upload(conversation, pdf(), { ...key(), ...invoice })).body;
  const left = (await rig.upload(conversation, pdf(), { ...key(), ...invoice })).body;
  const response = await fetch(`${rig.gateway.url}/api/conversations/${conversation}/files/${taken.id}`, {
    method: 'DELETE',
    headers: { origin: rig.gateway.url, cookie: rig.agent.cookie },
  });
  expect(response.status).toBe(204);
  await expect(rig.files.storage.open(taken.id)).rejects.toThrow('not in the storage');
  expect(await rig.filesOf(conversation)).toEqual([]);
  await removeUnused({ files: store.files, storage: rig.files.storage }, Date.now() + 25 * 3_600_000);
  expect(await store.files.byId(left.id)).toBeNull();
  await expect(rig.files.storage.open(left.id)).rejects.toThrow('not in the storage');
});

test('a message whose file the storage has lost fails in words, and holds up nothing that follows', async () => {
  const { body } = await rig.upload(conversation, pdf(), { ...key(), ...invoice });
  await rig.files.storage.remove(body.id);
  await rig.writes(conversation, 'Your invoice', { files: [body.id] });
  await rig.writes(conversation, 'And a word');
  expect(await rig.delivery(conversation, 'failed')).toMatchObject({
    why: 'A file of this message is not here any more.',
  });
  expect(await sent()).toMatchObject([{ type: 'text', text: { body: 'And a word' } }]);
});
