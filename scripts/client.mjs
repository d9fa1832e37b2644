import './lib/node-version.mjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './lib/command.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { Failure, main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';

const SOURCE = 'gateway/openapi.ts';
const TARGET = 'dashboard/src/api/schema.generated.ts';
const START = '/** Written by scripts/client.mjs from the routes of the gateway: npm run client */\n';

/** `npm run client` writes the types of the HTTP interface; with --check it fails when they are not up to date. */
await main(async () => {
  if (!existsSync(SOURCE)) return console.log(`${SOURCE} is not there yet: nothing to do`);
  await ensureDependencies();
  const text = START + (await types(await document()));
  const before = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : undefined;
  if (text === before) return console.log(`${TARGET} is up to date`);
  if (process.argv.includes('--check'))
    throw new Failure(`${TARGET} differs from the routes. Write it: npm run client`);
  mkdirSync(inProject('dashboard', 'src', 'api'), { recursive: true });
  writeFileSync(TARGET, text);
  console.log(`${TARGET} is written`);
});

/** The gateway describes its routes without a database, a queue or a port. */
async function document() {
  const marker = '--- openapi ---';
  const code = `const { buildOpenApi } = await import('./${SOURCE}');
    process.stdout.write('${marker}' + JSON.stringify(await buildOpenApi()), () => process.exit(0));`;
  const { ok, output } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code]);
  if (!ok || !output.includes(marker)) throw new Failure(`The routes could not be described:\n\n${output}`);
  return JSON.parse(output.slice(output.indexOf(marker) + marker.length));
}

async function types(openApi) {
  const { default: openapiTypescript, astToString } = await import('openapi-typescript');
  return astToString(await openapiTypescript(openApi, { alphabetize: true }));
}
