import { type Agent, createAgent } from './agent.ts';
import type { Story } from './checker.ts';
import { type Customer, createCustomer } from './customer.ts';
import type { Address, Target } from './target.ts';

/** One side of one conversation: a customer, or the agent who answers them. */
export type Speaker = {
  name: string;
  /** Resolves when it is acknowledged; answers how often it had to be sent again. */
  say: (text: string) => Promise<number>;
  sent: string[];
  resent: number;
  /** What the record shows of this side. */
  recorded: () => Promise<string[]>;
};
export type Room = { speakers: Speaker[]; close: () => void };

/** The demo's web channel, as any page would find it. */
export const channelOf = async ({ url }: Address): Promise<string> => {
  const page = await (await fetch(`${url}/demo`)).text();
  const id = /data-channel="([0-9a-f-]{36})"/.exec(page)?.[1];
  if (!id) throw new Error('The demo page names no channel.');
  return id;
};

const speaker = (name: string, kind: 'customer' | 'agent', customer: Customer, say: Speaker['say']): Speaker => ({
  name,
  say,
  sent: [],
  resent: 0,
  recorded: async () => (await customer.record()).filter((entry) => entry.kind === kind).map((entry) => entry.text),
});

/** As many customers as asked for; the first ones wait for a person, and of those the first ones have one. */
export const seat = async (
  { address, people }: Target,
  { customers, waiting = 0, answered = 0 }: { customers: number; waiting?: number; answered?: number },
): Promise<Room> => {
  const channel = await channelOf(address);
  const all = await Promise.all(Array.from({ length: customers }, () => createCustomer(address, channel)));
  const agents: Agent[] = answered > 0 ? await Promise.all(people.map((who) => createAgent(address, who))) : [];
  const speakers = all.map((customer, i) => speaker(`customer ${i}`, 'customer', customer, customer.send));
  const conversations = await Promise.all(all.slice(0, Math.max(waiting, answered)).map((one) => one.askForPerson()));
  for (const [i, id] of conversations.slice(0, answered).entries()) {
    const agent = await takerOf(agents, id);
    speakers.push(speaker(`agent of ${i}`, 'agent', all[i] as Customer, (text) => agent.write(id, text)));
  }
  return {
    speakers,
    close: () => {
      for (const one of [...all, ...agents]) one.close();
    },
  };
};

const takerOf = async (agents: Agent[], conversationId: string): Promise<Agent> => {
  for (const agent of agents) if (await agent.takeOver(conversationId)) return agent;
  throw new Error('No agent has room for another conversation.');
};

export const storyOf = async ({ sent, recorded }: Speaker): Promise<Story> => ({ sent, recorded: await recorded() });
