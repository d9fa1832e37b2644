import { errorBody } from '#core/contracts/errors.ts';
import type { Ack } from '#core/contracts/realtime.ts';

/** What a sender without a line is told. The generator does not connect anew: a line that breaks is a result. */
export const GONE: Ack = { ok: false, error: errorBody('unavailable', 'The line is broken.') };
