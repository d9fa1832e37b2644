/* Long, because every function of every store is called here once. */
import mongoose, { type mongo } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIST_ORDERS, LIST_VIEWS } from '#core/contracts/conversation.ts';
import { connectStore, type Store } from '#core/store/connect.ts';
import { newId } from '#core/store/ids.ts';
import { EVERYTHING } from '#core/store/scope.ts';
import { shapeOf } from '#embedded/store/observe/shape.ts';
import { contactCalls } from './contact-calls.ts';
import { deliveryCalls } from './delivery-calls.ts';
import { fileCalls } from './file-calls.ts';
import { serviceUrls, testAgent, testBot } from './harness.ts';

/*
 * Calls every function of every store once, listens to what the driver sends, and has each query explained: one that
 * goes through a whole collection stands in the list below, with its reason.
 */
const SCANS: Record<string, string> = {
  'agents {}': 'everybody is shown; there are as many as people work here',
  'agents {"_id":{"$ne":"?"},"role":"?","disabled":"?"}':
    'when an owner ceases to be one; there are as many as people work here',
  'agents {"sample":"?"}': 'at the first start, and when the sample shop is removed',
  'bots {}': 'all of them are shown; there are few',
  'bots {"sample":"?"}': 'at the start, and when the sample shop is removed',
  'categories {}': 'all of them are shown; there are few',
  'categories {"sample":"?"}': 'when the sample shop is removed',
  'templates {}': 'all of them are shown; there are few',
  'templates {"sample":"?"}': 'when the sample shop is removed',
  'articles {"sample":"?"}': 'when the sample shop is removed',
  'inbox {"conversationId":{"$in":"?"}}': 'when the sample shop is removed',
};

type Selection = { collection: string; filter: mongo.Document; sort?: mongo.Document };

const name = `plans_${newId().slice(-8)}`;
const sent: mongo.Document[] = [];
let store: Store;
let connection: mongoose.Connection;

beforeAll(async () => {
  const { mongoUrl } = serviceUrls();
  const mark = mongoUrl.includes('?') ? '&' : '?';
  store = await connectStore(`${mongoUrl}${mark}monitorCommands=true`, { databaseName: name });
  connection = await mongoose.createConnection(mongoUrl, { dbName: name }).asPromise();
  const used = mongoose.connections.find((each) => each.name === name && each !== connection);
  used?.getClient().on('commandStarted', ({ command }) => sent.push(command));
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await store.close();
});

const bot = testBot();
const agent = testAgent([bot.id]);
const [scope, now, grace] = [EVERYTHING, Date.now(), { graceSeconds: 9 }];
const peer = { kind: 'peer', channelAccountId: bot.channelAccountId, peer: 'p' } as const;
const session = {
  ...{ id: 's', agentId: agent.id, currentHash: 'a', nextHash: 'b', previousHash: null, previousUntil: 0 },
  ...{ rotatedAt: now, createdAt: now, expiresAt: now + 1_000_000 },
};

