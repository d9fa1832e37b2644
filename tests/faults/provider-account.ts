import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { ChannelAccountView } from '#core/contracts/channels.ts';
import type { ListPage } from '#core/contracts/conversation.ts';
import type { TimelinePage, Workspace } from '#core/contracts/http.ts';
import type { TimelineEntry } from '#core/contracts/timeline.ts';
import { signedHeaders } from '#tests/fakes/api-client/standard-webhooks.ts';
import { logIn } from './log-in.ts';
import { OWNER } from './processes.ts';
import type { Address } from './target.ts';

export const newKey = (): string => `whsec_${Buffer.from(randomUUID() + randomUUID().slice(0, 12)).toString('base64')}`;
export type Keys = { outgoingKey: string; incomingKey: string };

/** Longer than anything that is killed takes to come back. Milliseconds. */
const GIVE_UP = 60_000;
const LONGEST_PAGE = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An account of the API channel: what an admin asks over HTTP, and what the other system tells by signed webhooks. */
export const openAccount = async (address: Address, listensAt: string, keys: Keys) => {
  const headers = { cookie: await logIn(address, OWNER), origin: address.origin, 'content-type': 'application/json' };
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(address.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const [bot] = (await ask<Workspace>('GET', '/api/workspace')).bots;
  if (!bot) throw new Error('There is no bot.');
  const settings = { url: listensAt };
  const account = { kind: 'api', botId: bot.id, name: 'Another system', settings, secrets: keys };
  const { id } = await ask<ChannelAccountView>('POST', '/api/channels', account);

  return {
    /** Resolves when it was answered with 200; answers how often it had to be told again. */
    tell: async (customer: string, text: string): Promise<number> => {
      const data = { id: randomUUID(), customer: { id: customer, name: customer }, text };
      const body = JSON.stringify({ type: 'message.created', timestamp: new Date().toISOString(), data });
      const deadline = Date.now() + GIVE_UP;
      for (let again = 0; Date.now() < deadline; again++) {
        const signed = signedHeaders(keys.incomingKey, data.id, body);
        const told = { method: 'POST', headers: signed, body };
        const answer = await fetch(`${address.url}/channels/api/${id}`, told).catch(() => null);
        if (answer?.status === 200) return again;
        if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`Refused: ${answer.status}`);
        await pause(100);
      }
      throw new Error('It was never acknowledged.');
    },
    /** What admins see of it. */
    health: async () => {
      const { items } = await ask<{ items: ChannelAccountView[] }>('GET', '/api/channels');
      return items.find((one) => one.id === id)?.health ?? null;
    },
    enter: (secrets: Keys) => ask<ChannelAccountView>('PUT', `/api/channels/${id}/secrets`, { secrets }),
    /** Conversations by the names of their customers. */
    conversations: async (): Promise<Map<string, string>> => {
      const { rows } = await ask<ListPage>('GET', '/api/conversations?view=all&limit=200');
      return new Map(rows.map((row) => [row.customerName, row.id]));
    },
    timeline: async (conversationId: string): Promise<TimelineEntry[]> => {
      const all: TimelineEntry[] = [];
      for (let more = true; more; ) {
        const after = all.at(-1)?.seq ?? 0;
        const path = `/api/conversations/${conversationId}/timeline?after=${after}&limit=${LONGEST_PAGE}`;
        const page = await ask<Static<typeof TimelinePage>>('GET', path);
        all.push(...page.entries);
        more = page.more;
      }
      return all;
    },
  };
};
export type Account = Awaited<ReturnType<typeof openAccount>>;
