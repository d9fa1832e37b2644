import type { VisitorToServer } from '#core/contracts/realtime.ts';
import { openDesk } from '../load/desk.ts';
import { agentFor, ask } from '../load/http.ts';
import { openVisitor } from '../load/visitor.ts';
import { createReport, heading } from '../report.ts';
import { prepareHome, startProduct } from '../targets/product.ts';

/** How soon the next in line is with an agent who has room again, through the whole product as `npm start` runs it. */
const WAITING = 150;
const ROUNDS = 120;
const TARGET = 250;
const ASKS: VisitorToServer = { type: 'requestHandover', anyway: true };

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

heading('From freed room to the next in line');
const report = createReport();
const home = await prepareHome();
const product = await startProduct(home);
const { url, people } = product;
const { text } = await ask(`${url}/demo`);
const channelId = /data-channel="([^"]+)"/.exec(text)?.[1] ?? '';
const ignore = () => undefined;
const visitors = [];
for (let i = 0; i < WAITING; i++)
  visitors.push(await openVisitor(url, channelId, i, { agentMessage: ignore, cutOff: ignore }));
await Promise.all(
  visitors.map(
    (visitor) =>
      new Promise<void>((resolve, reject) => {
        visitor.tell(ASKS, (ack) => (ack.ok ? resolve() : reject(new Error(ack.error.message))));
      }),
  ),
);

const mine: string[] = [];
let arrived: (() => void) | undefined;
const maya = people[1] ?? { email: '', password: '' };
const heard = { customerMessage: ignore, botMessage: ignore, cutOff: ignore };
const taken = (id: string): void => {
  mine.push(id);
  arrived?.();
};
const desk = await openDesk(url, maya, { ...heard, taken }, agentFor(WAITING + 1_000));
const next = () =>
  new Promise<void>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('Nobody was assigned.')), 30_000);
    arrived = () => {
      clearTimeout(patience);
      resolve();
    };
  });

const first = next();
const began = performance.now();
desk.listen();
await first;
report.atMost({ figure: 'listening_to_first_chat', value: performance.now() - began, unit: 'ms', target: TARGET });
while (mine.length < 5) await next();

const took: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const id = mine.shift() ?? '';
  const filled = next();
  const start = performance.now();
  desk.command(id, { type: 'resolve' }, ignore);
  await filled;
  took.push(performance.now() - start);
}
report.add({ figure: 'freed_to_assigned_p50', value: percentile(took, 0.5), unit: 'ms' });
report.atMost({ figure: 'freed_to_assigned_p99', value: percentile(took, 0.99), unit: 'ms', target: TARGET });
desk.close();
for (const visitor of visitors) visitor.close();
await product.stop();
home.remove();
report.summary();
process.exit();