/** One call of each function, in an order in which they find what they look for. */
const callsOf = async (parts: Store): Promise<Record<string, Record<string, unknown>>> => {
  const { conversations, inbox, timeline, contacts, agents, sessions, loginAttempts, bots, articles } = parts;
  const { channelAccounts } = parts;
  const account = { id: 'a', kind: 'api', botId: bot.id, name: 'Shop', settings: {}, sealed: '' } as const;
  const contact = await contacts.ensure(bot.channelAccountId, 'p', 'Priya', now);
  const opening = {
    ...{ botId: bot.id, contactId: contact.id, channel: 'web' as const, peer: 'p' },
    customerName: 'Priya',
  };
  const conversation = await conversations.openNew({
    ...{ id: newId(), channelAccountId: bot.channelAccountId, previousId: null, lastAgentId: null, now },
    ...opening,
  });
  const { id } = conversation;
  const loaded = await conversations.load(scope, id);
  if (!loaded) throw new Error('it was written just now');
  const row = {
    ...{ channelAccountId: bot.channelAccountId, externalId: 'x', conversationId: id, text: 't' },
    ...{ clientMessageId: null, receivedAt: now },
  };
  const [offer, waiting] = [{} as never, { ...conversation, waiting: { since: now, priority: 2 } as never }];
  const lists = LIST_VIEWS.flatMap((view) =>
    LIST_ORDERS.map((order) =>
      conversations.list(scope, agent.id, { view, order, limit: 10, botId: bot.id, before: `${now}_${id}` }),
    ),
  );
  return {
    agents: {
      insert: await agents.insert(agent),
      byId: await agents.byId(agent.id),
      byIds: await agents.byIds([agent.id]),
      byEmail: await agents.byEmail(agent.email),
      list: await agents.list(),
      none: await agents.none(),
      routableFor: await agents.routableFor(bot.id),
      joinBot: await agents.joinBot(agent.id, bot.id),
      setListening: await agents.setListening(agent.id, true),
      setPassword: await agents.setPassword(agent.id, 'x'),
      seenAt: await agents.seenAt('g', [agent.id], now),
      leftGateway: await agents.leftGateway('g', agent.id, now),
      forgetSeen: await agents.forgetSeen(now + 1),
      freed: await agents.freed(agent.id, now),
      update: await agents.update(agent.id, { limit: 4 }),
      change: [
        await agents.change(agent.id, () => ({ limit: 4 })),
        await agents.change(agent.id, () => ({ role: 'owner' })),
        await agents.change(agent.id, () => ({ role: 'agent' })).catch(() => null),
      ],
      assigned: await agents.assigned(agent.id, now),
      removeSamples: await agents.removeSamples([bot.id]),
    },
    sessions: {
      insert: await sessions.insert(session),
      byId: await sessions.byId('s'),
      rotate: await sessions.rotate('s', 'a', session),
      alive: await sessions.alive(['s'], now),
      remove: await sessions.remove('s'),
      removeOf: await sessions.removeOf([agent.id]),
    },
    loginAttempts: {
      begin: await loginAttempts.begin('k', { free: 1, firstPause: 1, longestPause: 1, forgetAfter: 1_000 }, now),
      forget: await loginAttempts.forget('k'),
    },
    bots: {
      insert: await bots.insert(bot),
      byId: await bots.byId(bot.id),
      byChannelAccount: await bots.byChannelAccount(bot.channelAccountId),
      cached: await bots.cached(bot.id),
      cachedByChannelAccount: await bots.cachedByChannelAccount(bot.channelAccountId),
      list: [await bots.list(scope), await bots.list({ kind: 'bots', botIds: [bot.id] })],
      none: await bots.none(),
      update: await bots.update(bot.id, { name: 'n' }),
      samples: await bots.samples(),
      removeSamples: await bots.removeSamples(),
    },
    articles: {
      insert: await articles.insert({ id: newId(), botId: bot.id, title: 't', text: 't', updatedAt: now }),
      ofBot: await articles.ofBot(bot.id),
      stampOf: await articles.stampOf(bot.id),
      removeSamples: await articles.removeSamples(),
    },
    categories: {
      insert: await parts.categories.insert({ id: newId(), name: 'n', colour: 'red' }),
      list: await parts.categories.list(),
      removeSamples: await parts.categories.removeSamples(),
    },
    templates: {
      insert: await parts.templates.insert({ id: newId(), shortcut: 's', title: 't', text: 't' }),
      list: await parts.templates.list(),
      removeSamples: await parts.templates.removeSamples(),
    },
    inbox: {
      accept: await inbox.accept(row),
      conversationOf: await inbox.conversationOf(id, 'none'),
      byId: await inbox.byId('none'),
      byExternalId: await inbox.byExternalId(bot.channelAccountId, 'x'),
      pending: await inbox.pending(id, 10),
      undrained: await inbox.undrained(now, 10),
      failed: await inbox.failed('none', 'because', 3),
      dead: await inbox.dead(10),
      replay: await inbox.replay('none'),
      rehome: await inbox.rehome(['none'], id, id),
      done: await inbox.done(['none']),
      removeOf: await inbox.removeOf(['none']),
    },
    timeline: {
      append: await timeline.append(id, loaded.outbox),
      after: await timeline.after(scope, id, 0, 10),
      before: await timeline.before(peer, id, 10, 10),
      latestOf: await timeline.latestOf(loaded, 10),
      entries: await timeline.entries(id, [1]),
      seqOf: await timeline.seqOf(loaded, 'none'),
      removeOf: await timeline.removeOf(['none']),
    },
    conversations: {
      openNew: conversation,
      load: loaded,
      loadTogether: await conversations.loadTogether(id),
      exists: await conversations.exists(id),
      overdue: await conversations.overdue(now, 10),
      find: await conversations.find({ kind: 'bots', botIds: [bot.id] }, id),
      list: await Promise.all([...lists, conversations.list(scope, agent.id, { view: 'all', limit: 9, search: 'w' })]),
      counts: [
        await conversations.counts(scope, agent.id),
        await conversations.counts({ kind: 'bots', botIds: [bot.id] }, agent.id),
      ],
      earlier: await conversations.earlier(scope, conversation),
      ofContact: await conversations.ofContact(scope, contact, 5),
      isWithin: await conversations.isWithin(scope, id),
      customerOf: await conversations.customerOf(id),
      named: await conversations.named({ kind: 'bots', botIds: [bot.id] }, [id]),
      aside: await conversations.aside(scope, id),
      undrained: await conversations.undrained(now, 10),
      unanswered: await conversations.unanswered(now, 10),
      waitingBots: await conversations.waitingBots(),
      expired: await conversations.expired(now, 10),
      customersHere: await conversations.customersHere('g', [peer]),
      customersLeft: await conversations.customersLeft('g', [{ ...peer, at: now }]),
      gatewayGone: await conversations.gatewayGone('g', now),
      leftBefore: await conversations.leftBefore(bot.id, now, 5),
      idleBefore: await conversations.idleBefore(bot.id, now, 5),
      droppedBefore: await conversations.droppedBefore(bot.id, now, 5),
      write: await conversations.write(conversation, [], { now }),
      writeTogether: await conversations.writeTogether(conversation, [], { now }),
      acknowledge: await conversations.acknowledge(id, 1),
      holders: await conversations.holders(),
      holdings: await conversations.holdings(),
      heldBy: await conversations.heldBy([agent.id]),
      transferees: await conversations.transferees(),
      passedTo: await conversations.passedTo([agent.id]),
      heldSlots: await conversations.heldSlots([agent.id]),
      queueOf: await conversations.queueOf(bot.id, 5).next(),
      queueFront: await conversations.queueFront(bot.id, 5),
      aheadOf: [await conversations.aheadOf(waiting, 5), await conversations.aheadOf({ ...waiting, offer }, 5)],
      takesSince: await conversations.takesSince(bot.id, now),
      lastEnds: await conversations.lastEnds([agent.id], now),
      waitingCount: await conversations.waitingCount(bot.id, 5),
      rememberRoutings: await conversations.rememberRoutings([{ id, routing: { at: now } as never }]),
      customerReceipt: await conversations.customerReceipt(id, { seenSeq: 1 }),
      teamSeen: await conversations.teamSeen(id, 1),
      teamSeenSeq: await conversations.teamSeenSeq(id),
      currentOf: await conversations.currentOf(bot.channelAccountId, 'p'),
      openOf: await conversations.openOf(bot.channelAccountId, 'p'),
      renameOthers: await conversations.renameOthers(conversation),
      rename: await conversations.rename(conversation, 'n'),
      movePeer: await conversations.movePeer('a', { from: 'p', was: contact.id, to: 'q' }, contact.id),
      removeWhere: await conversations.removeWhere('none'),
    },
    ...(await deliveryCalls(parts, now)),
    ...(await fileCalls(parts, now)),
    ...(await contactCalls(parts, now)),
    workspace: { change: await parts.workspace.change(grace), settings: await parts.workspace.settings() },
    contacts: {
      ensure: contact,
      learn: await contacts.learn(contact.id, { name: 'n' }),
      routed: await contacts.routed(contact.id, 'r'),
      routeOf: await contacts.routeOf('a', 'p'),
      recognise: [
        await contacts.recognise('a', ['p', 'q'], 'Priya', now),
        await contacts.recognise('a', ['q', 'r'], 'Priya', now),
      ],
      byIds: await contacts.byIds('a', ['p']),
      met: await contacts.met('a', ['p', 'q']),
      rename: await contacts.rename('a', 'p', 's'),
      mayAskName: await contacts.mayAskName(contact.id, now, 1),
      call: await contacts.call(contact.id, 'n', 'm'),
      some: await contacts.some([contact.id]),
      alike: await contacts.alike(['phone:1'], 5),
      moved: await contacts.moved({ id: contact.id, peer: 'p', name: 'Priya', moving: [] }),
      removeOf: await contacts.removeOf('none'),
    },
    channelAccounts: {
      insert: await channelAccounts.insert(account, now),
      byId: await channelAccounts.byId('a'),
      list: await channelAccounts.list(),
      update: await channelAccounts.update('a', { name: 'n' }),
      setSecrets: await channelAccounts.setSecrets('a', 'sealed', now),
      connect: await channelAccounts.connect('a', now),
      disconnect: await channelAccounts.disconnect('a', now),
      reseal: await channelAccounts.reseal('a', 'sealed', 'anew'),
      heard: await channelAccounts.heard('a', 'message', now),
      setHealth: await channelAccounts.setHealth('a', 'failed', now, 'because'),
      wentWrong: await channelAccounts.wentWrong('a', 'because', now),
      idsOf: await channelAccounts.idsOf(bot.id),
      removeOf: await channelAccounts.removeOf(bot.id),
    },
    gateways: {
      begin: await parts.gateways.begin('g', now),
      renew: await parts.gateways.renew('g', now),
      silentSince: await parts.gateways.silentSince(now),
      condemn: await parts.gateways.condemn('g', now),
      remove: await parts.gateways.remove('g'),
    },
  };
};

