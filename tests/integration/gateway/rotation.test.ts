import { afterAll, beforeAll, expect, it } from 'vitest';
import { SESSION_TIMES } from '#gateway/auth/agent-sessions.ts';
import {
  addAgent,
  addBot,
  agentSocket,
  createBrowser,
  eventually,
  type Gateway,
  signedIn,
  startGateway,
} from './harness.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let gateway: Gateway;
let maya: Awaited<ReturnType<typeof addAgent>>;

beforeAll(async () => {
  gateway = await startGateway({ sessionTimes: { ...SESSION_TIMES, rotateAfter: 300, overlap: 600 } });
  maya = await addAgent(gateway, 'agent', [(await addBot(gateway)).id]);
});
afterAll(() => gateway.close());

it('changes the cookie after a while, and takes the one before for a moment', async () => {
  const browser = await signedIn(gateway, maya);
  const first = browser.cookie;
  expect((await browser.get('/api/me')).headers.getSetCookie()).toEqual([]);
  await pause(350);
  // The answers to both of these carry the same next cookie; neither being lost ends the session.
  const old = createBrowser(gateway);
  old.cookie = first;
  const answers = await Promise.all([old.get('/api/me'), browser.get('/api/me')]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(browser.cookie).not.toBe(first);
  expect(old.cookie).toBe(browser.cookie);
  expect((await browser.get('/api/me')).status).toBe(200);
  const underWay = createBrowser(gateway);
  underWay.cookie = first;
  expect((await underWay.get('/api/me')).status).toBe(200);
});

it('takes an old cookie after the overlap for a theft and ends the session with its sockets', async () => {
  const browser = await signedIn(gateway, maya);
  const stolen = createBrowser(gateway);
  stolen.cookie = browser.cookie;
  await pause(350);
  await browser.get('/api/me');
  await browser.get('/api/me');
  const socket = agentSocket(gateway, browser);
  expect(await socket.connected).toBeNull();
  await pause(650);
  expect((await stolen.get('/api/me')).status).toBe(401);
  expect((await browser.get('/api/me')).status).toBe(401);
  await eventually('the end of the socket', () => !socket.socket.connected);
});

it('keeps a session whose new cookie was lost on the way', async () => {
  const browser = await signedIn(gateway, maya);
  const first = browser.cookie;
  await pause(350);
  await browser.get('/api/me');
  await pause(700);
  const tab = createBrowser(gateway);
  tab.cookie = first;
  expect((await tab.get('/api/me')).status).toBe(200);
});

it('does not take forged cookies', async () => {
  const browser = await signedIn(gateway, maya);
  const [id] = browser.cookie.split('.');
  const forger = createBrowser(gateway);
  for (const cookie of ['baton_session=x', `${id}`, `${id}.`, `${id}..`, 'baton_session=[object Object].x']) {
    forger.cookie = cookie;
    expect((await forger.get('/api/me')).status, cookie).toBe(401);
  }
  expect((await browser.get('/api/me')).status).toBe(200);
});
