import type { FrameToPage } from '../../loader/messages.ts';
import type { Theme } from '../state/theme.ts';

/** Two digits fit into the badge. */
const MOST = 99;

/** How the launcher outside is to look; `keep` has the next page fetch the conversation without being asked. */
export const lookOf = ({ brand, ink }: Theme, unread: number, keep: boolean): FrameToPage => {
  const badge = unread === 0 ? '' : `--n:"${Math.min(MOST, unread)}";`;
  return `--b:${brand};--i:${ink};--d:none;${badge}${keep ? '--k:1' : ''}`;
};
