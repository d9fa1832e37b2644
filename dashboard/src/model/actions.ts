import type { Me } from '#core/contracts/http.ts';
import { isOpen, type Row } from './listing.ts';

export type PrimaryAction = 'takeOver' | 'accept' | 'acceptTransfer' | 'resolve' | 'reopen';
export type Actions = {
  primary: PrimaryAction | null;
  /** Until when an offer or a transfer waits for this agent's answer. */
  answerBy: number | null;
  reply: boolean;
  resolve: boolean;
  transfer: boolean;
  restoreToAi: boolean;
  unassign: boolean;
  hold: 'hold' | 'unhold' | null;
  takeOver: boolean;
  /** From the bot to whichever colleague is free. */
  requestHandover: boolean;
  /** A transfer that is not answered yet may be taken back. */
  withdrawTransfer: boolean;
  prioritise: boolean;
};
type Viewer = Pick<Me, 'id' | 'role'>;

const SUPERVISING: readonly Me['role'][] = ['supervisor', 'admin', 'owner'];
const NOTHING: Actions = {
  primary: null,
  answerBy: null,
  reply: false,
  resolve: false,
  transfer: false,
  restoreToAi: false,
  unassign: false,
  hold: null,
  takeOver: false,
  requestHandover: false,
  withdrawTransfer: false,
  prioritise: false,
};

export const supervising = (role: Me['role']): boolean => SUPERVISING.includes(role);

const whileTaken = (row: Row, me: Viewer): Actions => {
  const mine = row.agentId === me.id;
  const supervises = supervising(me.role);
  const may = mine || supervises;
  const asked = row.transfer?.to === me.id ? row.transfer : null;
  const otherwise = supervises ? 'takeOver' : null;
  return {
    ...NOTHING,
    primary: mine ? 'resolve' : asked ? 'acceptTransfer' : otherwise,
    answerBy: asked?.expiresAt ?? null,
    reply: mine,
    resolve: may,
    transfer: may && row.transfer === null,
    withdrawTransfer: may && row.transfer !== null && !asked,
    restoreToAi: may,
    unassign: may,
    hold: may ? (row.onHold ? 'unhold' : 'hold') : null,
    takeOver: supervises && !mine,
  };
};

/**
 * What the viewer is shown to do with a conversation.
 * It mirrors the rules of the domain so that a button never only disappoints; the server decides all the same.
 */
export const actionsFor = (row: Row, me: Viewer, humanSupport = true): Actions => {
  if (!isOpen(row)) return { ...NOTHING, primary: 'reopen' };
  if (row.status === 'ai')
    return {
      ...NOTHING,
      ...{ primary: 'takeOver', takeOver: true, requestHandover: humanSupport, resolve: true },
      restoreToAi: row.outside !== null,
    };
  if (row.status === 'taken') return whileTaken(row, me);
  const offeredToMe = row.offer?.agentId === me.id ? row.offer : null;
  return {
    ...NOTHING,
    primary: row.offer && !offeredToMe ? 'takeOver' : 'accept',
    answerBy: offeredToMe?.expiresAt ?? null,
    resolve: true,
    restoreToAi: true,
    takeOver: true,
    prioritise: supervising(me.role),
  };
};
