import { greeting } from './commands/handshake.ts';
import type { Answer } from './server.ts';
import type { StorageError } from './storage/storage-error.ts';

const greetings = new Set(['hello', 'isMaster', 'ismaster']);

/**
 * Answers while the folder can't be opened: greets, and tells everybody who wants something why not.
 * So the reason reaches those who ask, where a closed door would only look like a store that is away.
 */
export function answerWhy(reason: StorageError, place: { address: string }): Answer {
  const { code, codeName, forClients: errmsg } = reason;
  const answer: Answer = async ({ body }) => {
    const [name = ''] = Object.keys(body);
    return greetings.has(name)
      ? greeting({ address: place.address, now: Date.now }, body)
      : { ok: 0, errmsg, code, codeName };
  };
  return answer;
}