/** What a command looks for: one selection for each of its statements. */
const selectionsOf = (command: mongo.Document): Selection[] => {
  const [kind = ''] = Object.keys(command);
  const collection = String(command[kind]);
  const where = (filter: mongo.Document, sort?: mongo.Document) => [{ collection, filter, ...(sort && { sort }) }];
  if (kind === 'find') return where(command.filter ?? {}, command.sort);
  if (kind === 'findAndModify') return where(command.query, command.sort);
  if (kind === 'distinct' || kind === 'count') return where(command.query ?? {});
  if (kind === 'update') return command.updates.flatMap(({ q }: mongo.Document) => where(q));
  if (kind === 'delete') return command.deletes.flatMap(({ q }: mongo.Document) => where(q));
  if (kind === 'aggregate') return where(command.pipeline[0]?.$match ?? {});
  expect([
    'insert',
    'createIndexes',
    'commitTransaction',
    'abortTransaction',
    'endSessions',
    'hello',
    'ping',
  ]).toContain(kind);
  return [];
};

const scans = async ({ collection, filter, sort }: Selection): Promise<boolean> => {
  const found = connection.collection(collection).find(filter);
  if (sort) found.sort(sort);
  return JSON.stringify(await found.explain('queryPlanner')).includes('COLLSCAN');
};

test('no query of the stores goes through a whole collection, but for a few with a reason', async () => {
  const called = await callsOf(store);
  for (const [part, functions] of Object.entries(store)) {
    if (typeof functions === 'function') continue;
    const expected = Object.keys(functions).filter((key) => key !== 'ensureIndexes' && key !== 'inTurn');
    expect(Object.keys(called[part] ?? {}).sort(), part).toEqual(expected.sort());
  }
  const selections = sent.flatMap(selectionsOf);
  const found = new Set<string>();
  for (const selection of selections) {
    if (await scans(selection)) found.add(`${selection.collection} ${JSON.stringify(shapeOf(selection.filter))}`);
  }
  expect(selections.length).toBeGreaterThan(60);
  expect([...found].sort()).toEqual(Object.keys(SCANS).sort());
});
