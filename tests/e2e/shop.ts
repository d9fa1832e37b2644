import type { FrameLocator, Page } from 'playwright-core';
import { GATEWAY, installation, type Process, startProcess, WORKER } from '#tests/faults/processes.ts';

export type Shop = {
  url: string;
  owner: { email: string; password: string };
  gateway: Process;
  close: () => Promise<void>;
};

/** The sample shop in a store of its own: a gateway and a worker, as built. */
export const openShop = async (extra: Record<string, string> = {}): Promise<Shop> => {
  const env = { ...(await installation()), ...extra };
  const [gateway, worker] = await Promise.all([startProcess(GATEWAY, env), startProcess(WORKER, env)]);
  return {
    url: env.PUBLIC_URL,
    owner: { email: env.OWNER_EMAIL ?? '', password: env.OWNER_PASSWORD ?? '' },
    gateway,
    close: async () => {
      await Promise.all([gateway.stop(), worker.stop()]);
    },
  };
};

export const openChat = async (page: Page, { url }: Shop): Promise<FrameLocator> => {
  await page.goto(`${url}/demo`);
  await page.getByRole('button', { name: /chat/i }).last().click();
  return page.frameLocator('iframe');
};

/** What stands in the thread, without what is announced beside it. */
export const said = (where: FrameLocator | Page, text: string | RegExp) =>
  where.locator('.bubble').filter({ hasText: text });

/** Writes and sends, on either side. */
export const write = async (where: FrameLocator | Page, text: string): Promise<void> => {
  const box = where.getByRole('textbox', { name: 'Message', exact: true });
  await box.fill(text);
  await box.press('Enter');
};

/** As one of the shop's agents, by their place in the sample, or as the owner. */
export const logIn = async (page: Page, { url, owner, gateway }: Shop, who: number | 'owner' = 0): Promise<void> => {
  const sample = gateway.ready.sample as { emails: string[]; password: string };
  const { email, password } = who === 'owner' ? owner : { email: sample.emails[who] ?? '', password: sample.password };
  await page.goto(`${url}/human-agent/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(/\/dashboard/);
};

export const inCharge = (page: Page, who: string): Promise<void> =>
  page.getByRole('main').getByText(`${who} in charge`, { exact: true }).waitFor();

export const dialog = (page: Page) => page.getByRole('dialog');
