import { openDesk } from '../load/desk.ts';
import { agentFor } from '../load/http.ts';
import { createLedger } from '../load/ledger.ts';
import { closedLoop, type Measured, openLoop } from '../load/loops.ts';
import { type Summary, summarise } from '../load/summary.ts';
import { watchCpu } from '../measure/processes.ts';
import { quiet } from '../measure/quiet.ts';
import { modeOf } from '../modes.ts';
import { createReport, heading, note } from '../report.ts';
import { startFloor } from '../targets/floor.ts';
import { prepareHome, startProduct } from '../targets/product.ts';
import type { Target } from '../targets/target.ts';
import { bringCustomers, CUSTOMERS } from './customers.ts';
import { startListener } from './listener.ts';

/** What other systems tell by signed webhooks: answered with 200, and shown on an agent's dashboard. Beside the floor. */
const mode = modeOf(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const CALM = 100;
/** Of the desk: away from everybody else's. */
const PLACE = 60_000;

type Step = Summary & { inFlight: number; cpu: number };
type Results = { best: Step; calm: Step; troubles: number };

const measure = async (target: Target): Promise<Results> => {
  const { name, url, people } = target;
  const [owner] = people;
  if (!owner) throw new Error('Nobody can log in.');
  const [ledger, listener, processes] = [createLedger(), await startListener(), target.processes()];
  const cutOff = (why: string): never => {
    throw new Error(`The agent's line broke: ${why}`);
  };
  const botMessage = (): never => {
    throw new Error('The bot answers: what is measured is not what is said to be.');
  };
  const heard = { customerMessage: ledger.seen, botMessage, cutOff };
  const desk = await openDesk(url, owner, heard, agentFor(PLACE));
  try {
    // Else nobody is there to wait for, and the customers are the bot's.
    await desk.listen(true);
    const customers = await bringCustomers(url, owner, listener.url);
    const says = customers.says(ledger);
    const step = async (what: string, inFlight: number, run: () => Promise<Measured>): Promise<Step> => {
      await quiet(processes, mode.rest);
      const used = watchCpu(processes);
      const summary = summarise(await run());
      const cpu = Object.values(used()).reduce((sum, ms) => sum + ms, 0) / summary.messages;
      note(`${name}: ${what}`, summary);
      return { ...summary, inFlight, cpu };
    };
    const { warmUp, step: seconds, steady } = mode;
    const steps: Step[] = [];
    for (const inFlight of mode.inFlight)
      steps.push(
        await step(`${inFlight} under way`, inFlight, () => closedLoop(ledger, says, { inFlight, warmUp, seconds })),
      );
    const open = { rate: CALM, warmUp: Math.min(1, warmUp), seconds: steady };
    const calm = await step(`${CALM}/s`, 0, () => openLoop(ledger, says, open));
    const troubles = [...steps, calm].reduce(
      (sum, { errors, lost, duplicates }) => sum + errors + lost + duplicates,
      0,
    );
    return { best: steps.reduce((a, b) => (b.visible > a.visible ? b : a)), calm, troubles };
  } finally {
    desk.close();
    listener.close();
  }
};

const measureProduct = async (): Promise<Results> => {
  heading(`Baton, on its embedded defaults: webhooks of ${CUSTOMERS} customers`);
  const home = await prepareHome();
  const product = await startProduct(home);
  try {
    return await measure(product);
  } finally {
    for (const remark of product.remarks()) heading(remark);
    await product.stop();
    home.remove();
  }
};
const measureFloor = async (): Promise<Results> => {
  heading('The floor: bare Fastify, ioredis and Socket.IO');
  const floor = await startFloor();
  return measure(floor).finally(floor.stop);
};

const bench = async (): Promise<void> => {
  const [product, floor] = [await measureProduct(), await measureFloor()];
  const report = createReport();
  const add = (figure: string, unit: '1/s' | 'ms', value: number, below: number, facts: object): void =>
    report.add({ figure, unit, value, floor: below, ratio: value / below, conversations: CUSTOMERS, ...facts });
  const { best, calm } = product;
  const { inFlight } = best;
  add('accepted_webhooks_per_second', '1/s', best.accepted, floor.best.accepted, { inFlight });
  add('visible_webhook_messages_per_second', '1/s', best.visible, floor.best.visible, { inFlight });
  add('webhook_to_agent_p50', 'ms', calm.p50, floor.calm.p50, { at: `${CALM}/s` });
  add('webhook_to_agent_p99', 'ms', calm.p99, floor.calm.p99, { at: `${CALM}/s` });
  add('cpu_per_webhook_message', 'ms', best.cpu, floor.best.cpu, { at: 'maximum' });
  report.atMost({ figure: 'webhook_troubles', value: product.troubles, unit: 'messages', target: 0 });
  report.summary();
  if (product.troubles > 0) throw new Error(`Not as it should be: ${product.troubles} refused, lost or twice`);
};

await bench().catch((error: unknown) => {
  heading(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
process.exit();
