import { readdirSync, rmSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { builds } from './builds.mjs';
import { lastLines, run } from './command.mjs';
import { Failure } from './failure.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { step } from './progress.mjs';
import { inProject } from './project.mjs';
import { isUpToDate, takeStamp } from './stamps.mjs';

/** Builds whatever is out of date, of these only; all the same when `force` is set. */
export async function ensureBuild({ only, force = false } = {}) {
  const wanted = builds().filter(({ name }) => only === undefined || only.includes(name));
  const stale = () => wanted.filter((build) => force || !isUpToDate(build));
  if (stale().length === 0) return;
  await oneAtATime(async () => {
    const waiting = stale();
    if (waiting.length === 0) return;
    await step(`Building ${waiting.map(({ name }) => name).join(', ')}`, () => all(waiting.map(buildOne)));
  });
}

/** Waits for the others even when one has failed: nothing may write into dist/ afterwards. */
async function all(works) {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function buildOne(build) {
  const stamp = takeStamp(build);
  if (build.name === 'servers') clearServers();
  const { ok, output } = await run(process.execPath, build.command, { env: { NODE_ENV: 'production' } });
  if (!ok)
    throw new Failure(`The build of the ${build.name} failed:\n\n${lastLines(stripVTControlCharacters(output), 25)}`);
  stamp();
}

/** The front ends clear their own folders; what the servers leave of earlier builds lies between them. */
function clearServers() {
  const dist = inProject('dist');
  const others = new Set(['dashboard', 'widget', '.stamps']);
  try {
    for (const name of readdirSync(dist))
      if (!others.has(name)) rmSync(`${dist}/${name}`, { recursive: true, force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
