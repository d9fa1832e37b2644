import { type Agent, createAgent } from './agent.ts';
import { check, type Story } from './checker.ts';
import { type Customer, createCustomer } from './customer.ts';
import { type Link, startPortLink } from './link.ts';
import { lossesOf } from './losses.ts';
import { type Options, type Parts, startParts } from './parts.ts';
import type { Outcome } from './scenario.ts';
import { channelOf } from './speakers.ts';
import type { Address, Credentials } from './target.ts';

/** As many as the sample's people have room for. */
const CONVERSATIONS = 8;
/** How Socket.IO says that something was done. */
const ACK = /43\/agent,\d+\[\{"ok":true/;

/**
 * What agents write is stored, and the line is cut in front of the acknowledgement, every time: they send again under the same
 * id, and it is there once.
 */
export const dropAcks = async (sends: number, options: Options, calm: boolean): Promise<Outcome> => {
  const parts = await startParts(options);
  const lines: Line[] = [];
  try {
    return await write(parts, lines, sends, calm);
  } finally {
    for (const { agent } of lines) agent.close();
    for (const { link } of lines) link.close();
    await parts.stop();
  }
};

/** An agent on a line of their own, and what is said there to whom. */
type Line = { agent: Agent; link: Link; said: Map<Customer, { id: string; sent: string[] }> };

const openLine = async (address: Address, who: Credentials): Promise<Line> => {
  const link = await startPortLink(address.url);
  return { link, agent: await createAgent({ ...address, url: link.url }, who), said: new Map() };
};

const write = async (
  { address, people, mongoUrl }: Parts,
  lines: Line[],
  sends: number,
  calm: boolean,
): Promise<Outcome> => {
  const channel = await channelOf(address);
  const customers = await Promise.all(
    Array.from({ length: CONVERSATIONS }, () => createCustomer(address, channel, { patience: 10_000 })),
  );
  lines.push(...(await Promise.all(people.map((who) => openLine(address, who)))));
  for (const customer of customers) {
    const id = await customer.askForPerson();
    let taken = false;
    for (const { agent, said } of lines) {
      taken = await agent.takeOver(id);
      if (!taken) continue;
      said.set(customer, { id, sent: [] });
      break;
    }
    if (!taken) throw new Error('No agent has room for another conversation.');
  }

  let [left, resent, faults] = [sends, 0, 0];
  const talk = async ({ agent, link, said }: Line): Promise<void> => {
    const conversations = [...said.values()];
    for (let n = 0; left > 0; n++) {
      const conversation = conversations[n % conversations.length];
      if (!conversation) return;
      const text = `message ${left--}`;
      const swallowed = calm ? null : link.swallow(ACK);
      const writing = agent.write(conversation.id, text);
      if (swallowed) {
        await swallowed;
        link.cut();
        faults++;
      }
      const again = await writing;
      resent += again;
      conversation.sent.push(text);
    }
  };
  await Promise.all(lines.map(talk));

  const storyOf = async ([customer, { sent }]: [Customer, { sent: string[] }]): Promise<Story> => {
    const record = (await customer.record()).filter(({ kind }) => kind === 'agent');
    return { sent, recorded: record.map(({ text }) => text) };
  };
  const stories = await Promise.all(lines.flatMap(({ said }) => [...said]).map(storyOf));
  for (const customer of customers) customer.close();
  const findings = check(stories);
  const kept = calm || resent >= sends ? [] : [`only ${resent} of ${sends} were sent again`];
  return {
    ...{ ...findings, sent: sends, delivered: sends - findings.lost, resent, faults, overLimit: 0, recovered: 0 },
    broken: [...kept, ...(await lossesOf(stories, mongoUrl))],
  };
};
