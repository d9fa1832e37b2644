import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSealing } from '#core/store/sealing.ts';
import { resealAll } from '#gateway/auth/reseal-all.ts';
import { startGateway } from '../gateway/harness.ts';
import { type Connected, connect, knock, message, type Rig, startRig } from './rig.ts';
import { ADAPTERS } from './signed-json.ts';

const OLD = 'the secret key of last year, long enough';
const NEW = 'the secret key of this year, long enough';
let rig: Rig;
let account: Connected;

beforeAll(async () => {
  rig = await startRig({ secretKeys: { newest: OLD, previous: [] } });
  account = await connect(rig);
});
afterAll(() => rig.gateway.close());

/** Whether the platform is let in by a gateway that has these keys. */
const knockAt = async (newest: string, ...previous: string[]) => {
  const { databaseName } = rig.gateway;
  const gateway = await startGateway({ databaseName, adapters: ADAPTERS, secretKeys: { newest, previous } });
  const { status, body } = await knock(gateway, account, [message()]);
  await gateway.close();
  return { status, body };
};

test('secrets can be read under the key from before until they are encrypted under the new one', async () => {
  const { channelAccounts } = rig.gateway.store;
  const sealing = createSealing({ newest: NEW, previous: [OLD] });
  expect((await knockAt(NEW)).status).toBe(503);
  expect((await channelAccounts.byId(account.id))?.health.lastError?.why).toContain('SECRET_KEY_PREVIOUS');
  expect((await knockAt(NEW, OLD)).status).toBe(200);

  expect(await resealAll(channelAccounts, sealing)).toEqual({ resealed: 1, newest: 0, unreadable: [] });
  expect(await resealAll(channelAccounts, sealing)).toEqual({ resealed: 0, newest: 1, unreadable: [] });
  expect((await knockAt(NEW)).status).toBe(200);
  expect((await knockAt(OLD)).status).toBe(503);
});

test('what cannot be read is named, the others are encrypted anew all the same', async () => {
  const { channelAccounts } = rig.gateway.store;
  const [copied, damaged, fine] = [await connect(rig), await connect(rig), await connect(rig)];
  const sealed = (await channelAccounts.byId(fine.id))?.sealed ?? '';
  await channelAccounts.setSecrets(copied.id, sealed, 1);
  await channelAccounts.setSecrets(damaged.id, `${sealed.slice(0, -6)}AAAAAA`, 1);
  const { unreadable, resealed } = await resealAll(channelAccounts, createSealing({ newest: NEW, previous: [OLD] }));
  expect(resealed).toBe(1);
  expect(unreadable).toHaveLength(2);
  for (const { id } of [copied, damaged]) expect(unreadable.join()).toContain(`“Shop” (${id})`);
  expect(unreadable.join()).not.toContain(sealed.slice(-40, -6));
  const answer = await knock(rig.gateway, copied, [message()]);
  expect(answer).toMatchObject({ status: 503 });
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'secrets_unreadable' });
});
