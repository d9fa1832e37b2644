import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Session, SessionContext } from '../contract/adapter.ts';
import { externalId } from '../contract/ids.ts';
import type { Recipient, SendResult } from '../contract/outbound.ts';
import { leftUntil } from '../contract/until.ts';
import { type Child, startChild } from './child.ts';
import { createHearing } from './hearing.ts';
import { openLedger, printOf } from './ledger.ts';
import { type Pace, restartAfter, sendWithin } from './pace.ts';
import type { Call } from './protocol.ts';
import type { Payload } from './render.ts';
import { hasNotLeft, sendErrorOf } from './send-errors.ts';
import type { Secrets, Settings } from './settings.ts';
import { within } from './within.ts';

export type SessionOptions = { browserArgs: readonly string[]; pace: Pace; chromium?: string | undefined };

/** How often it is told until when the account is ours. */
const TOLD_EVERY = 500;

const NOT_BEGUN: SendResult = {
  ok: false,
  error: { kind: 'retry', why: 'The message or its file could not be read or written down here.' },
};

/** Keeps the browser of one account running, and speaks for it. */
export const openSession = async (
  context: SessionContext<Settings, Secrets>,
  { browserArgs, pace, chromium }: SessionOptions,
): Promise<Session<Payload>> => {
  const { account, folder, heldUntil } = context;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ledger = await openLedger(folder);
  const closing = new AbortController();
  const hearing = createHearing({ ...context, ledger, signal: closing.signal });
  const underWay = new Set<Promise<SendResult>>();
  let [child, failures, isClosing]: [Child | undefined, number, boolean] = [undefined, 0, false];

  const isOurs = (): boolean => !isClosing && leftUntil(heldUntil()) > 0;

  const start = (): void => {
    if (!isOurs()) return;
    const { call, look, ready } = pace;
    const { pairWith } = account.settings;
    const started = startChild(
      {
        ...{ down: 'open', folder, browserArgs: [...browserArgs], pace: { call, look, ready } },
        ...{ heardUpTo: ledger.heardUpTo(), heldUntil: heldUntil(), ...(pairWith !== undefined && { pairWith }) },
        ...(chromium !== undefined && { chromium }),
      },
      {
        said: (up) => {
          if (up.up === 'told')
            return hearing.told(up.told, () =>
              started.say({ down: 'stored', seq: up.seq, heardUpTo: ledger.heardUpTo() }),
            );
          if (up.state.state === 'ready' || up.state.state === 'loggedOut') failures = 0;
          hearing.state(up.state);
        },
        ended: () => void startAgain(),
      },
    );
    child = started;
  };

  const startAgain = async (): Promise<void> => {
    if (isClosing) return;
    hearing.ended();
    await wait(restartAfter(failures++, pace, Math.random()), undefined, { signal: closing.signal }).catch(() => {});
    start();
  };

  const call = async (what: Call, patience = pace.call) => {
    if (!child || child.hasEnded() || !isOurs()) return { ok: false, why: 'notReady' } as const;
    if (hearing.isUnpaired()) return { ok: false, why: 'unpaired' } as const;
    return child.call(what, patience);
  };

  const send = async (payload: Payload, { peer }: Recipient, deliveryId: string): Promise<SendResult> => {
    const { text, file, as = 'document', replyTo } = payload;
    const end = performance.now() + sendWithin(file ? [file] : [], pace);
    const left = (): number => Math.max(0, end - performance.now());
    const bytes = file && (await within(left(), file.open()));
    const content = bytes && { bytes, mimeType: file.mimeType, fileName: file.fileName, as };
    await ledger.entrust(deliveryId, printOf(text, file !== undefined));
    const what: Call = {
      ...{ do: 'send', to: peer, text },
      ...(content && { file: content }),
      ...(replyTo !== undefined && { replyTo }),
    };
    const answer = await call(what, left());
    if (answer.ok && answer.id !== undefined) {
      await ledger.arrived(deliveryId, answer.id).catch(() => {});
      return { ok: true, ids: [externalId(answer.id)] };
    }
    const why = answer.ok ? 'uncertain' : answer.why;
    if (hasNotLeft(why)) await ledger.dropped(deliveryId).catch(() => {});
    return { ok: false, error: sendErrorOf(why) };
  };

  const close = async (how: 'logOut' | 'close'): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    await Promise.race([Promise.allSettled(underWay), wait(pace.close, undefined, { ref: false })]);
    if (child && !child.hasEnded()) await child.call({ do: how }, pace.close);
    await end();
    await hearing.settled();
    await ledger.settled();
  };

  const end = async (): Promise<void> => {
    isClosing = true;
    clearInterval(telling);
    closing.abort();
    await child?.end();
  };

  const telling = setInterval(() => child?.say({ down: 'held', until: heldUntil() }), TOLD_EVERY);
  start();
  return {
    send: (payload, to, deliveryId) => {
      const sending = send(payload, to, deliveryId).catch(() => NOT_BEGUN);
      underWay.add(sending);
      void sending.finally(() => underWay.delete(sending));
      return sending;
    },
    openMedia: async (ref) => {
      const answer = await call({ do: 'file', id: ref });
      if (!answer.ok || !answer.file) throw new Error(sendErrorOf(answer.ok ? 'noFile' : answer.why).why);
      return { bytes: new Blob([new Uint8Array(answer.file.bytes)]).stream(), mimeType: answer.file.mimeType };
    },
    showTyping: async ({ peer }) => void (await call({ do: 'typing', to: peer })),
    markRead: async ({ peer }) => void (await call({ do: 'read', to: peer })),
    logOut: () => close('logOut'),
    close: () => close('close'),
    abandon: end,
  };
};
