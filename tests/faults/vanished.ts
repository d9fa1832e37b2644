import { MongoClient } from 'mongodb';
import type { StoredConversation } from '#core/store/conversations/schema.ts';
import { createAgent } from './agent.ts';
import { createCustomer } from './customer.ts';
import { watchLimits } from './limits.ts';
import { type Options, type Parts, startParts } from './parts.ts';
import type { Outcome } from './scenario.ts';
import { channelOf } from './speakers.ts';

/** Seconds. The shortest that means anything: a connection is taken for lost after twelve. */
const GRACE = 12;
/** What a sweep may take on top of it. */
const ON_TOP = 5;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Two agents are connected to a gateway that is killed and stays dead. One comes back through another gateway and keeps
 * what they had; the other one doesn't, and their customers are back in the queue, at their place, in time.
 */
export const vanish = async (options: Options, calm: boolean): Promise<Outcome> => {
  const parts = await startParts({ ...options, gateways: 2 });
  const client = await MongoClient.connect(parts.mongoUrl);
  try {
    const db = client.db();
    await db
      .collection<{ _id: string }>('workspace')
      .updateOne({ _id: 'workspace' }, { $set: { graceSeconds: GRACE } }, { upsert: true });
    const find = async (ids: string[]) =>
      db
        .collection<StoredConversation>('conversations')
        .find({ _id: { $in: ids } })
        .toArray();
    return await watchThem(parts, find, calm);
  } finally {
    await client.close();
    await parts.stop();
  }
};

type Find = (ids: string[]) => Promise<StoredConversation[]>;

const watchThem = async ({ doors, people, mongoUrl }: Parts, find: Find, calm: boolean): Promise<Outcome> => {
  const [stays, dies] = doors as [Parts['doors'][number], Parts['doors'][number]];
  const watch = await watchLimits(mongoUrl);
  const channel = await channelOf(stays.address);
  const customers = await Promise.all([1, 2, 3].map(() => createCustomer(stays.address, channel)));
  const ids = await Promise.all(customers.map((customer) => customer.askForPerson()));
  const [vanishes, returns] = await Promise.all(people.slice(0, 2).map((who) => createAgent(dies.address, who)));
  if (!vanishes || !returns) throw new Error('The sample has two people.');
  const [lost, kept] = [ids.slice(0, 2), ids.slice(2)];
  for (const id of lost) await vanishes.takeOver(id);
  for (const id of kept) await returns.takeOver(id);
  const before = await find(ids);
  const broken: string[] = [];
  const claim = (right: boolean, what: string) => void (right || broken.push(what));
  claim(
    before.every(({ status }) => status === 'taken'),
    'the agents could not take over',
  );

  const began = Date.now();
  if (!calm) await dies.process.die();
  const back = calm ? returns : await createAgent(stays.address, people[1] ?? people[0] ?? { email: '', password: '' });
  const isBack = ({ status }: StoredConversation) => status === 'waiting';
  let recovered = 0;
  while (recovered < GRACE + ON_TOP + 3 && (calm || !(await find(lost)).every(isBack))) {
    await pause(100);
    recovered = (Date.now() - began) / 1_000;
  }
  const after = await find(ids);
  const gone = after.filter(({ _id }) => lost.includes(_id));
  if (calm)
    claim(
      after.every(({ status }) => status === 'taken'),
      'somebody was taken away without a reason',
    );
  else {
    claim(
      gone.every(isBack) && recovered <= GRACE + ON_TOP,
      `not back in the queue ${GRACE + ON_TOP} s after the agent vanished`,
    );
    claim(
      gone.every((one) => one.waiting?.since === before.find(({ _id }) => _id === one._id)?.lastWaiting?.since),
      'a place was lost',
    );
    claim(
      after.every((one) => isBack(one) === lost.includes(one._id)),
      'who came back in time lost a conversation',
    );
  }
  for (const id of kept)
    await back.write(id, 'I am still here.').catch(() => claim(false, 'who came back cannot write'));
  const overLimit = await watch.stop();
  for (const one of [...customers, vanishes, returns, back]) one.close();
  const none = { duplicated: 0, outOfOrder: 0, resent: 0 };
  const delivered = after.filter(({ status }) => status === 'waiting' || status === 'taken').length;
  return {
    ...none,
    sent: ids.length,
    delivered,
    lost: ids.length - delivered,
    faults: calm ? 0 : 1,
    overLimit,
    recovered: calm ? 0 : recovered,
    broken,
  };
};
