import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FileKind } from '#core/domain/files/file.ts';
import { createFiles } from '#core/files/files.ts';
import { createSignedAddresses, type FileVariant, type FileViewer } from '#core/files/signed-address.ts';
import { StorageTrouble } from '#core/files/storage.ts';
import { deriveKey } from '#gateway/auth/keys.ts';
import {
  addAgent,
  addBot,
  addConversation,
  createBrowser,
  type Gateway,
  startGateway,
} from '#tests/integration/gateway/harness.ts';
import { blackPng } from './black-png.ts';

const SECRET = 'a secret key for these tests, long enough for anything';
const { addressOf } = createSignedAddresses(deriveKey(SECRET, 'file addresses'));
const WEBM = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
  'hex',
);
const TEXT = 'The first line.\nThe second line.\n';

let folder: string;
let files: ReturnType<typeof createFiles>;
let gateway: Gateway;
let bot: Awaited<ReturnType<typeof addBot>>;
let conversation: Awaited<ReturnType<typeof addConversation>>;
let agent: Awaited<ReturnType<typeof addAgent>>;
let browser: ReturnType<typeof createBrowser>;
let opened: Readable[] = [];
let trouble: Error | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-serving-'));
  files = createFiles({ dataDir: folder, s3: undefined });
  const open: typeof files.storage.open = async (...args) => {
    if (trouble) throw trouble;
    const found = await files.storage.open(...args);
    opened.push(found.bytes);
    return found;
  };
  const watched = { ...files, most: 1_000_000, storage: { ...files.storage, open } };
  gateway = await startGateway({ files: watched, secretKeys: { newest: SECRET, previous: [] } });
  bot = await addBot(gateway);
  conversation = await addConversation(gateway, bot, 'Here it is');
  agent = await addAgent(gateway, 'agent', [bot.id]);
  browser = createBrowser(gateway);
  await browser.login(agent.email);
});
afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  opened = [];
  trouble = undefined;
});

const addFile = async (bytes: Buffer | string, name: string, kind: FileKind = 'document'): Promise<string> => {
  const id = randomUUID();
  const place = { conversationId: conversation.id, botId: bot.id, channelAccountId: bot.channelAccountId };
  await gateway.store.files.expect([{ ...place, id, kind, name, ref: 'anything', createdAt: Date.now() }]);
  const source = (async function* () {
    yield Buffer.from(bytes);
  })();
  const signal = new AbortController().signal;
  const facts = await files.receive({ key: id, bytes: source, most: 30_000_000, claim: { kind, name }, signal });
  await gateway.store.files.ready(id, facts);
  return id;
};
const forAgent = (fileId: string, id = agent.id, variant: FileVariant = 'original', now = Date.now()) =>
  addressOf({ fileId, variant, viewer: { kind: 'agent', id } }, now);
const visitor = (changes: Partial<Extract<FileViewer, { kind: 'visitor' }>> = {}): FileViewer => ({
  ...{ kind: 'visitor', channelAccountId: bot.channelAccountId, peer: conversation.peer },
  ...changes,
});

test('an agent downloads a document, under its own name and as nothing but what it is', async () => {
  const id = await addFile(TEXT, 'Notizen für Priya.txt');
  const { status, headers, body } = await browser.get(forAgent(id));
  expect([status, body]).toEqual([200, TEXT]);
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(TEXT.length),
    'content-disposition': `attachment; filename="Notizen f_r Priya.txt"; filename*=UTF-8''Notizen%20f%C3%BCr%20Priya.txt`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': expect.stringMatching(/^private, max-age=\d+$/),
    'referrer-policy': 'no-referrer',
  });
});

test('a table in a code page is downloaded as it is, and never shown', async () => {
  const table = Buffer.from('Stra\xdfe;Preis\r\nM\xfcnchner Str.;5 \x80\r\n', 'latin1');
  const answer = await fetch(gateway.url + forAgent(await addFile(table, 'prices.csv')), {
    headers: { cookie: browser.cookie },
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(table)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': expect.stringMatching(/^text\/csv/),
    'content-disposition': expect.stringMatching(/^attachment; filename="prices\.csv"/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/^sandbox;/),
  });
});

test('a picture is shown where it is, small and whole, and kept by the browser', async () => {
  const id = await addFile(blackPng(900, 600), 'night.png', 'image');
  const whole = await fetch(
    gateway.url + addressOf({ fileId: id, variant: 'original', viewer: visitor() }, Date.now()),
  );
  const small = await fetch(gateway.url + addressOf({ fileId: id, variant: 'thumb', viewer: visitor() }, Date.now()));
  expect([whole, small].map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'image/png'],
    [200, 'image/webp'],
  ]);
  expect(whole.headers.get('content-disposition')).toBe(`inline; filename="night.png"; filename*=UTF-8''night.png`);
  expect(small.headers.get('content-disposition')).toMatch(/^inline; filename="night\.png\.webp"/);
  expect(whole.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const known = { 'if-none-match': whole.headers.get('etag') ?? '' };
  await Promise.all([whole.arrayBuffer(), small.arrayBuffer()]);
  const again = await fetch(whole.url, { headers: known });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', known['if-none-match']]);
});

