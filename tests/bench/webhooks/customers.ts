import { randomBytes } from 'node:crypto';
import { errorBody } from '#core/contracts/errors.ts';
import type { Workspace } from '#core/contracts/http.ts';
import { type Credentials, logIn } from '../load/desk.ts';
import { agentFor, askJson } from '../load/http.ts';
import type { Ledger } from '../load/ledger.ts';
import { eachOnce, type Throw } from '../load/loops.ts';
import { createRota } from '../load/pace.ts';
import { post } from './post.ts';

export const CUSTOMERS = 200;
/** An account takes 300 webhooks a second: several of them, so that Baton's work is measured and not its limit. */
const ACCOUNTS = 8;
const FIRST_PLACE = 50_000;
const AT_ONCE = 16;
const WORDS = 'Here is my order number, I hope that helps: 4711-0815.';

const newKey = (): string => `whsec_${randomBytes(32).toString('base64')}`;
let last = 0;
const newId = (): string => {
  last += 1;
  return `bench-${process.pid}-${last}`;
};

/** Customers of systems that joined by the API channel. All of them have or wait for a person: no bot writes in between. */
export const bringCustomers = async (url: string, owner: Credentials, listensAt: string) => {
  const cookie = await logIn(url, owner, agentFor(FIRST_PLACE));
  const [bot] = (await askJson<Workspace>(`${url}/api/workspace`, { cookie })).body.bots;
  if (!bot) throw new Error('There is no bot.');
  const secrets = { outgoingKey: newKey(), incomingKey: newKey() };
  const doors: string[] = [];
  for (let i = 0; i < ACCOUNTS; i++) {
    const account = { kind: 'api', botId: bot.id, name: `System ${i}`, settings: { url: listensAt }, secrets };
    const { body } = await askJson<{ id: string }>(`${url}/api/channels`, { method: 'POST', body: account, cookie });
    doors.push(`${url}/channels/api/${body.id}`);
  }
  const customers = Array.from({ length: CUSTOMERS }, (_, i) => {
    const [door, id] = [doors[i % doors.length] ?? '', `customer-${i}`];
    const tell = (type: string, data: { id: string; text?: string }): Promise<number> =>
      post(door, secrets.incomingKey, type, Object.assign(data, { customer: { id, name: id } }));
    return { tell };
  });
  await eachOnce(customers, AT_ONCE, async ({ tell }) => {
    const status = await tell('handover.requested', { id: newId() });
    if (status !== 200) throw new Error(`A handover was answered with ${status}.`);
  });

  const next = createRota(customers, false);
  return {
    says:
      (ledger: Ledger): Throw =>
      (due) => {
        const customer = next(0);
        const id = newId();
        return (
          customer &&
          ledger.fly(id, due, async (answered) => {
            const status = await customer.tell('message.created', { id, text: `${WORDS} #${id}` });
            if (status === 200) answered({ ok: true, result: null, at: Date.now() });
            else answered({ ok: false, error: errorBody(status === 429 ? 'rate_limited' : 'unavailable') });
          })
        );
      },
  };
};
