import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { ClientMessageId } from '#core/contracts/primitives.ts';
import type { VisitorToServer } from '#core/contracts/realtime.ts';
import { WAIT } from './activities.ts';

/** What of a client's activity is looked at; it may hold a lot more. */
export const SaidActivity = Type.Object({
  type: Type.String({ minLength: 1, maxLength: 100 }),
  text: Type.Optional(Type.String({ maxLength: 20_000 })),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  value: Type.Optional(Type.Unknown()),
  channelData: Type.Optional(Type.Object({ clientActivityID: Type.Optional(Type.String({ maxLength: 500 })) })),
});
export type SaidActivity = Static<typeof SaidActivity>;

const fits = Compile(ClientMessageId);

/** Under which a message is known that comes twice; the client's own id, where it has the form of one. */
export const messageIdOf = ({ channelData }: Pick<SaidActivity, 'channelData'>, fresh: () => string): string => {
  const theirs = channelData?.clientActivityID;
  if (theirs === undefined) return fresh();
  return fits.Check(theirs) ? theirs : createHash('sha256').update(theirs).digest('hex');
};

const isWait = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { baton?: unknown }).baton === WAIT.baton;

/** What a tapped action says that has no words of its own. */
const wordsIn = ({ text = '', value }: SaidActivity): string =>
  text.trim() === '' && typeof value === 'string' ? value : text;

/** An activity in the visitor's own protocol; null for what says nothing to anybody. */
export const saidBy = (
  activity: SaidActivity,
  clientMessageId: string,
  files: readonly string[] = [],
): VisitorToServer | null => {
  switch (activity.type) {
    case 'message': {
      if (isWait(activity.value)) return { type: 'requestHandover', anyway: true };
      const text = wordsIn(activity);
      if (files.length > 0) return { type: 'send', clientMessageId, text: text.trim(), files: [...files] };
      return text.trim() === '' ? null : { type: 'send', clientMessageId, text };
    }
    case 'typing':
      return { type: 'typing' };
    case 'event':
      return activity.name === 'handoff.initiate' ? { type: 'requestHandover' } : null;
    case 'endOfConversation':
      return { type: 'end' };
    default:
      return null;
  }
};
