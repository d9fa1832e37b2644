import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { List } from '#dashboard/src/stores/list.svelte.ts';
import { type Gateway, startGateway } from '../gateway/harness.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

let gateway: Gateway;
let place: Workplace;
let list: List;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());
beforeEach(async () => {
  place = await openWorkplace(gateway);
  list = new List(place.api, place.me);
});

const keys = (): string[] => list.items.map(({ key }) => key);

describe('loading', () => {
  it('says when it failed, and loads at the next try', async () => {
    const id = await place.arrives();
    place.network.cut();
    await list.show();
    expect(list.page.state).toBe('failed');
    place.network.mend();
    await list.show();
    expect(keys()).toEqual(['group:everyone', id]);
  });

  it('after a broken connection holds what the server has now', async () => {
    const went = await place.mine();
    const stays = await place.arrives();
    await list.show();
    await place.direct.command(went, { type: 'resolve' });
    const came = await place.arrives();
    await list.resync();
    expect(keys()).toEqual(['group:everyone', came, stays]);
    expect([...list.rows.keys()]).not.toContain(went);
  });
});

describe('events', () => {
  it('move a row between the groups and count along', async () => {
    const id = await place.waiting();
    await list.show();
    expect(keys()).toEqual(['group:needs', id]);
    await place.takeOver(id);
    list.receive(await place.row(id), []);
    expect(keys()).toEqual(['group:yours', id]);
    expect(list.counts).toEqual({ all: 1, waiting: 0, mine: 1 });
  });

  it('that a page overtakes are not undone by it', async () => {
    const id = await place.waiting();
    await list.show();
    place.network.hold();
    const again = list.resync();
    await place.network.holds(3);
    await place.takeOver(id);
    list.receive(await place.row(id), []);
    place.network.release();
    await again;
    expect(keys()).toEqual(['group:yours', id]);
  });

  it('that change the counts while a page is under way make them be asked for again', async () => {
    const id = await place.waiting();
    await place.arrives();
    await list.show();
    place.network.hold();
    const shown = list.resync();
    await place.network.holds(3);
    await place.takeOver(id);
    list.receive(await place.row(id), []);
    place.network.release();
    await shown;
    expect(list.counts.mine).toBe(0);
    await expect.poll(() => list.counts, { timeout: 10_000 }).toEqual({ all: 2, waiting: 0, mine: 1 });
  });

  it('call a customer by the name that they gave in all of their rows, also in ended ones, and nobody else', async () => {
    const [ended, other] = [await place.mine(), await place.arrives('Omar')];
    await place.direct.command(ended, { type: 'resolve' });
    list.view = 'closed';
    await list.show();
    const { contactId } = await place.row(ended);
    list.named(contactId, 'Priya Nair');
    expect(list.orderedRows.find(({ id }) => id === ended)?.customerName).toBe('Priya Nair');
    list.view = 'all';
    await list.show();
    expect(list.orderedRows.find(({ id }) => id === other)?.customerName).toBe('Omar');
  });

  it('take away what left our sight', async () => {
    const [stays, leaves] = [await place.arrives(), await place.arrives()];
    await list.show();
    list.gone(leaves);
    expect(keys()).toEqual(['group:everyone', stays]);
    expect(list.counts.all).toBe(1);
  });
});

describe('a search', () => {
  it('finds what has ended too, and shows the same when its words are typed again', async () => {
    const [lena, ended, omar] = [
      await place.arrives('Lena'),
      await place.arrives('Lena'),
      await place.arrives('Omar'),
    ] as const;
    await place.takeOver(ended);
    await place.direct.command(ended, { type: 'resolve' });
    for (const [words, found] of [
      ['Lena', [ended, lena]],
      ['Omar', [omar]],
      ['Lena', [ended, lena]],
    ] as const) {
      list.search = words;
      await list.show();
      expect(keys()).toEqual(found);
    }
  });
});

describe('the neighbour of a row', () => {
  it('is the next or previous one across groups, the first where none is open', async () => {
    const waits = await place.waiting();
    const chats = await place.arrives();
    await list.show();
    expect(list.neighbour(null, 1)?.id).toBe(waits);
    expect(list.neighbour(waits, 1)?.id).toBe(chats);
    expect(list.neighbour(waits, -1)).toBeNull();
  });
});
