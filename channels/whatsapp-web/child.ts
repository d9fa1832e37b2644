import { fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { GRACE } from './pace.ts';
import { childProgram } from './program.ts';
import { type Answer, type Call, type Down, isUp, type Up } from './protocol.ts';

/** The browser's process sees nothing of Baton's settings and keys. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'XDG_RUNTIME_DIR'];

/** One that does not answer is killed, and its browser ends when it notices that. */
const TO_END = 1_000;
const PAST = { steady: 0, wall: 0 };

type Hears = {
  said: (up: Exclude<Up, { up: 'answer' }>) => void;
  /** Once, whatever the reason. */
  ended: () => void;
};

export type Child = {
  /** Answers `uncertain` when the process dies or does not answer in time and a little more: it may have done it. */
  call: (call: Call, within: number) => Promise<Answer>;
  say: (down: Down) => void;
  /** At once, with its browser. */
  end: () => Promise<void>;
  hasEnded: () => boolean;
};

/** Starts the process of one account's browser. It ends by itself when this process is gone. */
export const startChild = (opening: Extract<Down, { down: 'open' }>, hears: Hears): Child => {
  const { path, execArgv } = childProgram();
  const env = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  const child = fork(path, [], { execArgv, env, stdio: [...stdio], serialization: 'advanced' });
  const open = new Map<number, (answer: Answer) => void>();
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  let [calls, hasEnded] = [0, false];

  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    for (const answer of open.values()) answer({ ok: false, why: 'uncertain' });
    open.clear();
    hears.ended();
  };
  child.on('exit', end);
  child.on('error', end);
  child.on('message', (message) => {
    if (!isUp.Check(message)) return;
    if (message.up !== 'answer') hears.said(message);
    else {
      open.get(message.id)?.(message.answer);
      open.delete(message.id);
    }
  });
  const say = (down: Down) => {
    // What cannot be said is noticed as the end of the process.
    if (child.connected) child.send(down, () => {});
  };
  say(opening);

  return {
    say,
    call: (call, within) =>
      new Promise((resolve) => {
        if (hasEnded) return resolve({ ok: false, why: 'notReady' });
        const id = ++calls;
        const late = setTimeout(() => {
          open.delete(id);
          resolve({ ok: false, why: 'uncertain' });
        }, within + GRACE);
        open.set(id, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
        say({ down: 'call', id, call, within });
      }),
    end: async () => {
      say({ down: 'held', until: PAST });
      await Promise.race([exited, wait(TO_END, undefined, { ref: false })]);
      child.kill('SIGKILL');
      await exited;
    },
    hasEnded: () => hasEnded,
  };
};
