// Which room may look into which. docs/architecture.md draws the picture; tests/architecture shows each rule failing.

const ROOMS = '^(core|channels|gateway|workers|embedded|dashboard|tests)/';
const TESTS = '^tests/';

/** `from` may import itself and `allowed` from this project, and nothing else of it. */
const only = (name, comment, from, ...allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: ROOMS, pathNot: `^(${[from, ...allowed].join('|')})/` },
});

/** An npm package has one home. Tests may use it too, to look from outside. */
const home = (name, comment, packages, rooms) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: [TESTS, ...rooms.map((room) => `^${room}`)] },
  to: { path: `node_modules/(${packages.join('|')})(/|$)` },
});

/** A room that only some may enter. */
const guarded = (name, comment, room, ...visitors) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: [TESTS, `^${room}`, ...visitors.map((visitor) => `^${visitor}`)] },
  to: { path: `^${room}` },
});

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain decides; it reads no clock, no disk and no library. Time, ids and chance are passed in.',
      severity: 'error',
      from: { path: '^core/domain/' },
      to: { pathNot: '^core/domain/' },
    },
    {
      name: 'contracts-know-domain-and-typebox',
      comment: 'The contracts are loaded into browsers: whatever they import, every widget pays for.',
      severity: 'error',
      from: { path: '^core/contracts/' },
      to: { pathNot: '^core/(contracts|domain)/|node_modules/typebox/' },
    },
    only(
      'store-looks-down',
      'The store serves whoever is above it and knows none of them.',
      'core/store',
      'core/contracts',
      'core/domain',
    ),
    only(
      'queue-looks-down',
      'Queues carry what the contracts describe, and nothing of the store.',
      'core/queue',
      'core/contracts',
      'core/domain',
    ),
    only(
      'files-look-down',
      'Files are bytes under a key; whose they are, the store knows.',
      'core/files',
      'core/contracts',
      'core/domain',
    ),
    only(
      'outbox-looks-down',
      'What follows from an event needs the store, the screens and the bells, and nobody above them.',
      'core/outbox',
      'core/contracts',
      'core/domain',
      'core/realtime',
      'core/store',
    ),
    only('settings-stand-alone', 'Settings are read before anything else exists.', 'core/settings'),
    only('channels-look-down', 'A channel translates; it does not know who calls it.', 'channels', 'core'),
    only(
      'gateway-looks-down',
      'Gateway and workers meet in the database and the queues, never in code.',
      'gateway',
      'channels',
      'core',
    ),
    only(
      'workers-look-down',
      'Workers and gateway meet in the database and the queues, never in code.',
      'workers',
      'channels',
      'core',
    ),
    only(
      'embedded-stands-alone',
      'What replaces MongoDB and starts the processes knows them from outside.',
      'embedded',
      'core/settings',
    ),
    only(
      'dashboard-through-contracts',
      'The contracts are the only door for the dashboard.',
      'dashboard',
      'core/contracts',
      'core/domain',
    ),
    only(
      'widget-through-contracts',
      'The contracts are the only door for the widget.',
      'channels/web/widget',
      'channels/web/loader',
      'core/contracts',
      'core/domain',
    ),
    {
      name: 'front-ends-take-types-of-the-domain',
      comment: 'What the domain does is done on the server; its types cost a browser nothing.',
      severity: 'error',
      from: { path: '^(dashboard|channels/web/(widget|loader))/' },
      to: { path: '^core/domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'channels-have-no-siblings',
      comment: "What two channels share belongs into contract/ or, for Meta's platforms, meta/.",
      severity: 'error',
      from: { path: '^channels/([^/]+)/' },
      to: { path: '^channels/', pathNot: '^channels/($1|contract|meta)/' },
    },
    {
      name: 'channel-contract-names-no-channel',
      comment: 'The contract is what every channel has in common.',
      severity: 'error',
      from: { path: '^channels/contract/' },
      to: { path: '^channels/', pathNot: '^channels/contract/' },
    },
    guarded('embedded-is-nobodys-library', 'With MONGO_URL and REDIS_URL nothing of it may run.', 'embedded/'),
    guarded(
      'settings-at-the-roots',
      'Settings are read where a program begins, and passed down.',
      'core/settings/',
      'gateway/',
      'workers/',
      'embedded/start/',
      'embedded/operations/',
    ),
    guarded('widget-is-served-not-imported', 'The widget is a bundle of its own.', 'channels/web/widget/'),
    guarded('nobody-imports-the-dashboard', 'The dashboard is a bundle of its own.', 'dashboard/'),
    {
      name: 'nobody-imports-tests',
      comment: 'What runs must not depend on what proves it.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    home(
      'mongoose-in-store',
      'Every query passes the store, where the viewer’s scope is asked for.',
      ['mongoose', 'mongodb'],
      // What moves whole stores looks into none of their documents.
      ['core/store/', 'embedded/operations/'],
    ),
    home(
      'bullmq-in-queue-and-workers',
      'Producers ring through core/queue; only workers consume.',
      ['bullmq'],
      ['core/queue/', 'workers/'],
    ),
    home(
      'fastify-at-the-edge',
      'HTTP ends at the gateway and at the routes of a channel.',
      ['fastify', '@fastify'],
      ['gateway/', 'channels/[^/]+/(directline/)?routes'],
    ),
    home(
      'files-in-their-room',
      'What looks into bytes of strangers, and where they are kept, is one place.',
      ['sharp', 'file-type', 'aws4fetch'],
      ['core/files/'],
    ),
    home('openai-in-assistant', 'One place talks to models.', ['openai'], ['workers/assistant/']),
    home(
      'whatsapp-web-in-its-channel',
      'A platform’s SDK stays in its channel.',
      ['whatsapp-web\\.js', 'puppeteer', 'puppeteer-core'],
      ['channels/whatsapp-web/'],
    ),
    home(
      'botbuilder-in-its-channel',
      'A platform’s SDK stays in its channel.',
      ['botbuilder[^/]*'],
      ['channels/bot-framework/'],
    ),
    {
      name: 'no-circular',
      comment:
        'Two modules that need each other are one, or want a third: types that both need stand in a file of their own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that starts nothing is forgotten.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          TESTS,
          '\\.d\\.ts$',
          '\\.config\\.ts$',
          '/tether\\.ts$',
          '^(gateway|workers|workers/sessions|embedded/[^/]+)/main\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-dependency',
      comment: 'A server that runs must not need what only builds or tests it.',
      severity: 'error',
      from: { path: '^(core|channels|gateway|workers|embedded)/', pathNot: '^channels/web/widget/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|data|coverage)/', '/i18n/', '[.](css|svg|png|woff2)$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'types', 'default'],
    },
  },
};
