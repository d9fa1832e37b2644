import type { PersonChange } from '#core/contracts/people.ts';
import type { VisitorToServer } from '#core/contracts/realtime.ts';
import { type Desk, logIn, openDesk } from '../load/desk.ts';
import { agentFor, ask, askJson } from '../load/http.ts';
import { openVisitor } from '../load/visitor.ts';
import { createReport, heading } from '../report.ts';
import { prepareHome, startProduct } from '../targets/product.ts';

/** How soon the next in line is with an agent who can be given something again, through the whole product as `npm start` runs it. */
const FREED = 120;
const OTHERS = 30;
const WAITING = FREED + 4 * OTHERS + 20;
const TARGET = 250;
const ASKS: VisitorToServer = { type: 'requestHandover', anyway: true };

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const ignore = () => undefined;

heading('From the change to the next in line');
const report = createReport();
const home = await prepareHome();
const product = await startProduct(home);
const { url, people } = product;
const [owner, maya] = people as [(typeof people)[number], (typeof people)[number]];

const queueUp = async () => {
  const { text } = await ask(`${url}/demo`);
  const channelId = /data-channel="([^"]+)"/.exec(text)?.[1] ?? '';
  const visitors = [];
  for (let i = 0; i < WAITING; i++)
    visitors.push(await openVisitor(url, channelId, i, { agentMessage: ignore, cutOff: ignore }));
  for (const visitor of visitors)
    await new Promise<void>((resolve, reject) => {
      visitor.tell(ASKS, (ack) => (ack.ok ? resolve() : reject(new Error(ack.error.message))));
    });
  return visitors;
};

const cookie = await logIn(url, owner, agentFor(WAITING + 1_000));
type Known = { id: string; email: string; botIds: string[] };
const everybody = (await askJson<{ items: Known[] }>(`${url}/api/people`, { cookie })).body.items;
const { id: me = '', botIds = [] } = everybody.find(({ email }) => email === maya.email) ?? {};
const change = (body: PersonChange) => askJson(`${url}/api/people/${me}`, { method: 'PATCH', cookie, body });

/** In whose hands the desk of the owner, who sees everything, saw conversations come. */
const mine: string[] = [];
let arrived: () => void = ignore;
const heard = { customerMessage: ignore, botMessage: ignore, cutOff: ignore };
const watching = await openDesk(
  url,
  owner,
  {
    ...heard,
    taken: (id, agentId) => {
      if (agentId !== me) return;
      mine.push(id);
      arrived();
    },
  },
  agentFor(WAITING + 1_000),
);
const next = () =>
  new Promise<void>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('Nobody was assigned.')), 30_000);
    arrived = () => {
      clearTimeout(patience);
      resolve();
    };
  });
const resolved = (by: Desk, id: string) =>
  new Promise<void>((resolve, reject) => {
    by.command(id, { type: 'resolve' }, (ack) => (ack.ok ? resolve() : reject(new Error(ack.error.message))));
  });
/** Maya is there, serves the bot, listens, and has nothing and room for nothing. */
const clear = async (desk: Desk): Promise<void> => {
  await change({ limit: 0, paused: false, botIds });
  await desk.listen(true);
  for (const id of mine.splice(0)) await resolved(watching, id);
};

const measure = async (
  rounds: number,
  before: (round: number) => Promise<unknown>,
  act: (round: number) => unknown,
) => {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await before(round);
    const given = next();
    const start = performance.now();
    void act(round);
    await given;
    took.push(performance.now() - start);
  }
  return took;
};
const publish = (what: string, took: readonly number[]): void => {
  report.add({ figure: `${what}_to_assigned_p50`, value: percentile(took, 0.5), unit: 'ms' });
  report.atMost({ figure: `${what}_to_assigned_p99`, value: percentile(took, 0.99), unit: 'ms', target: TARGET });
};

await change({ limit: 0 });
const visitors = await queueUp();
// Whose rights change is cut off, and comes back.
const desk = await openDesk(url, maya, heard, agentFor(WAITING + 1_001), { again: true });

await clear(desk);
publish(
  'raised_limit',
  await measure(
    OTHERS,
    async () => undefined,
    (round) => change({ limit: round + 1 }),
  ),
);

await clear(desk);
const pause = (round: number) => change({ paused: true, limit: round + 1 });
publish('ended_break', await measure(OTHERS, pause, () => change({ paused: false })));

await clear(desk);
const away = async (round: number) => {
  await desk.listen(false);
  await change({ limit: round + 1 });
};
publish('listening', await measure(OTHERS, away, () => desk.listen(true)));

await clear(desk);
const outside = (round: number) => change({ botIds: [], limit: round + 1 });
publish('new_member', await measure(OTHERS, outside, () => change({ botIds })));

await clear(desk);
await measure(
  5,
  async () => undefined,
  (round) => change({ limit: round + 1 }),
);
publish(
  'freed_room',
  await measure(
    FREED,
    async () => undefined,
    () => resolved(desk, mine.shift() ?? ''),
  ),
);

desk.close();
watching.close();
for (const visitor of visitors) visitor.close();
await product.stop();
home.remove();
report.summary();
process.exit();
