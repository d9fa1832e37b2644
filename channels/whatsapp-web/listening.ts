import type { Client, Message } from 'whatsapp-web.js';
import { isPerson } from './person.ts';
import { chatOf, pickMessage, pickReaction, revokedId } from './pick.ts';
import type { Person, Told } from './told.ts';
import { within } from './within.ts';

/** Says what WhatsApp told; resolves once it is stored. */
export type Tell = (told: Told) => Promise<void>;

const PATIENCE = 5_000;

/**
 * Hands on what the client emits, in its order, although some of it has to be asked about first. It is held back until
 * what came before has been looked for: a newer message must not overtake an older one.
 */
export const createListening = (client: Client, tell: Tell) => {
  let line = Promise.resolve();
  let letGo: (() => void) | undefined;
  const late = new Set<string>();
  const known = new Map<string, Pick<Person, 'lid' | 'phone'>>();

  const aliasesOf = async (id: string): Promise<Pick<Person, 'lid' | 'phone'>> => {
    const before = known.get(id);
    if (before) return before;
    const [found] = await within(PATIENCE, client.getContactLidAndPhone([id])).catch(() => []);
    const aliases = { ...(found?.lid && { lid: found.lid }), ...(found?.pn && { phone: found.pn }) };
    if (found?.lid && found.pn) known.set(id, aliases);
    return aliases;
  };
  const person = async (id: string, name?: unknown): Promise<Person> => ({
    ...{ id, ...(isPerson(id) && (await aliasesOf(id))) },
    ...(typeof name === 'string' && name && { name }),
  });
  const picked = async (message: Message) => {
    const raw = message as unknown as { _data?: { notifyName?: unknown } };
    return pickMessage(message, await person(chatOf(message), message.fromMe ? undefined : raw._data?.notifyName));
  };

  const next = (what: () => Promise<Told | undefined>): void => {
    const made = line.then(what);
    line = made.then(
      (told) => {
        // Nobody waits for it: what cannot be told ends the process, and is found again.
        if (told) void tell(told);
      },
      () => {},
    );
  };

  const isOfPerson = (heard: Message): boolean => isPerson(chatOf(heard));
  client.on('message_create', (heard) => {
    if (isOfPerson(heard))
      next(async () =>
        late.has(heard.id._serialized) ? undefined : { what: 'message', message: await picked(heard), late: false },
      );
  });
  client.on('message_ack', (heard, ack) => {
    if (isOfPerson(heard))
      next(async () => ({ what: 'ack', id: heard.id._serialized, chat: chatOf(heard), ack: Number(ack) }));
  });
  client.on('message_edit', (heard, text) => {
    if (isOfPerson(heard) && !heard.fromMe)
      next(async () => ({ what: 'edit', message: await picked(heard), text: String(text) }));
  });
  client.on('message_revoke_everyone', (heard) => {
    if (isOfPerson(heard) && !heard.fromMe)
      next(async () => ({ what: 'revoke', message: { ...(await picked(heard)), id: revokedId(heard) } }));
  });
  client.on('message_reaction', (reaction) => {
    const { sender, ...rest } = pickReaction(reaction);
    if (isPerson(rest.chat)) next(async () => ({ what: 'reaction', ...rest, person: await person(sender) }));
  });
  client.on('contact_changed', (_message, before, after, isContact) => {
    if (isContact) next(async () => ({ what: 'identity', before: String(before), after: String(after) }));
  });

  const hold = (): void => {
    if (letGo) return;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    line = line.then(() => held);
  };
  hold();
  return {
    hold,
    release: (): void => {
      line = line.then(() => late.clear());
      letGo?.();
      letGo = undefined;
    },
    /** One that was found in its chat. Resolves once it is stored. */
    late: async (found: Message): Promise<void> => {
      late.add(found.id._serialized);
      await tell({ what: 'message', message: await picked(found), late: true });
    },
  };
};
