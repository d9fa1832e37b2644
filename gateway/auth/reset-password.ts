import type { Store } from '#core/store/connect.ts';
import { hashPassword, readablePassword } from './password.ts';

export type Reset = { email: string; password: string };

/**
 * Gives an account a new password and ends its logins: the owner's, unless an e-mail address says whose.
 * Undefined when there is no such account, or when the owner is one of several.
 */
export const resetPassword = async (
  { agents, sessions }: Pick<Store, 'agents' | 'sessions'>,
  email?: string,
): Promise<Reset | undefined> => {
  const owners = (await agents.list()).filter(({ role }) => role === 'owner');
  const agent = email === undefined ? owners.length === 1 && owners[0] : await agents.byEmail(email);
  if (!agent) return undefined;
  const password = readablePassword();
  await agents.setPassword(agent.id, await hashPassword(password));
  await sessions.removeOf([agent.id]);
  return { email: agent.email, password };
};
