import { account, between } from './account.ts';

/** Loaded into the store's process before its program: tells of the turns of its thread. */

/** `from` and `to` in milliseconds since the epoch, and how many of these the thread had for itself. */
export type Turn = { from: number; to: number; own: number };

const everyMs = 1;

let last = account();
let turns: Turn[] = [];
setInterval(() => {
  const now = account();
  turns.push({ from: last.at, to: now.at, own: between(last, now) });
  last = now;
}, everyMs).unref();

process.on('message', (what) => {
  if (what === 'start') turns = [];
  if (what === 'stop') process.send?.(turns);
});
