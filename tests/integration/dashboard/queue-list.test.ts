import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ASKING } from '#core/domain/conversation/asking.ts';
import { List } from '#dashboard/src/stores/list.svelte.ts';
import { change, type Gateway, startGateway } from '../gateway/harness.ts';
import { openWorkplace, type Workplace } from './support/workplace.ts';

/* More wait than three pages hold; whom the queue serves first wrote first, so that all others are newer. */
const PAGE = 100;
const WAITING = 270;
let gateway: Gateway;
let place: Workplace;
let list: List;
let line: string[];

const waits = async (priority: 0 | 1 | 2 | 3): Promise<string> => {
  const id = await place.arrives();
  await change(gateway, id, { ...ASKING, priority }, { kind: 'bot' });
  return id;
};
const rank = async (id: string): Promise<number> => {
  const { waitingSince, priority } = await place.row(id);
  return (waitingSince ?? 0) + (priority ?? 0) * 600_000;
};

beforeAll(async () => {
  gateway = await startGateway();
  place = await openWorkplace(gateway);
  const all: string[] = [];
  for (let made = 0; made < WAITING; made += 18)
    all.push(...(await Promise.all(Array.from({ length: 18 }, (_, i) => waits((i % 4) as 0 | 1 | 2 | 3)))));
  for (let made = 0; made < 4; made += 1) await place.arrives('With the bot');
  const ranked: [string, number][] = [];
  for (const id of all) ranked.push([id, await rank(id)]);
  line = ranked.sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).map(([id]) => id);
});
afterAll(() => gateway.close());
beforeEach(() => {
  list = new List(place.api, place.me);
});

const waiting = (): string[] => list.orderedRows.filter(({ status }) => status === 'waiting').map(({ id }) => id);

it.each(['waiting', 'all'] as const)(
  'the view %s begins with whom the queue serves first, and goes on without a gap',
  async (view) => {
    list.view = view;
    await list.show();
    expect(waiting()).toEqual(line.slice(0, PAGE));
    await list.more();
    expect(waiting()).toEqual(line.slice(0, 2 * PAGE));
    await list.more();
    expect(waiting()).toEqual(line);
  },
);

it('stays whole when somebody is taken between two pages, and puts who comes back at their place', async () => {
  list.view = 'waiting';
  await list.show();
  const [shown = '', hidden = ''] = [line[30], line[150]];
  const events = async (id: string) => list.receive(await place.row(id), []);
  for (const id of [shown, hidden]) {
    await place.takeOver(id);
    await events(id);
  }
  await list.more();
  await list.more();
  const rest = line.filter((id) => id !== shown && id !== hidden);
  expect(waiting()).toEqual(rest);
  for (const id of [shown, hidden]) {
    await place.direct.command(id, { type: 'unassign' });
    await events(id);
  }
  expect(waiting()).toEqual(line);
});

it('shows a row that was not loaded only when it is served early enough, and lets go of one that is not any more', async () => {
  list.view = 'waiting';
  await list.show();
  const row = await place.row(line[200] ?? '');
  list.receive({ ...row, version: row.version + 1 }, []);
  expect(waiting()).toEqual(line.slice(0, PAGE));
  list.receive({ ...row, version: row.version + 2, priority: 0, waitingSince: 5 }, []);
  expect(waiting()).toEqual([row.id, ...line.slice(0, PAGE)]);
  list.receive({ ...row, version: row.version + 3, priority: 3 }, []);
  expect(waiting()).toEqual(line.slice(0, PAGE));
});