test.each([
  ['bytes=4-8', 206, 'first', 'bytes 4-8/33'],
  ['bytes=-6', 206, 'line.\n', 'bytes 27-32/33'],
  ['bytes=99-', 416, '', 'bytes */33'],
  ['bytes=0-1,5-6', 200, TEXT, null],
])('of a file, %s is answered with %i', async (range, status, body, place) => {
  const answer = await browser.get(forAgent(await addFile(TEXT, 'a.txt')), { range });
  expect([answer.status, answer.body, answer.headers.get('content-range')]).toEqual([status, body, place]);
});

test('a part of another version than the one that is known is not given', async () => {
  const address = forAgent(await addFile(TEXT, 'a.txt'));
  const tag = (await browser.get(address)).headers.get('etag') ?? '';
  expect((await browser.get(address, { range: 'bytes=0-2', 'if-range': tag })).status).toBe(206);
  expect((await browser.get(address, { range: 'bytes=0-2', 'if-range': '"another"' })).status).toBe(200);
});

test.each(['original', 'thumb'] as const)('who asks about a file alone reads none of it: %s', async (variant) => {
  const id = await addFile(blackPng(90, 60), 'a.png', 'image');
  const headers = { cookie: browser.cookie };
  const whole = await fetch(gateway.url + forAgent(id, agent.id, variant), { headers });
  const { byteLength } = await whole.arrayBuffer();
  const head = await fetch(gateway.url + forAgent(id, agent.id, variant), { method: 'HEAD', headers });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(byteLength)]);
  await expect.poll(() => opened.every(({ destroyed }) => destroyed)).toBe(true);
});

test('without an account, as another agent, and without a signature nothing is opened', async () => {
  const id = await addFile(TEXT, 'a.txt');
  const other = await addAgent(gateway, 'agent', [bot.id]);
  const otherBrowser = createBrowser(gateway);
  await otherBrowser.login(other.email);
  const statuses = [
    (await createBrowser(gateway).get(forAgent(id))).status,
    (await otherBrowser.get(forAgent(id))).status,
    (await browser.get(forAgent(id, other.id))).status,
    (await browser.get(forAgent(id).replace(/s=./, 's=!'))).status,
    (await browser.get(forAgent(id, agent.id, 'original', Date.now() - 3_600_000))).status,
    (await browser.get(forAgent(id, agent.id, 'thumb'))).status,
    (await browser.get(forAgent(randomUUID()))).status,
    (await browser.get(`/files/${id}/original`)).status,
  ];
  expect(statuses).toEqual([401, 404, 404, 404, 404, 404, 404, 400]);
  expect(opened).toEqual([]);
});

test('an agent who has left the team of the bot opens nothing with addresses from before', async () => {
  const address = forAgent(await addFile(TEXT, 'a.txt'), agent.id);
  expect((await browser.get(address)).status).toBe(200);
  await gateway.store.agents.update(agent.id, { botIds: [] });
  const refused = await browser.get(address);
  expect([refused.status, refused.body.code]).toEqual([404, 'not_found']);
  expect(refused.headers.get('cache-control')).toBe('no-store');
  expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
  await gateway.store.agents.update(agent.id, { botIds: [bot.id] });
});

test('a visitor opens what is in their own conversation, and nothing of anybody else', async () => {
  const id = await addFile(TEXT, 'a.txt');
  const elsewhere = await addBot(gateway);
  const open = async (viewer: FileViewer, now = Date.now()) =>
    (await fetch(gateway.url + addressOf({ fileId: id, variant: 'original', viewer }, now))).status;
  expect(await open(visitor())).toBe(200);
  expect(await open(visitor({ peer: randomUUID() }))).toBe(404);
  expect(await open(visitor({ channelAccountId: elsewhere.channelAccountId }))).toBe(404);
  expect(await open(visitor(), Date.now() - 10 * 60_000)).toBe(404);
});

test('a file that is still on its way, or was refused, cannot be opened', async () => {
  const place = { conversationId: conversation.id, botId: bot.id, channelAccountId: bot.channelAccountId };
  const id = randomUUID();
  await gateway.store.files.expect([{ ...place, id, kind: 'image', name: '', ref: 'x', createdAt: Date.now() }]);
  expect((await browser.get(forAgent(id))).status).toBe(404);
  await gateway.store.files.refused(id, 'This file is empty.');
  expect((await browser.get(forAgent(id))).status).toBe(404);
});

test('a storage that is away is said to be away, and one that has lost the file to have lost it', async () => {
  const id = await addFile(TEXT, 'a.txt');
  trouble = new StorageTrouble('The bucket for files does not exist.', false);
  expect((await browser.get(forAgent(id))).body).toMatchObject({ code: 'unavailable' });
  trouble = undefined;
  await files.storage.remove(id);
  expect((await browser.get(forAgent(id))).status).toBe(404);
});

test('who stops reading stops the reading, and nothing is read ahead of them', async () => {
  const size = 20 * 1024 * 1024;
  const id = await addFile(Buffer.concat([WEBM, Buffer.alloc(size)]), 'a.webm', 'video');
  const options = { headers: { cookie: browser.cookie } };
  await new Promise<void>((resolve, reject) => {
    const request = get(gateway.url + forAgent(id), options, (answer) => {
      expect(answer.headers['content-disposition']).toMatch(/^inline/);
      answer.once('data', () => {
        answer.destroy();
        resolve();
      });
    });
    request.on('error', reject);
  });
  await expect.poll(() => opened[0]?.destroyed).toBe(true);
  expect((opened[0] as Readable & { bytesRead: number }).bytesRead).toBeLessThan(size);
});
