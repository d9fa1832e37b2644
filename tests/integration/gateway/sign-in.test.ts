import { afterAll, beforeAll, expect, it } from 'vitest';
import { createThrottle } from '#gateway/auth/throttle.ts';
import { addAgent, addBot, createBrowser, type Gateway, PASSWORD, signedIn, startGateway } from './harness.ts';

let gateway: Gateway;
let maya: Awaited<ReturnType<typeof addAgent>>;

beforeAll(async () => {
  gateway = await startGateway();
  maya = await addAgent(gateway, 'agent', [(await addBot(gateway)).id]);
});
afterAll(() => gateway.close());

it('logs in with a cookie that scripts and other sites cannot use', async () => {
  const browser = createBrowser(gateway);
  const { status, body, headers } = await browser.login(maya.email.toUpperCase());
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: maya.id, role: 'agent', listening: false, active: 0 });
  expect(JSON.stringify(body)).not.toContain('argon2');
  const [cookie] = headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).not.toMatch(/Secure/);
  expect((await browser.get('/api/me')).body).toMatchObject({ email: maya.email });
  const stored = JSON.stringify(await gateway.store.sessions.byId(browser.cookie.slice('baton_session='.length, -44)));
  expect(stored).toContain('currentHash');
  expect(stored).not.toContain(browser.cookie.split('.')[1]);
});

it('marks the cookie as secure under https', async () => {
  const secure = await startGateway({ databaseName: gateway.databaseName, publicUrl: 'https://chat.example.com' });
  const { headers, status } = await createBrowser(secure, 'https://chat.example.com').login(maya.email);
  expect(status).toBe(200);
  expect(headers.getSetCookie()[0]).toMatch(/Secure/);
  expect(headers.get('strict-transport-security')).toContain('max-age');
  await secure.close();
});

it('says the same about a wrong password and an unknown e-mail', async () => {
  const browser = createBrowser(gateway);
  const wrong = await browser.login(maya.email, 'wrong');
  const unknown = await browser.login('nobody@example.com', PASSWORD);
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(wrong.body).toEqual(unknown.body);
  expect(wrong.body.code).toBe('wrong_credentials');
});

it('does not let a disabled agent in', async () => {
  const gone = await addAgent(gateway, 'agent', []);
  const browser = await signedIn(gateway, gone);
  await gateway.store.agents.insert({ ...gone, id: `${gone.id}x`, email: 'disabled@example.com', disabled: true });
  expect((await createBrowser(gateway).login('disabled@example.com')).body.code).toBe('wrong_credentials');
  expect((await browser.get('/api/me')).status).toBe(200);
});

it('slows guessing down, on every gateway, also when many guess at once', async () => {
  const omar = await addAgent(gateway, 'agent', []);
  const other = await startGateway({ databaseName: gateway.databaseName });
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, i) => createBrowser(i % 2 ? gateway : other).login(omar.email, `guess ${i}`)),
  );
  const codes = guesses.map(({ body }) => body.code);
  expect(codes.filter((code) => code === 'wrong_credentials').length).toBeLessThanOrEqual(5);
  const right = await createBrowser(other).login(omar.email);
  expect(right.status).toBe(429);
  expect(right.body).toMatchObject({ code: 'too_many_attempts', retryable: true });
  expect(right.body.message).toMatch(/Try again in \d+ seconds/);
  await other.close();
});

it('grows the pause with each guess and leaves the victim alone elsewhere', async () => {
  const throttle = createThrottle(gateway.store.loginAttempts);
  const start = Date.now();
  const waits: number[] = [];
  let now = start;
  while (waits.length < 12) {
    try {
      await throttle.guess('victim@example.com', '10.0.0.1', now);
      waits.push(now - start);
    } catch {
      now += 1_000;
    }
  }
  const pauses = waits.map((at, i) => at - (waits[i - 1] ?? 0));
  expect(pauses.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(pauses.slice(5)).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000]);
  await expect(throttle.guess('Victim@example.com', '10.0.0.2', now)).resolves.toBeUndefined();
  await throttle.right('victim@example.com', '10.0.0.1');
  await expect(throttle.guess('victim@example.com', '10.0.0.1', now)).resolves.toBeUndefined();
});

it('refuses changes that a page of another site asks for', async () => {
  const browser = await signedIn(gateway, maya);
  for (const origin of ['https://evil.test', 'null', `${gateway.url}.evil.test`]) {
    const { status, body } = await browser.post('/api/me/listening', { on: true }, { origin });
    expect([status, body.code]).toEqual([403, 'wrong_origin']);
  }
  const programs = createBrowser(gateway, '');
  programs.cookie = browser.cookie;
  expect((await programs.post('/api/me/listening', { on: true })).body.code).toBe('wrong_origin');
  expect((await programs.login(maya.email)).body.code).toBe('wrong_origin');
  expect((await browser.get('/api/me')).body.listening).toBe(false);
  expect((await browser.post('/api/me/listening', { on: true })).status).toBe(204);
  expect((await browser.get('/api/me')).body.listening).toBe(true);
});

it('ends the session with the logout, also for a copy of the cookie', async () => {
  const browser = await signedIn(gateway, maya);
  const copy = createBrowser(gateway);
  copy.cookie = browser.cookie;
  expect((await browser.post('/api/auth/logout')).status).toBe(204);
  expect((await copy.get('/api/me')).body.code).toBe('unauthenticated');
  expect((await createBrowser(gateway).post('/api/auth/logout')).status).toBe(204);
});
