import { Compile } from 'typebox/compile';
import { InvalidBody } from '../contract/adapter.ts';
import { externalId, mediaRef, peerId } from '../contract/ids.ts';
import type { InboundEvent, Part, Sender } from '../contract/inbound.ts';
import { Body, type Part as SaidPart, TYPES } from './body.ts';

const body = Compile(Body);
const text = new TextDecoder('utf-8', { fatal: true });

/** @throws InvalidBody with what to write instead */
export const parse = (bytes: Uint8Array): InboundEvent[] => {
  const said = readJson(bytes);
  if (!body.Check(said)) throw new InvalidBody(whatIsWrong(said));
  const at = Date.parse(said.timestamp);
  if (Number.isNaN(at)) throw new InvalidBody('`timestamp` is not a date such as 2026-03-01T09:30:00Z.');
  return [eventOf(said, at)];
};

const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(text.decode(bytes));
  } catch {
    throw new InvalidBody('The body is not JSON in UTF-8.');
  }
};

const whatIsWrong = (said: unknown): string => {
  const type = typeof said === 'object' && said !== null ? (said as { type?: unknown }).type : undefined;
  const known = TYPES.find((name) => name === type);
  if (known === undefined) return `\`type\` has to be one of ${TYPES.join(', ')}.`;
  const branch = Body.anyOf.find(({ properties }) => properties.type.const === known);
  const [first] = branch ? Compile(branch).Errors(said) : [];
  return `\`${known}\` does not fit at ${first?.instancePath || 'its top'}: it ${first?.message ?? 'is not as described'}.`;
};

const eventOf = (said: Body, at: number): InboundEvent => {
  switch (said.type) {
    case 'message.created': {
      const { id, customer, replyTo } = said.data;
      const from = senderOf(customer);
      const reply = replyTo === undefined ? {} : { replyTo: externalId(replyTo) };
      return { type: 'message', id: externalId(id), at, from, parts: partsOf(said.data), ...reply };
    }
    case 'message.answered': {
      const { id, customer } = said.data;
      return { type: 'outside', id: externalId(id), at, to: peerId(customer.id), parts: partsOf(said.data) };
    }
    case 'message.updated':
      return { type: 'edit', ...byCustomer(said.data), at, text: said.data.text };
    case 'message.deleted':
      return { type: 'delete', ...byCustomer(said.data), at };
    case 'message.reacted': {
      const { to, customer, emoji } = said.data;
      return { type: 'reaction', at, from: senderOf(customer), to: externalId(to), emoji };
    }
    case 'delivery.updated': {
      const { id, status, why } = said.data;
      return { type: 'receipt', at, status, ids: [externalId(id)], deliveryId: id, ...(why !== undefined && { why }) };
    }
    case 'typing.started':
      return { type: 'typing', from: senderOf(said.data.customer) };
    case 'handover.requested': {
      const { collected = {}, message } = said.data;
      return { type: 'handover', ...byCustomer(said.data), at, collected, ...(message !== undefined && { message }) };
    }
    case 'customer.renamed':
      return { type: 'identity', at, before: peerId(said.data.before), after: peerId(said.data.after) };
  }
};

type Customer = Extract<Body, { type: 'typing.started' }>['data']['customer'];

const byCustomer = ({ id, customer }: { id: string; customer: Customer }) => ({
  id: externalId(id),
  from: senderOf(customer),
});

const senderOf = ({ id, aliases, ...rest }: Customer): Sender => ({
  peer: peerId(id),
  ...(aliases && { aliases: aliases.map(peerId) }),
  ...rest,
});

const partsOf = ({ text: words, parts = [] }: { text?: string; parts?: SaidPart[] }): Part[] => {
  const all: Part[] = [...(words === undefined ? [] : [{ kind: 'text' as const, text: words }]), ...parts.map(partOf)];
  if (all.length === 0) throw new InvalidBody('Give `text`, or `parts`.');
  return all;
};

const partOf = (part: SaidPart): Part => {
  switch (part.kind) {
    case 'file': {
      const { media, url, name, ...rest } = part;
      return { ...rest, kind: 'media', media, ref: mediaRef(url), ...(name !== undefined && { fileName: name }) };
    }
    case 'choice':
      return { ...part, id: part.id ?? part.title };
    default:
      return part;
  }
};
