import type { TimelineEntry } from '#core/contracts/timeline.ts';
import { type Agent, createAgent } from './agent.ts';
import type { Parts } from './parts.ts';
import type { Account } from './provider-account.ts';
import type { Speaker } from './speakers.ts';

/** So that the bot finds something to answer. */
const nameOf = (i: number): string => `How long does delivery take? Customer ${i}`;

export type Seat = { customer: string; conversationId: string; timeline: () => Promise<TimelineEntry[]> };

const textsOf = (entries: TimelineEntry[], ...types: TimelineEntry['type'][]): string[] =>
  entries.flatMap((entry) => (types.includes(entry.type) && 'text' in entry ? [entry.text] : []));

/** What the other system has to hear of a timeline. */
export const saidTo = (entries: TimelineEntry[]): { seq: number; text: string }[] =>
  entries.flatMap((entry) =>
    textsOf([entry], 'botMessage', 'agentMessage', 'notice', 'handoverUnavailable').map((text) => ({
      seq: entry.seq,
      text,
    })),
  );

/** Customers of the other system, each with a conversation; a person writes to the first ones, a bot to the others. */
export const sit = async (
  { address, people }: Parts,
  account: Account,
  { customers, answered }: { customers: number; answered: number },
) => {
  const names = Array.from({ length: customers }, (_, i) => nameOf(i));
  await Promise.all(names.map((name) => account.tell(name, 'Hello')));
  const conversations = await account.conversations();
  const seats = names.map((customer): Seat => {
    const conversationId = conversations.get(customer);
    if (!conversationId) throw new Error(`${customer} has no conversation.`);
    return { customer, conversationId, timeline: () => account.timeline(conversationId) };
  });
  const agents: Agent[] = await Promise.all(people.map((who) => createAgent(address, who)));

  const speaker = (name: string, said: string[], say: Speaker['say'], recorded: Speaker['recorded']): Speaker => ({
    ...{ name, say, recorded, sent: said, resent: 0 },
  });
  const speakers = seats.map(({ customer, timeline }) => {
    const recorded = async () => textsOf(await timeline(), 'customerMessage');
    return speaker(customer, ['Hello'], (text) => account.tell(customer, text), recorded);
  });
  for (const { customer, conversationId, timeline } of seats.slice(0, answered)) {
    const agent = await takerOf(agents, conversationId);
    const recorded = async () => textsOf(await timeline(), 'agentMessage');
    speakers.push(speaker(`Agent of ${customer}`, [], (text) => agent.write(conversationId, text), recorded));
  }
  const close = (): void => {
    for (const agent of agents) agent.close();
  };
  return { seats, speakers, close };
};

const takerOf = async (agents: Agent[], conversationId: string): Promise<Agent> => {
  for (const agent of agents) if (await agent.takeOver(conversationId)) return agent;
  throw new Error('No agent has room for another conversation.');
};
