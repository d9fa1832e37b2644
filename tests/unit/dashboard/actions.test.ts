import { describe, expect, it } from 'vitest';
import { actionsFor } from '#dashboard/src/model/actions.ts';
import { ME, mine, OTHER, row, waiting } from './samples.ts';

const me = { id: ME, role: 'agent' as const };
const supervisor = { id: ME, role: 'supervisor' as const };

describe('the one primary action', () => {
  it('changes with the state', () => {
    expect(actionsFor(row('a'), me).primary).toBe('takeOver');
    expect(actionsFor(waiting('a', 1), me).primary).toBe('accept');
    expect(actionsFor(mine('a', 1), me).primary).toBe('resolve');
    expect(actionsFor(row('a', { status: 'resolved' }), me).primary).toBe('reopen');
  });

  it('answers an offer or a transfer within its time', () => {
    expect(actionsFor(waiting('a', 1, { offer: { agentId: ME, expiresAt: 70 } }), me)).toMatchObject({
      primary: 'accept',
      answerBy: 70,
    });
    expect(actionsFor(waiting('a', 1, { offer: { agentId: OTHER, expiresAt: 70 } }), me)).toMatchObject({
      primary: 'takeOver',
      answerBy: null,
    });
    const handed = row('a', {
      status: 'taken',
      agentId: OTHER,
      transfer: { to: ME, from: OTHER, message: '', expiresAt: 80 },
    });
    expect(actionsFor(handed, me)).toMatchObject({ primary: 'acceptTransfer', answerBy: 80 });
  });

  it('leaves the conversation of another agent alone, except to a supervisor', () => {
    const theirs = row('a', { status: 'taken', agentId: OTHER, agentName: 'Omar' });
    expect(actionsFor(theirs, me)).toMatchObject({ primary: null, resolve: false, transfer: false, reply: false });
    expect(actionsFor(theirs, supervisor)).toMatchObject({
      primary: 'takeOver',
      resolve: true,
      transfer: true,
      reply: false,
    });
  });

  it('takes a transfer back as long as it is not answered, by who may transfer', () => {
    const transfer = { to: 'agent-third', from: ME, message: '', expiresAt: 80 };
    const handed = { ...mine('a', 1), transfer };
    expect(actionsFor(handed, me)).toMatchObject({ transfer: false, withdrawTransfer: true, resolve: true });
    expect(actionsFor({ ...handed, agentId: OTHER }, me)).toMatchObject({ withdrawTransfer: false });
    expect(actionsFor({ ...handed, agentId: OTHER }, supervisor)).toMatchObject({ withdrawTransfer: true });
    const asked = { ...handed, agentId: OTHER, transfer: { ...transfer, to: ME } };
    expect(actionsFor(asked, supervisor)).toMatchObject({ primary: 'acceptTransfer', withdrawTransfer: false });
    expect(actionsFor(mine('a', 1), me)).toMatchObject({ transfer: true, withdrawTransfer: false });
  });

  it('hands a chat of the bot’s over to colleagues, where the bot has people behind it', () => {
    expect(actionsFor(row('a'), me).requestHandover).toBe(true);
    expect(actionsFor(row('a'), me, false).requestHandover).toBe(false);
    for (const other of [waiting('a', 1), mine('a', 1), row('a', { status: 'closed' })])
      expect(actionsFor(other, supervisor).requestHandover).toBe(false);
  });

  it('lets supervisors say how urgent somebody is who waits', () => {
    expect(actionsFor(waiting('a', 1), supervisor).prioritise).toBe(true);
    expect(actionsFor(waiting('a', 1), me).prioritise).toBe(false);
    expect(actionsFor(mine('a', 1), supervisor).prioritise).toBe(false);
  });

  it('lets only the agent in charge write', () => {
    expect(actionsFor(mine('a', 1), me).reply).toBe(true);
    expect(actionsFor(row('a'), supervisor).reply).toBe(false);
    expect(actionsFor(waiting('a', 1), me).reply).toBe(false);
  });
});
