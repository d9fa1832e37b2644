import type { HealthState } from '#core/domain/channels/health.ts';

const PAIRING = 'Waits for the phone to be paired. An admin does that under Channels; then it is sent.';
const OPENING = 'Waits for the connection of this channel, which could not be opened. Under Channels it says why.';

/** What a message has to be waiting for that a person has to see to; null for what passes by itself. */
export const waitingFor = (state: HealthState): string | null => {
  if (state === 'qr' || state === 'code' || state === 'loggedOut') return PAIRING;
  return state === 'failed' ? OPENING : null;
};
