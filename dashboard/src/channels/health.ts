import type { ChannelAccountView } from '#core/contracts/channels.ts';

export type Shown = ChannelAccountView['health']['state'] | 'disconnected';
type Tone = 'resolved' | 'waiting' | 'danger' | 'ended';

/** As which a channel is shown; what is disconnected is nothing else. */
export const shownState = ({ disconnectedAt, health }: ChannelAccountView): Shown =>
  disconnectedAt === null ? health.state : 'disconnected';

export const TONES: Readonly<Record<Shown, Tone>> = {
  ready: 'resolved',
  qr: 'waiting',
  code: 'waiting',
  starting: 'waiting',
  degraded: 'waiting',
  loggedOut: 'danger',
  failed: 'danger',
  new: 'ended',
  disconnected: 'ended',
};
