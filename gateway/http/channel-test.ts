import { setTimeout as sleep } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { Adapter } from '#channels/contract/adapter.ts';
import { peerId } from '#channels/contract/ids.ts';
import type { OutgoingMessage, Recipient, SendResult } from '#channels/contract/outbound.ts';
import type { ChannelTested } from '#core/contracts/channels.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import { withoutSecrets } from '#core/domain/channels/without-secrets.ts';
import { deliveryId } from '#core/domain/delivery/delivery.ts';
import { BatonError } from '#core/domain/errors.ts';
import { newId } from '#core/store/ids.ts';
import type { Deps } from '../deps.ts';
import { adapterOf } from './channel-accounts.ts';
import { reachFor } from './channel-check.ts';

type Tested = Static<typeof ChannelTested>;
type TestDeps = Pick<Deps, 'adapters' | 'sealing' | 'store' | 'queues'>;

const TEXT = 'This is a test message from Baton. The channel works.';
const MESSAGE: OutgoingMessage = { text: TEXT, choices: [], files: [], by: 'agent' };
/** Milliseconds. */
const PATIENCE = 15_000;
const LOOK_EVERY = 250;

const SENT = 'The platform has taken the message. Look whether it has arrived.';
const UNKNOWN = 'The platform did not answer. The message may have arrived: look there.';
const WAITING = 'The account is not ready to send, so the message was taken back. See what its health says.';

const PHONE = /^\+?[0-9][0-9 ()/.-]{4,}$/;

/** A customer as the platform calls them; one who is known by another id there, as their conversations do. */
const whom = async ({ store }: TestDeps, adapter: Adapter, id: string, said: string): Promise<Recipient> => {
  const isPhone = adapter.peerOfPhone !== undefined && PHONE.test(said);
  if (isPhone && !/^(\+|00)/.test(said))
    throw new BatonError('invalid_input', 'Write the phone number with its country code, such as +49 151 23456789.');
  const named = isPhone ? adapter.peerOfPhone?.(said.replace(/\D/g, '').replace(/^00/, '')) : undefined;
  const peer = named ?? peerId(said);
  const known = await store.contacts.byIds(id, [peer]);
  const current = known && (await store.conversations.currentOf(id, known.peer));
  return {
    ...{ peer: known ? peerId(known.peer) : peer, lastHeard: current?.lastCustomerAt ?? null },
    ...(known?.route !== undefined && { route: known.route }),
  };
};

/** Sends a real message through an account, and says what came of it. */
export const testAccount = async (deps: TestDeps, account: ChannelAccount, said: string): Promise<Tested> => {
  if (account.disconnectedAt !== null)
    throw new BatonError('invalid_input', 'The channel is disconnected. Connect it first.');
  const adapter = adapterOf(deps.adapters, account.kind);
  const to = await whom(deps, adapter, account.id, said.trim());
  return adapter.outbound ? atOnce(deps, adapter.outbound, account, to) : throughDelivery(deps, account, to);
};

const atOnce = async (
  { sealing }: TestDeps,
  { render, send }: NonNullable<Adapter['outbound']>,
  { id, settings, ...account }: ChannelAccount,
  to: Recipient,
): Promise<Tested> => {
  const secrets = sealing.openSecrets({ id, ...account });
  const [payload] = render(MESSAGE, to);
  const context = { account: { id, settings, secrets }, deliveryId: `${newId()}:0/0`, reach: reachFor(PATIENCE) };
  return outcomeOf(await send(payload, to, context), secrets);
};

const outcomeOf = (result: SendResult, secrets: unknown): Tested => {
  if (result.ok) return { outcome: 'sent', said: SENT };
  const { kind, why } = result.error;
  return { outcome: kind === 'unknownOutcome' ? 'unknown' : 'failed', said: withoutSecrets(why, secrets) };
};

/** Only who keeps up the account's connection can send: it goes the way of all messages, and is nobody's afterwards. */
const throughDelivery = async (
  { store, queues }: TestDeps,
  { id: channelAccountId, botId }: ChannelAccount,
  { peer }: Recipient,
): Promise<Tested> => {
  const conversationId = newId();
  const message = { text: TEXT, choices: [], by: 'agent' as const };
  const delivery = { conversationId, seq: 0, channelAccountId, botId, peer, message, createdAt: store.time() };
  const id = deliveryId(conversationId, 0);
  await store.deliveries.enqueue([delivery]);
  queues.ring('deliver', { channelAccountId });
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(LOOK_EVERY)) {
    const now = await store.deliveries.byId(id);
    if (now === null || now.status === 'queued' || now.status === 'sending') continue;
    await store.deliveries.removeOf([conversationId]);
    if (now.status === 'failed') return { outcome: 'failed', said: now.why ?? '' };
    return now.status === 'uncertain' ? { outcome: 'unknown', said: UNKNOWN } : { outcome: 'sent', said: SENT };
  }
  const isBack = await store.deliveries.withdraw(id);
  return isBack ? { outcome: 'waiting', said: WAITING } : { outcome: 'unknown', said: UNKNOWN };
};
