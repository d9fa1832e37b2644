import type { Settings } from '#core/settings/settings.ts';
import { NEW_AGENT } from '#core/store/agents.ts';
import type { Store } from '#core/store/connect.ts';
import { duplicateKey } from '#core/store/duplicate-key.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { hashPassword, readablePassword } from './auth/password.ts';
import { createSample } from './sample/create.ts';

/** Who was created just now. A password only where it was generated: nobody can show it again. */
export type Newcomers = {
  owner?: { email: string; password?: string };
  sample?: { emails: string[]; password: string };
};

const FALLBACK_EMAIL = 'owner@baton.localhost';
const OWNER_LIMIT = 5;

/** Makes an empty installation usable: with the sample shop where there is no bot, and with an owner. */
export const prepareFirstStart = async (store: Store, wanted: Settings['owner']): Promise<Newcomers> => {
  if (!(await store.agents.none())) return {};
  const password = readablePassword();
  const emails = (await store.bots.none()) ? await createSample(store, await hashPassword(password)) : [];
  const owner = await createOwner(store, wanted, password);
  return { ...(owner ? { owner } : {}), ...(emails.length > 0 ? { sample: { emails, password } } : {}) };
};

/** With the generated password where none is given. Undefined when another gateway was quicker. */
const createOwner = async (store: Store, wanted: Settings['owner'], generated: string): Promise<Newcomers['owner']> => {
  const email = wanted.email ?? FALLBACK_EMAIL;
  const bots = await store.bots.list(EVERYTHING);
  try {
    await store.agents.insert({
      id: newId(),
      name: 'Owner',
      email,
      passwordHash: await hashPassword(wanted.password ?? generated),
      role: 'owner',
      botIds: bots.map(({ id }) => id),
      limit: OWNER_LIMIT,
      ...NEW_AGENT,
    });
  } catch (error) {
    if (duplicateKey(error) === null) throw error;
    return undefined;
  }
  return wanted.password === undefined ? { email, password: generated } : { email };
};
