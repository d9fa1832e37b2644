import { Timestamp } from 'bson';
import { CursorReply, type Reply } from './reply.ts';

/**
 * Puts the time into a reply by which a client asks, in a later read of the same session, to see at least as much.
 * There is one server, whose reads see all that it has acknowledged, so nothing depends on the value.
 */
export function withOperationTime(reply: Reply, now: number): Reply {
  const time = new Timestamp({ t: Math.floor(now / 1000), i: (now % 1000) + 1 });
  if (reply instanceof CursorReply) reply.operationTime = time;
  else return { ...reply, operationTime: time };
  return reply;
}
