import { describe, expect, it } from 'vitest';
import { ruleNames, type Tree, violations } from './cruise.ts';

/** What breaks each rule: a file, what it imports, and where that leads. */
const BROKEN: Record<string, [file: string, imports?: string, leadsTo?: string]> = {
  'domain-is-pure': ['core/domain/decide.ts', 'node:fs', 'fs'],
  'contracts-know-domain-and-typebox': ['core/contracts/http.ts', '#core/store/bots.ts', 'core/store/bots.ts'],
  'store-looks-down': ['core/store/bots.ts', '#gateway/app.ts', 'gateway/app.ts'],
  'queue-looks-down': ['core/queue/queues.ts', '#core/store/bots.ts', 'core/store/bots.ts'],
  'files-look-down': ['core/files/receive.ts', '../store/bots.ts', 'core/store/bots.ts'],
  'outbox-looks-down': ['core/outbox/effects.ts', '../queue/queues.ts', 'core/queue/queues.ts'],
  'settings-stand-alone': ['core/settings/settings.ts', '../domain/errors.ts', 'core/domain/errors.ts'],
  'channels-look-down': ['channels/web/adapter.ts', '#workers/deliver/send.ts', 'workers/deliver/send.ts'],
  'gateway-looks-down': ['gateway/app.ts', '../workers/converse/drain.ts', 'workers/converse/drain.ts'],
  'workers-look-down': ['workers/converse/drain.ts', '#gateway/app.ts', 'gateway/app.ts'],
  'embedded-stands-alone': ['embedded/store/server.ts', '#core/store/bots.ts', 'core/store/bots.ts'],
  'dashboard-through-contracts': ['dashboard/src/main.ts', '#core/store/bots.ts', 'core/store/bots.ts'],
  'front-ends-take-types-of-the-domain': ['dashboard/src/main.ts', '#core/domain/errors.ts', 'core/domain/errors.ts'],
  'widget-through-contracts': [
    'channels/web/widget/frame.ts',
    '../directline/routes.ts',
    'channels/web/directline/routes.ts',
  ],
  'channels-have-no-siblings': [
    'channels/messenger/adapter.ts',
    '../instagram/adapter.ts',
    'channels/instagram/adapter.ts',
  ],
  'channel-contract-names-no-channel': ['channels/contract/channel.ts', '../meta/graph.ts', 'channels/meta/graph.ts'],
  'embedded-is-nobodys-library': ['gateway/app.ts', '#embedded/redis/ping.ts', 'embedded/redis/ping.ts'],
  'settings-at-the-roots': ['core/store/connect.ts', '#core/settings/settings.ts', 'core/settings/settings.ts'],
  'widget-is-served-not-imported': ['channels/web/routes.ts', './widget/frame.ts', 'channels/web/widget/frame.ts'],
  'nobody-imports-the-dashboard': ['gateway/app.ts', '#dashboard/src/main.ts', 'dashboard/src/main.ts'],
  'nobody-imports-tests': ['gateway/app.ts', '#tests/fakes/clock.ts', 'tests/fakes/clock.ts'],
  'mongoose-in-store': ['gateway/app.ts', 'mongoose', 'node_modules/mongoose/index.js'],
  'bullmq-in-queue-and-workers': ['gateway/app.ts', 'bullmq', 'node_modules/bullmq/index.js'],
  'fastify-at-the-edge': ['channels/web/adapter.ts', 'fastify', 'node_modules/fastify/index.js'],
  'files-in-their-room': ['gateway/app.ts', 'sharp', 'node_modules/sharp/index.js'],
  'openai-in-assistant': ['workers/converse/bot.ts', 'openai', 'node_modules/openai/index.js'],
  'whatsapp-web-in-its-channel': ['workers/main.ts', 'whatsapp-web.js', 'node_modules/whatsapp-web.js/index.js'],
  'botbuilder-in-its-channel': ['gateway/app.ts', 'botbuilder', 'node_modules/botbuilder/index.js'],
  'no-unresolvable': ['gateway/app.ts', './nowhere.ts', './nowhere.ts'],
  'no-development-dependency': ['gateway/app.ts', 'fast-check', 'node_modules/fast-check/index.js'],
  'no-orphans': ['gateway/forgotten.ts'],
};

function treeOf(file: string, imports?: string, leadsTo = ''): Tree {
  const target = /^(core|channels|gateway|workers|embedded|dashboard|tests)\//.test(leadsTo) ? { [leadsTo]: [] } : {};
  return { ...target, [file]: imports ? [imports] : [] };
}

/** Everything that is allowed, in one project. */
const SOUND: Tree = {
  'core/domain/decide.ts': ['./errors.ts'],
  'core/domain/errors.ts': [],
  'core/contracts/http.ts': ['typebox', '#core/domain/errors.ts'],
  'core/settings/settings.ts': ['typebox', 'node:path'],
  'core/store/bots.ts': ['mongoose', '../domain/decide.ts', '../contracts/http.ts'],
  'core/queue/queues.ts': ['bullmq', '../contracts/http.ts'],
  'channels/contract/channel.ts': ['#core/contracts/http.ts'],
  'channels/meta/graph.ts': ['../contract/channel.ts'],
  'channels/messenger/adapter.ts': ['../contract/channel.ts', '../meta/graph.ts', '#core/store/bots.ts'],
  'channels/messenger/routes.ts': ['fastify', './adapter.ts'],
  'channels/registry.ts': ['./messenger/adapter.ts', './messenger/routes.ts'],
  'channels/web/widget/frame.ts': ['svelte', '#core/contracts/http.ts'],
  'gateway/main.ts': ['fastify', '#core/settings/settings.ts', '#channels/registry.ts', '#core/queue/queues.ts'],
  'workers/main.ts': ['bullmq', '#core/settings/settings.ts', '#channels/registry.ts', './assistant/openai.ts'],
  'workers/assistant/openai.ts': ['openai'],
  'embedded/start/main.ts': ['#core/settings/settings.ts', '../redis/ping.ts'],
  'embedded/redis/ping.ts': ['node:net'],
  'dashboard/src/main.ts': ['svelte', '#core/contracts/http.ts', 'type #core/domain/errors.ts'],
  'tests/integration/store.test.ts': ['mongoose', '#core/store/bots.ts', '#embedded/redis/ping.ts'],
};

describe('import rules', () => {
  it('allow what the architecture allows', async () => {
    expect(await violations(SOUND)).toEqual([]);
  });

  it.each(Object.entries(BROKEN))('%s can fail', async (rule, [file, imports, leadsTo]) => {
    const said = leadsTo ? `${rule}: ${file} → ${leadsTo}` : `${rule}: ${file}`;
    expect(await violations(treeOf(file, imports, leadsTo))).toContain(said);
  });

  it.each(['./a.ts', 'type ./a.ts'])('no-circular can fail by %s', async (back) => {
    const tree = { 'gateway/a.ts': ['./b.ts'], 'gateway/b.ts': [back] };
    expect(await violations(tree)).toContain('no-circular: gateway/a.ts → gateway/b.ts');
  });

  it('are all shown to fail', () => {
    expect([...Object.keys(BROKEN), 'no-circular'].sort()).toEqual([...ruleNames].sort());
  });
});
