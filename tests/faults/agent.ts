import { randomUUID } from 'node:crypto';
import { AGENT_NAMESPACE } from '#core/contracts/realtime.ts';
import { openLine } from './line.ts';
import { logIn } from './log-in.ts';
import type { Address, Credentials } from './target.ts';

/** Each waits for an answer for two seconds. */
const MOST_TRIES = 15;

/** An agent as the dashboard is one: sends again under the same id until it is acknowledged. */
export const createAgent = async (address: Address, credentials: Credentials) => {
  const cookie = await logIn(address, credentials);
  const { ask, insist, close } = openLine(address, AGENT_NAMESPACE, { headers: { cookie } });
  return {
    /** Answers whether there was room below the chat limit. Who has it already has it once. */
    takeOver: async (conversationId: string): Promise<boolean> => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const ack = await ask({ type: 'command', conversationId, command: { type: 'takeOver' } });
        if (ack?.ok) return true;
        if (ack?.error.code === 'at_limit') return false;
      }
      throw new Error('Taking over was never acknowledged.');
    },
    /** Resolves when it is acknowledged; answers how often it had to be sent again. */
    write: (conversationId: string, text: string): Promise<number> => {
      const command = { type: 'agentWrote', clientMessageId: randomUUID(), text };
      return insist({ type: 'command', conversationId, command });
    },
    close,
  };
};
export type Agent = Awaited<ReturnType<typeof createAgent>>;
