import { expect, it } from 'vitest';
import { addAgent, createBrowser, startGateway } from './harness.ts';

/** Far below the time for which an idle connection is kept alive otherwise, far above what closing takes. Milliseconds. */
const SOON = 15_000;

it('closes soon although requests were under way, and answers them first', async () => {
  const gateway = await startGateway();
  const agents = await Promise.all([1, 2, 3, 4].map(() => addAgent(gateway, 'agent', [])));
  const logins = agents.map(({ email }) => createBrowser(gateway).login(email));
  await Promise.race(logins);
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('still open')), SOON).unref());
  await Promise.race([gateway.close(), late]);
  expect((await Promise.all(logins)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
