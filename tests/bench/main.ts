import { reportAll } from './figures.ts';
import { modeOf } from './modes.ts';
import { createReport, heading, note } from './report.ts';
import { createScenario, type Measured, type Results } from './scenario.ts';
import { startFloor } from './targets/floor.ts';
import { prepareHome, startProduct } from './targets/product.ts';
import type { Target } from './targets/target.ts';

const mode = modeOf(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const measureProduct = async (target: Target): Promise<Results & { withBot: Measured }> => {
  const scenario = createScenario(target, mode, note);
  try {
    const basics = await scenario.begin();
    const withBot = await scenario.withBot();
    await scenario.askForPerson();
    const { steps, best } = await scenario.steps();
    const half = best.visible / 2;
    const toAgent = await scenario.toAgent(half);
    const toCustomer = await scenario.toCustomer(half);
    return { ...basics, withBot, steps, best, toAgent, toCustomer, after: await scenario.after() };
  } finally {
    await scenario.end();
  }
};

/** The floor at the rates that the product was measured at, so that one latency can be held against the other. */
const measureFloor = async (half: number): Promise<Results> => {
  heading('The floor: bare Fastify, ioredis and Socket.IO');
  const floor = await startFloor();
  const scenario = createScenario(floor, mode, note);
  try {
    const basics = await scenario.begin();
    const { steps, best } = await scenario.steps();
    const toAgent = await scenario.toAgent(half);
    const toCustomer = await scenario.toCustomer(half);
    return { ...basics, steps, best, toAgent, toCustomer, after: await scenario.after() };
  } finally {
    await scenario.end();
    await floor.stop();
  }
};

const measure = async () => {
  heading('Baton, on its embedded defaults');
  const home = await prepareHome();
  try {
    const first = await startProduct(home);
    const product = await measureProduct(first).finally(async () => {
      for (const remark of first.remarks()) heading(remark);
      await first.stop();
    });
    const second = await startProduct(home);
    await second.stop();
    return { product, starts: { first: first.seconds, second: second.seconds } };
  } finally {
    home.remove();
  }
};

const bench = async (): Promise<void> => {
  if (process.argv.includes('--floor')) {
    await measureFloor(250);
    return;
  }
  const { product, starts } = await measure();
  const floor = await measureFloor(product.best.visible / 2);
  const report = createReport();
  const troubles = reportAll(report, product, floor, starts);
  report.summary();
  if (troubles.length > 0) throw new Error(`Not as it should be: ${troubles.join(', ')}`);
};

await bench().catch((error: unknown) => {
  heading(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
