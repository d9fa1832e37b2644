import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Account, InvalidBody, type RawRequest, type Verdict, type Webhook } from '#channels/contract/adapter.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { ChannelAccount } from '#core/domain/channels/account.ts';
import { withoutSecrets } from '#core/domain/channels/without-secrets.ts';
import { BatonError, type ErrorCode } from '#core/domain/errors.ts';
import type { Deps } from '../../deps.ts';
import { reachFor } from '../channel-check.ts';
import type { App } from '../fastify.ts';
import { keepBodies, rawRequest } from '../raw-request.ts';
import { type WebhookLimits, webhookLimits } from '../webhook-limits.ts';
import { whatFailed } from '../what-failed.ts';

const schema = { params: Type.Object({ kind: Type.String({ maxLength: 40 }), accountId: Id }) };
/** Milliseconds for keys that an adapter fetches to check a signature. */
const PATIENCE = 5_000;
/** What goes wrong again and again is written down so often. Milliseconds. */
const WRITTEN_AGAIN = 60_000;

type Door = Pick<Deps, 'store' | 'sealing' | 'adapters' | 'intake' | 'log'>;
type Opened = { known: ChannelAccount; account: Account; webhook: Webhook<unknown, unknown> };

/** Where platforms knock. They are told that all is well when everything they told is durable, and not before. */
export const webhookRoutes = (app: App, deps: Door, limits: WebhookLimits): void => {
  const { store, sealing, adapters, intake, log } = deps;
  const { channelAccounts } = store;
  const { refuseStranger, countStranger, countGenuine } = webhookLimits(app, limits);
  keepBodies(app);

  /** For admins. That it could not be written down changes nothing for the platform. */
  const wentWrong = async ({ id, health }: ChannelAccount, why: string): Promise<void> => {
    const now = store.time();
    log.warn({ account: id, why }, 'a webhook was refused');
    if (health.lastError?.why === why && now - health.lastError.at < WRITTEN_AGAIN) return;
    const unwritten = (error: unknown) => log.warn({ account: id, ...whatFailed(error) }, 'an error was not written');
    await channelAccounts.wentWrong(id, why, now).catch(unwritten);
  };

  /** Our own failure: the platform keeps what it has and comes again. */
  const failed = ({ known }: Opened, error: unknown, code: ErrorCode): BatonError => {
    log.error({ account: known.id, ...whatFailed(error) }, 'a webhook failed');
    return new BatonError(code);
  };

  const open = async (kind: string, id: string): Promise<Opened> => {
    const known = await channelAccounts.byId(id);
    const webhook = known ? adapters[known.kind]?.webhook : undefined;
    if (!known || !webhook || known.kind !== kind || known.disconnectedAt !== null) throw new BatonError('not_found');
    try {
      return { known, webhook, account: { id, settings: known.settings, secrets: sealing.openSecrets(known) } };
    } catch (error) {
      if (error instanceof BatonError) await wentWrong(known, error.message);
      // Which account it is about, the sender need not know.
      throw new BatonError('secrets_unreadable');
    }
  };

  const judged = async (opened: Opened, raw: RawRequest): Promise<Verdict> => {
    try {
      return await opened.webhook.authenticate(raw, opened.account, reachFor(PATIENCE));
    } catch (error) {
      throw failed(opened, error, 'unavailable');
    }
  };

  const parsed = async (opened: Opened, { body }: RawRequest): Promise<InboundEvent[]> => {
    const { known, account, webhook } = opened;
    try {
      return webhook.parse(body, account);
    } catch (error) {
      if (!(error instanceof InvalidBody)) throw failed(opened, error, 'unavailable');
      const why = withoutSecrets(error.message, account.secrets);
      await wentWrong(known, why);
      throw new BatonError('invalid_input', why);
    }
  };

  /** In order, as one customer may have said several things. */
  const take = async (opened: Opened, events: readonly InboundEvent[]): Promise<void> => {
    const { known } = opened;
    try {
      for (const event of events) await intake.hear(known, event);
      if (known.health.state === 'new') await channelAccounts.setHealth(known.id, 'ready', store.time());
    } catch (error) {
      throw failed(opened, error, 'unavailable');
    }
  };

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { kind, accountId } = request.params as { kind: string; accountId: string };
    const opened = await open(kind, accountId);
    const raw = rawRequest(request);
    const verdict = await judged(opened, raw);
    if (!verdict.genuine) {
      await countStranger(request);
      await wentWrong(opened.known, withoutSecrets(verdict.why, opened.account.secrets));
      throw new BatonError('not_genuine');
    }
    await countGenuine(request, reply);
    if ('answer' in verdict) {
      const { status, type, body } = verdict.answer;
      return reply.code(status).type(type).send(body);
    }
    await take(opened, await parsed(opened, raw));
    return reply.code(200).send();
  };

  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
  });
  app.route({
    ...{ method: ['GET', 'POST'], url: '/channels/:kind/:accountId', exposeHeadRoute: false },
    ...{ schema, onRequest: refuseStranger, handler: answer },
  });
};
