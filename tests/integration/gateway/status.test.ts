import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StoreProcess, startStore, type Workspace, workspace } from '#tests/integration/embedded/store-process.ts';
import {
  addAgent,
  addBot,
  type Browser,
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

const limit = 60;
let place: Workspace;
let embedded: StoreProcess;
let gateway: Gateway;
let boss: { email: string };
let admin: Browser;

beforeAll(async () => {
  place = await workspace();
  embedded = await startStore(place.folder, '--most-documents', String(limit), '--housekeeping-ms', '20');
  gateway = await startGateway({ mongoUrl: embedded.url });
  boss = await addAgent(gateway, 'admin', []);
  admin = await signedIn(gateway, boss);
});
afterAll(async () => {
  await gateway.close();
  await embedded.stop();
  await place.remove();
});

const documents = async (): Promise<number> =>
  (await gateway.store.status())?.limits.find(({ resource }) => resource === 'documents')?.used ?? 0;
const fillTo = async (count: number) => {
  while ((await documents()) < count) await addBot(gateway);
};
const ready = () => createBrowser(gateway).get('/readyz');
const count = (text: string, part: string) => text.split(part).length - 1;

describe('a store with limits', () => {
  it('says how much of them is used, to admins and to nobody else', async () => {
    const bot = await addBot(gateway);
    const agent = await addAgent(gateway, 'agent', [bot.id]);
    expect((await createBrowser(gateway).get('/api/status')).status).toBe(401);
    expect((await (await signedIn(gateway, agent)).get('/api/status')).status).toBe(403);
    const { status, body } = await admin.get('/api/status');
    expect(status).toBe(200);
    expect(body.warnings).toEqual([]);
    expect(body.store.limits.map(({ resource }: { resource: string }) => resource)).toEqual([
      'documents',
      'bytes',
      'memoryBytes',
      'openingMs',
    ]);
    expect(body.store.limits[0]).toMatchObject({ used: await documents(), limit });
    expect((await ready()).body).toMatchObject({ ready: true, warnings: [], storeUsed: body.store.share });
  });

  it('is told of at 70 and at 90 percent, once each in its log, with the way out', async () => {
    for (const percent of [70, 90]) {
      await fillTo(Math.ceil((limit * percent) / 100));
      const words = `at ${percent} % of a limit: ${(limit * percent) / 100} documents of ${limit} documents`;
      await eventually(words, () => embedded.log().includes(words));
      const { body } = await ready();
      expect(body).toMatchObject({ ready: true, warnings: [expect.stringContaining(words)] });
      expect(body.warnings[0]).toContain('npm run move-store -- mongodb://');
      expect(count(embedded.log(), words)).toBe(1);
    }
    expect(count(embedded.log(), 'of a limit')).toBe(2);
  });

  it('shows its counters to programs of this machine and to admins, not through a proxy', async () => {
    const { status, body, headers } = await createBrowser(gateway).get('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toMatch(/^baton_store_operations_total\{command="insert"\} \d+$/m);
    expect(body).toMatch(/^baton_store_used\{resource="documents"\} \d+$/m);
    expect(body).toMatch(/^baton_store_up 1$/m);
    expect(body).toMatch(/^baton_gateway_event_loop_lag_p99_seconds \d/m);
    const proxied = { 'x-forwarded-for': '198.51.100.7' };
    expect((await createBrowser(gateway).get('/metrics', proxied)).status).toBe(401);
    expect((await admin.get('/metrics', proxied)).status).toBe(200);
  });

  it('takes no more when it is full, and says so; what is there can be read and changed', async () => {
    await fillTo(limit);
    const bots = await gateway.store.bots.samples();
    await expect(addBot(gateway)).rejects.toMatchObject({
      code: 146,
      message: expect.stringMatching(/holds 60 documents, which is its limit.*npm run move-store/),
    });
    expect(await ready()).toMatchObject({
      status: 503,
      body: { ready: false, problems: [expect.stringContaining('The embedded store is full')] },
    });
    expect((await admin.post('/api/me/listening', { on: true })).status).toBe(204);
    expect(await gateway.store.bots.samples()).toEqual(bots);
  });

  it('lets its owner in when it is full, to look at it and to log out again', async () => {
    const before = await documents();
    expect(before).toBeGreaterThanOrEqual(limit);
    const owner = await signedIn(gateway, boss);
    const { body } = await owner.get('/api/status');
    expect(body.warnings[0]).toContain('The embedded store is full');
    expect(body.store.limits[0]).toMatchObject({ used: before + 1, limit });
    await expect(addBot(gateway)).rejects.toMatchObject({ code: 146 });
    const guess = await createBrowser(gateway).login(boss.email, 'a wrong password');
    expect(guess.body).toMatchObject({ code: 'wrong_credentials' });
    expect((await owner.post('/api/auth/logout')).status).toBe(204);
  });
});
