import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { Compile } from 'typebox/compile';
import {
  type ChannelSession,
  SessionAnswer,
  type SessionQuestion,
  SessionWord,
} from '../contracts/channel-sessions.ts';
import type { Hint } from '../contracts/jobs.ts';

const isWord = Compile(SessionWord);
const isAnswer = Compile(SessionAnswer);

/** Whoever has the session answers within so many milliseconds. */
const PATIENCE = 1_500;

type Options = {
  /** Fails at once while Redis is away. */
  speak: Redis;
  /** Waits through an outage; it is given a connection of its own. */
  listen: Redis;
  prefix: string;
};

/** What is said of sessions between processes. Nothing of it is kept anywhere: not even by Redis. */
export const createSessionLine = ({ speak, listen, prefix }: Options) => {
  const everybody = `${prefix}:sessions`;
  const me = `${everybody}:${randomUUID()}`;
  const waiting = new Map<string, (session: ChannelSession) => void>();
  let ear: Redis | undefined;

  const hear = async (channel: string, handle: (text: unknown) => void): Promise<void> => {
    ear ??= listen.duplicate();
    ear.on('message', (from: string, text: string) => {
      if (from !== channel) return;
      try {
        handle(JSON.parse(text));
      } catch {
        // Nothing of ours.
      }
    });
    await ear.subscribe(channel);
  };
  let answering: Promise<void> | undefined;
  const hearAnswers = (): Promise<void> => {
    answering ??= hear(me, (answer) => {
      if (isAnswer.Check(answer)) waiting.get(answer.id)?.(answer.session);
    });
    return answering;
  };
  /** False when nobody can have heard it. */
  const say = (channel: string, what: unknown): Promise<boolean> =>
    speak.publish(channel, JSON.stringify(what)).then(
      (heard) => heard > 0,
      () => false,
    );

  return {
    /** Says that accounts have changed. Whoever misses it looks from time to time. */
    look: (): void => void say(everybody, { type: 'look' } satisfies SessionWord),
    deliver: (channelAccountId: string): void =>
      void say(everybody, { type: 'deliver', channelAccountId } satisfies SessionWord),

    /** Whoever misses it, has missed nothing. */
    hint: (channelAccountId: string, conversationId: string, hint: Hint): void =>
      void say(everybody, { type: 'hint', channelAccountId, conversationId, hint } satisfies SessionWord),

    /** Null when nobody has the session. */
    ask: async (question: SessionQuestion): Promise<ChannelSession | null> => {
      const id = randomUUID();
      const answered = new Promise<ChannelSession | null>((resolve) => {
        waiting.set(id, resolve);
        setTimeout(resolve, PATIENCE, null).unref();
      });
      const said = async () => {
        await hearAnswers();
        return say(everybody, { type: 'question', id, answerTo: me, question } satisfies SessionWord);
      };
      const unheard = said().then((heard) => (heard ? answered : null));
      try {
        return await Promise.race([answered, unheard]);
      } finally {
        waiting.delete(id);
      }
    },

    /** For who has sessions. `answer` gives null for those that it does not have. */
    serve: (handlers: {
      look: () => void;
      deliver: (channelAccountId: string) => void;
      hint: (channelAccountId: string, conversationId: string, hint: Hint) => void;
      answer: (question: SessionQuestion) => ChannelSession | null;
    }): Promise<void> =>
      hear(everybody, (word) => {
        if (!isWord.Check(word)) return;
        if (word.type === 'look') return handlers.look();
        if (word.type === 'deliver') return handlers.deliver(word.channelAccountId);
        if (word.type === 'hint') return handlers.hint(word.channelAccountId, word.conversationId, word.hint);
        const session = handlers.answer(word.question);
        if (session) void say(word.answerTo, { id: word.id, session } satisfies SessionAnswer);
      }),

    close: (): void => ear?.disconnect(),
  };
};
export type SessionLine = ReturnType<typeof createSessionLine>;
