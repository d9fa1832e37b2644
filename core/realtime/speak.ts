import type { Redis } from 'ioredis';
import type { Server } from 'socket.io';
import type { ServerToAgent, ServerToVisitor } from '../contracts/realtime.ts';
import { STREAM_LENGTH, streamOf } from './stream.ts';

/** Says something to rooms of a namespace, wherever their sockets are. Never throws and is never waited for. */
export type Speak = (
  namespace: string,
  rooms: readonly string[],
  message: ServerToAgent | ServerToVisitor,
  /** Rooms whose members are left out. */
  except?: readonly string[],
) => void;

/** For a process that has sockets of its own. */
export const speakThrough =
  (server: Server): Speak =>
  (namespace, rooms, message, except = []) => {
    server
      .of(namespace)
      .to([...rooms])
      .except([...except])
      .emit('message', message);
  };

/** As in socket.io-parser and socket.io-adapter. */
const EVENT = 2;
const BROADCAST = 3;
const EMITTER = 'emitter';

/**
 * For a process without sockets: writes what the adapter of `@socket.io/redis-streams-adapter` reads, in its format,
 * and reads nothing back. tests/integration/core/speak.test.ts holds the two against each other.
 */
export const speakInto = (redis: Redis, prefix: string, onError: (error: Error) => void): Speak => {
  const stream = streamOf(prefix);
  let said: string[][] = [];
  const send = (): void => {
    const pipeline = redis.pipeline();
    for (const fields of said) pipeline.xadd(stream, 'MAXLEN', '~', STREAM_LENGTH, '*', ...fields);
    said = [];
    pipeline.exec().catch(onError);
  };
  return (namespace, rooms, message, except = []) => {
    const packet = { type: EVENT, data: ['message', message], nsp: namespace };
    const data = JSON.stringify({ packet, opts: { rooms, except, flags: {} } });
    // What is said in one turn goes out in one piece.
    if (said.length === 0) queueMicrotask(send);
    said.push(['uid', EMITTER, 'nsp', namespace, 'type', String(BROADCAST), 'data', data]);
  };
};
