import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webChannelRoutes } from '#channels/web/routes.ts';

const OPEN = '7b221063-d8a8-446c-a540-713a3f3c7046';
const LISTED = '7b221063-d8a8-446c-a540-713a3f3c7047';
const UNKNOWN = '7b221063-d8a8-446c-a540-713a3f3c7048';
const BROKEN = '7b221063-d8a8-446c-a540-713a3f3c7049';
const SITES: Record<string, string[]> = {
  [OPEN]: [],
  [LISTED]: ['https://shop.example', "https://evil.example; script-src 'unsafe-inline'", 'http://localhost:8080'],
};

const app = Fastify().withTypeProvider<TypeBoxTypeProvider>().setValidatorCompiler(TypeBoxValidatorCompiler);
let folder = '';
let demo: string | null = OPEN;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-widget-'));
  await mkdir(join(folder, 'widget/assets'), { recursive: true });
  await mkdir(join(folder, 'widget/demo'));
  const files = {
    'widget.js': 'loader()',
    'frame.html': '<!doctype html><title>Chat</title>',
    'assets/frame-1a2b3c.js': 'frame()',
    'demo/index.html': '<script data-channel="{{channel}}"></script>',
    'demo/demo.css': 'body {}',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'widget', name), text);
  await webChannelRoutes(app, {
    bots: {
      byChannelAccount: async (id) => {
        if (id === BROKEN) throw new Error('the store is away');
        const allowedSites = SITES[id];
        return allowedSites ? { allowedSites } : null;
      },
    },
    distFolder: folder,
    publicUrl: 'https://chat.example',
    demoChannelId: async () => demo,
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const frame = (channel: string) => app.inject(`/widget/frame.html?channel=${channel}`);
const policyOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers['content-security-policy']);

test('any page may load the loader, and asks again cheaply', async () => {
  const first = await app.inject({ url: '/widget.js', headers: { 'accept-encoding': 'gzip, br' } });
  expect(gunzipSync(first.rawPayload).toString()).toBe('loader()');
  expect(first.headers).toMatchObject({
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-type': 'text/javascript; charset=utf-8',
  });
  const again = await app.inject({ url: '/widget.js', headers: { 'if-none-match': String(first.headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a bot without a list of sites may be framed by every site', async () => {
  const answer = await frame(OPEN);
  expect(answer.statusCode).toBe(200);
  expect(policyOf(answer)).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' wss://chat.example; " +
      "img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  );
});

test('a list of sites is the policy; what is no origin adds nothing to it', async () => {
  const policy = policyOf(await frame(LISTED));
  expect(policy).toMatch(/frame-ancestors 'self' https:\/\/shop\.example http:\/\/localhost:8080$/);
  expect(policy).not.toContain('unsafe-inline');
});

test('instead of the body of an error, a customer reads words', async () => {
  for (const [channel, status] of [
    [UNKNOWN, 404],
    ['../../etc/passwd', 404],
    [BROKEN, 503],
  ] as const) {
    const answer = await frame(encodeURIComponent(channel));
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch('text/html');
    expect(answer.body).toMatch('<p>The chat ');
    expect(policyOf(answer)).toMatch("default-src 'none'");
  }
});

test('files with a hash in their name are kept for ever, and nothing else is handed out', async () => {
  const answer = await app.inject('/widget/assets/frame-1a2b3c.js');
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const path of [
    '/widget/assets/../frame.html',
    '/widget/assets/%2e%2e/demo/index.html',
    '/widget/.vite/manifest.json',
  ])
    expect((await app.inject(path)).statusCode).toBeGreaterThanOrEqual(400);
});

test('the sample page knows its channel, and is gone with it', async () => {
  const page = await app.inject('/demo');
  expect(page.body).toBe(`<script data-channel="${OPEN}"></script>`);
  expect(policyOf(page)).toContain("frame-src 'self'");
  demo = null;
  expect((await app.inject('/demo')).body).not.toContain('data-channel');
  demo = OPEN;
});
