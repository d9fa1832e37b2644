import type { ApiClient, Manner } from '#tests/fakes/api-client/api-client.ts';
import { comesTrue } from './batches.ts';
import { type Account, type Keys, newKey } from './provider-account.ts';

/** What the trouble is made with. Whatever is killed is running again when this resolves. */
export type Scene = {
  client: ApiClient;
  account: Account;
  keys: Keys;
  long: boolean;
  killWorker: () => Promise<void>;
  killGateway: () => Promise<void>;
};
/** Makes the trouble and ends it; answers what was promised and not kept meanwhile. */
export type Trouble = (scene: Scene) => Promise<string[]>;

/** With trouble there may be minutes between two attempts. */
const A_MINUTE = 60_000;
const RETRY_AFTER = 2_000;
/** Attempts that may be under way when an account is stopped: of two workers, each to so many customers at once. */
const UNDER_WAY = 32;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const messagesOf = ({ attempts }: ApiClient) => attempts.filter(({ id }) => id.includes(':'));
/** What is tried from now on comes to so much. */
const tried = (client: ApiClient, count: number): Promise<boolean> => {
  const from = messagesOf(client).length;
  return comesTrue(() => messagesOf(client).length >= from + count, A_MINUTE);
};
/** The same trouble so many times, a worker killed in the middle of each. */
const rounds = async ({ client, long, killWorker }: Scene, how: (attempt: number) => Manner | null): Promise<void> => {
  for (let round = 0; round < (long ? 5 : 1); round++) {
    client.behave(how);
    await tried(client, 8);
    await killWorker();
    await tried(client, 4);
    client.behave(null);
    await tried(client, 4);
  }
};
const inTurn =
  (...manners: (Manner | null)[]) =>
  (attempt: number): Manner | null =>
    manners[attempt % manners.length] ?? null;

export const refuses: Trouble = async (scene) => {
  const busy = { status: 429, headers: { 'retry-after': String(RETRY_AFTER / 1_000) } };
  await rounds(scene, inTurn(busy, { status: 500 }, null));
  return tooEarly(scene.client);
};

/** What was tried again before it was to be. */
const tooEarly = (client: ApiClient): string[] => {
  const all = messagesOf(client);
  const early = all.filter(({ id, at, status }) =>
    all.some((other) => status === 429 && other.id === id && other.at > at && other.at < at + RETRY_AFTER),
  );
  return early.length > 0 ? [`${early.length} tried again before the time that the other system named`] : [];
};

export const hangs: Trouble = async (scene) => {
  await rounds(scene, () => 'hang');
  return [];
};

export const cuts: Trouble = async (scene) => {
  await rounds(scene, inTurn('take and cut', 'cut', 'take and hang', null));
  await scene.killGateway();
  return [];
};

/**
 * To a system that takes what comes again as another message: nobody may know better than it does. Every worker dies while it
 * has taken what they sent and has not said so.
 */
export const takesAndCuts: Trouble = async ({ client, long, killWorker }) => {
  for (let round = 0; round < (long ? 5 : 1); round++) {
    client.behave(inTurn('take and cut', null));
    await tried(client, 4);
    client.behave(() => 'take and hang');
    await tried(client, 4);
    await Promise.all([killWorker(), killWorker()]);
    client.behave(null);
    await tried(client, 4);
  }
  return [];
};

/** Seconds, or ten minutes. */
export const away: Trouble = async ({ client, long, killWorker }) => {
  const [half, before] = [long ? 300_000 : 3_000, messagesOf(client).length];
  client.behave({ status: 503 });
  await pause(half);
  await killWorker();
  await pause(half);
  const tries = messagesOf(client).length - before;
  client.behave(null);
  return long && tries > 1_000 ? [`${tries} attempts at a system that was away`] : [];
};

export const revoked: Trouble = async ({ client, account, keys, killWorker }) => {
  const outgoingKey = newKey();
  client.rekey(outgoingKey);
  const toldInWords = async (): Promise<boolean> => {
    const health = await account.health();
    return health?.state === 'failed' && (health.lastError?.why ?? '').includes('does not accept the signature');
  };
  const told = await comesTrue(toldInWords, 10_000);
  const before = messagesOf(client).length;
  await killWorker();
  await pause(2_000);
  const tries = messagesOf(client).length - before;
  await account.enter({ ...keys, outgoingKey });
  return [
    ...(told ? [] : ['admins were not told that the account is not accepted']),
    ...(tries > UNDER_WAY ? [`${tries} attempts through an account that is not accepted`] : []),
  ];
};
