import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, createBrowser, type Gateway, startGateway } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-dist-'));
let gateway: Gateway;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(join(folder, 'dashboard/assets'), { recursive: true });
  mkdirSync(join(folder, 'widget/assets'), { recursive: true });
  writeFileSync(join(folder, 'dashboard/index.html'), '<!doctype html><title>Baton</title>');
  writeFileSync(join(folder, 'dashboard/favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'dashboard/assets/app-abc123.js'), 'export {}');
  gateway = await startGateway({ distFolder: folder });
  browser = createBrowser(gateway);
});
afterAll(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

it('serves the dashboard at every address of it, and nobody may frame it', async () => {
  for (const path of ['/dashboard', '/dashboard/', '/dashboard/conversations/1', '/human-agent/login']) {
    const { status, body, headers } = await browser.get(path);
    expect([status, body], path).toEqual([200, '<!doctype html><title>Baton</title>']);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe|upgrade-insecure/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  const root = await browser.get('/');
  expect([root.status, root.headers.get('location')]).toEqual([302, '/dashboard']);
});

it('lets browsers keep what has a hash in its name, and nothing else', async () => {
  const asset = await browser.get('/dashboard/assets/app-abc123.js');
  expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  const icon = await browser.get('/dashboard/favicon.svg');
  expect([icon.status, icon.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect((await browser.get('/dashboard/assets/old-000000.js')).status).toBe(404);
  for (const path of ['/dashboard/..%2f..%2fpackage.json', '/dashboard/assets/..%2f..%2f..%2fpackage.json'])
    expect((await browser.get(path)).body, path).not.toContain('"dependencies"');
});

it('says so where nothing is built', async () => {
  const bare = await startGateway({ distFolder: join(folder, 'nothing') });
  const { status, body } = await createBrowser(bare).get('/dashboard');
  expect(status).toBe(503);
  expect(body).toContain('npm run build');
  await bare.close();
});

it('describes the API, to programs and to people', async () => {
  const { body } = await browser.get('/api/openapi.json');
  expect(Object.keys(body.paths)).toContain('/api/conversations/{id}');
  const docs = await browser.get('/api/docs/');
  expect([docs.status, docs.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
  expect(docs.body).toContain('swagger-ui');
  expect((await browser.get('/api/docs/static/swagger-ui.css')).status).toBe(200);
  expect((await browser.get('/api/docs/json')).body.paths).toEqual(body.paths);
});
