import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { freePort } from '#embedded/redis/free-port.ts';
import { barriersAnywhere } from './barriers.ts';
import { person } from './browser.ts';
import { logIn } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

const key = (): string => `whsec_${randomBytes(32).toString('base64')}`;

test('an admin adds a channel by keyboard, is told why a test message fails, and finds all of it in the record', async () => {
  const { page, errors } = await person(stage.browser);
  await logIn(page, stage.shop, 'owner');
  await page.getByRole('link', { name: 'Channels' }).press('Enter');
  await page.getByRole('link', { name: 'Add a channel' }).press('Enter');
  await page.getByLabel('Kind').selectOption({ label: 'API' });
  await page.getByLabel('Name').fill('Warehouse');
  await page.getByLabel('URL').fill(`http://localhost:${await freePort()}/hook`);
  const outgoing = page.getByLabel('Outgoing key', { exact: true });
  await page.getByRole('button', { name: 'Generate: Outgoing key' }).press('Enter');
  const copy = page.getByRole('button', { name: 'Copy: Outgoing key' });
  await copy.waitFor();
  expect(await copy.evaluate((element) => element === document.activeElement)).toBe(true);
  // Shown, as the other system needs it, until something else is written over it.
  expect(await outgoing.getAttribute('type')).toBe('text');
  expect(await outgoing.inputValue()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await outgoing.fill(key());
  expect(await outgoing.getAttribute('type')).toBe('password');
  await page.getByRole('button', { name: 'Generate: Incoming key' }).press('Enter');
  await page.getByLabel('Name').press('Enter');

  await page.getByRole('heading', { name: 'Warehouse' }).waitFor();
  await page.getByRole('article').getByText('Not heard of yet').waitFor();
  await page.getByText(/\/channels\/api\//).waitFor();
  await page.getByLabel('Your phone number').fill('somebody');
  await page.keyboard.press('Enter');
  const outcome = page.getByRole('status').filter({ hasText: /\w{3}/ });
  await expect.poll(() => outcome.first().textContent(), { timeout: 20_000 }).toMatch(/\w+ \w+ \w+/);
  expect(await barriersAnywhere(page)).toEqual([]);

  await page.getByRole('button', { name: 'Enter anew' }).press('Enter');
  await page.getByRole('dialog').getByLabel('Outgoing key', { exact: true }).waitFor();
  expect(await barriersAnywhere(page)).toEqual([]);
  await page.getByRole('dialog').getByLabel('Outgoing key', { exact: true }).fill(key());
  await page.getByRole('dialog').getByLabel('Incoming key', { exact: true }).fill(key());
  await page.keyboard.press('Enter');
  const toast = page.getByText('The new secrets are in use.');
  await toast.waitFor();
  // While it fades it is no more to be read.
  await toast.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('URL').inputValue()).toMatch(/^http:\/\/localhost/);
  expect(await barriersAnywhere(page)).toEqual([]);
  await dialog.getByLabel('URL').fill('not an address');
  await dialog.getByLabel('Name').fill('Warehouse North');
  await page.keyboard.press('Enter');
  // What does not fit is not sent: the browser says what is meant, and where.
  expect(await dialog.locator('input:invalid:focus').getAttribute('id')).toBe('change-url');
  await dialog.getByLabel('URL').fill(`http://localhost:${await freePort()}/other`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Warehouse North' }).waitFor();

  await page.getByRole('link', { name: 'What was done here' }).press('Enter');
  const lines = page.getByRole('listitem').filter({ hasText: 'Warehouse' });
  await expect.poll(() => lines.count()).toBe(4);
  expect(
    (await lines.allTextContents()).map((line) => /changed|entered new secrets|test message|added/.exec(line)?.[0]),
  ).toEqual(['changed', 'entered new secrets', 'test message', 'added']);
  await page.getByText('Changed.', { exact: true }).waitFor({ state: 'hidden' });
  expect(await barriersAnywhere(page)).toEqual([]);
  expect(errors).toEqual([]);
});
