import type { SessionState } from '../contract/inbound.ts';
import type { Until } from '../contract/until.ts';
import { type Answer, type Call, isDown, type Up } from './protocol.ts';
import type { Told } from './told.ts';

/** So much may wait to be stored; beyond it the browser is the better place for it. */
const MOST_WAITING = 2_000;

/** This process's end of the line to Baton. */
export const createLink = () => {
  const waiting = new Map<number, () => void>();
  let [seq, latest, written] = [0, '', Promise.resolve()];
  let carryOut: (call: Call, within: number) => Promise<Answer> = async () => ({ ok: false, why: 'notReady' });
  let stored: (heardUpTo: number | null) => void = () => {};
  let held: (until: Until) => void = () => {};

  const say = (up: Up): void => {
    written = new Promise((resolve) => {
      if (process.connected) process.send?.(up, () => resolve());
      else resolve();
    });
  };

  process.on('message', (down: unknown) => {
    if (!isDown.Check(down)) return;
    if (down.down === 'stored') {
      stored(down.heardUpTo);
      waiting.get(down.seq)?.();
      waiting.delete(down.seq);
    }
    if (down.down === 'held') held(down.until);
    if (down.down === 'call')
      void carryOut(down.call, down.within).then((answer) => say({ up: 'answer', id: down.id, answer }));
  });

  return {
    /** Once per change: the library says some things twice. */
    state: (state: SessionState): void => {
      const text = JSON.stringify(state);
      if (text !== latest) say({ up: 'state', state });
      latest = text;
    },
    /** Resolves once it is stored. */
    tell: (told: Told): Promise<void> =>
      new Promise((resolve, reject) => {
        if (waiting.size >= MOST_WAITING) return reject(new Error('too much waits to be stored'));
        waiting.set(++seq, resolve);
        say({ up: 'told', seq, told });
      }),
    onCall: (handle: typeof carryOut): void => {
      carryOut = handle;
    },
    onStored: (handle: typeof stored): void => {
      stored = handle;
    },
    onHeld: (handle: typeof held): void => {
      held = handle;
    },
    flushed: () => written,
  };
};
