import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIntake } from '#channels/intake/intake.ts';
import type { Conversation } from '#core/domain/conversation/state.ts';
import { newId } from '#core/store/ids.ts';
import { change } from '../gateway/harness.ts';
import { type Hearing, renamed, says, someone, startHearing } from './hearing.ts';
import { heardOf } from './rig.ts';

let hearing: Hearing;

beforeAll(async () => {
  hearing = await startHearing();
});
afterAll(() => hearing.rig.gateway.close());

const hear: Hearing['hear'] = (...events) => hearing.hear(...events);
const at: Hearing['at'] = (peer) => hearing.at(peer);
const end = ({ id }: Pick<Conversation, 'id'>) =>
  change(hearing.rig.gateway, id, { type: 'customerLeft', how: 'ended' });

describe('the same person under several ids', () => {
  test('comes to the same conversation, in whatever order they are met', async () => {
    const [lid, phone, third] = [someone('lid'), someone('phone'), someone('third')];
    await hear(
      says({ peer: lid, aliases: [phone] }, 'one'),
      says({ peer: phone }, 'two'),
      says({ peer: third, aliases: [phone] }, 'three'),
      says({ peer: third }, 'four'),
    );
    expect((await at(lid)).texts).toEqual(['one', 'two', 'three', 'four']);
    for (const other of [phone, third]) expect((await at(other)).conversation).toBeNull();
  });

  test('comes to one conversation when all messages come at once', async () => {
    const ids = [someone(), someone(), someone()];
    const events = ids.map((peer) => says({ peer, aliases: ids }, 'hello'));
    await Promise.all(events.map((event) => hearing.intake.hear(hearing.account, event)));
    const found = (await Promise.all(ids.map(at))).filter(({ conversation }) => conversation !== null);
    expect(found.map(({ texts }) => texts.length)).toEqual([3]);
  });

  test('is one customer once it is known, and the open conversation goes on', async () => {
    const [first, second] = [someone(), someone()];
    await hear(says({ peer: first }, 'long ago'));
    const { conversation } = await at(first);
    await end(conversation as Conversation);
    await hear(says({ peer: second }, 'today'), says({ peer: second, aliases: [first] }, 'it is me'));
    const merged = await at(first);
    expect(merged.texts).toEqual(['today', 'it is me']);
    expect(merged.conversation?.contactId).toBe(conversation?.contactId);
    const everybody = { kind: 'all' } as const;
    const earlier = await hearing.store.conversations.earlier(everybody, merged.conversation as Conversation);
    expect(earlier.map(({ id }) => id)).toEqual([conversation?.id]);
  });

  test('is another person on another account', async () => {
    const peer = someone();
    const other = { ...hearing.account, id: newId() };
    await hear(says({ peer }, 'here'));
    await hearing.intake.hear(other, says({ peer }, 'there'));
    expect((await at(peer)).texts).toEqual(['here']);
    expect((await heardOf(hearing.rig.gateway, other.id, peer)).texts).toEqual(['there']);
  });
});

describe('a new id of somebody', () => {
  test('takes the conversation along, and the old id is nobody’s', async () => {
    const [before, after] = [someone(), someone()];
    await hear(says({ peer: before, name: 'Priya' }, 'one'));
    const known = await at(before);
    await hear(renamed(before, after), renamed(before, after), says({ peer: after }, 'two'));
    expect(await at(after)).toMatchObject({ conversation: { id: known.conversation?.id }, texts: ['one', 'two'] });
    await hear(says({ peer: before, name: 'Somebody else' }, 'three'));
    expect(await at(before)).toMatchObject({ conversation: { customerName: 'Somebody else' }, texts: ['three'] });
  });

  test('a message that is told again under the old id opens nothing', async () => {
    const [before, after] = [someone(), someone()];
    const event = says({ peer: before }, 'one');
    await hear(event, renamed(before, after), event);
    expect((await at(before)).conversation).toBeNull();
    expect((await at(after)).texts).toEqual(['one']);
  });

  test('is followed also when the process died in between', async () => {
    const [before, after] = [someone(), someone()];
    await hear(says({ peer: before }, 'one'));
    const { movePeer } = hearing.store.conversations;
    const dying = createIntake({
      ...{ ...hearing.store, ring: () => undefined },
      conversations: { ...hearing.store.conversations, movePeer: () => Promise.reject(new Error('died')) },
    });
    await expect(dying.hear(hearing.account, renamed(before, after))).rejects.toThrow('died');
    expect(hearing.store.conversations.movePeer).toBe(movePeer);
    await hear(says({ peer: after }, 'two'));
    expect((await at(after)).texts).toEqual(['one', 'two']);
  });

  test('who wrote under it before the platform told so is the same customer from then on', async () => {
    const [before, after] = [someone(), someone()];
    await hear(says({ peer: before }, 'one'), says({ peer: after }, 'two'), renamed(before, after));
    await hear(says({ peer: after }, 'three'));
    const [old, current] = [await at(before), await at(after)];
    expect([old.texts, current.texts]).toEqual([['one'], ['two', 'three']]);
    expect(current.conversation?.contactId).toBe(old.conversation?.contactId);
  });

  test('a writer who read the conversation under the old id writes nothing', async () => {
    const [before, after] = [someone(), someone()];
    await hear(says({ peer: before }, 'one'));
    const read = (await at(before)).conversation as Conversation;
    await hear(renamed(before, after));
    expect(await hearing.store.conversations.write(read, [], { now: 1 })).toBe('stale');
  });
});
