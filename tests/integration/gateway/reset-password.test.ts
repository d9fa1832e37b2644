import { afterEach, beforeEach, expect, it } from 'vitest';
import { resetPassword } from '#gateway/auth/reset-password.ts';
import { addAgent, createBrowser, type Gateway, PASSWORD, signedIn, startGateway } from './harness.ts';

let gateway: Gateway;
beforeEach(async () => {
  gateway = await startGateway();
});
afterEach(() => gateway.close());

const loginOf = async (email: string, password: string) => (await createBrowser(gateway).login(email, password)).status;

it('gives the owner a new password and ends the logins made with the old one', async () => {
  const owner = await addAgent(gateway, 'owner', []);
  const maya = await addAgent(gateway, 'agent', []);
  const [before, other] = [await signedIn(gateway, owner), await signedIn(gateway, maya)];
  const reset = await resetPassword(gateway.store);
  expect(reset).toEqual({ email: owner.email, password: expect.stringMatching(/^(\w{5}-){3}\w{5}$/) });
  expect(await loginOf(owner.email, PASSWORD)).toBe(401);
  expect(await loginOf(owner.email, reset?.password ?? '')).toBe(200);
  expect((await before.get('/api/me')).status).toBe(401);
  expect((await other.get('/api/me')).status).toBe(200);
});

it('gives one to whoever is named', async () => {
  await addAgent(gateway, 'owner', []);
  const maya = await addAgent(gateway, 'agent', []);
  const reset = await resetPassword(gateway.store, maya.email.toUpperCase());
  expect(await loginOf(maya.email, reset?.password ?? '')).toBe(200);
});

it('changes nobody’s when it is not clear whose', async () => {
  const owners = [await addAgent(gateway, 'owner', []), await addAgent(gateway, 'owner', [])];
  expect(await resetPassword(gateway.store)).toBeUndefined();
  expect(await resetPassword(gateway.store, 'stranger@example.com')).toBeUndefined();
  for (const { email } of owners) expect(await loginOf(email, PASSWORD)).toBe(200);
});
