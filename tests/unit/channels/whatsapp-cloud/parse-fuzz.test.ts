import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidBody } from '#channels/contract/adapter.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { parse } from '#channels/whatsapp-cloud/parse.ts';
import { asMetaWrites } from '../../../fakes/graph/webhook.ts';
import { NUMBER } from '../../../fakes/graph/whatsapp.ts';
import { bodyOf, TELLINGS } from '../../../fixtures/channels/whatsapp-cloud/tellings.ts';
import { isWhole, placesIn, withAt } from '../anything-replaced.ts';
import { account } from './world.ts';

const names = Object.keys(TELLINGS);

const heard = (body: unknown): InboundEvent[] | undefined => {
  try {
    return parse(asMetaWrites(body), account);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidBody);
    return undefined;
  }
};

test('a body in which anything is replaced by anything is understood or refused, and never half an event', () => {
  const changed = fc
    .constantFrom(...names)
    .map(bodyOf)
    .chain((body) =>
      fc.tuple(fc.constantFrom(...placesIn(body)), fc.jsonValue()).map(([way, put]) => withAt(body, way, put)),
    );
  fc.assert(
    fc.property(changed, (body) => {
      for (const event of heard(body) ?? []) expect(event).toSatisfy(isWhole);
    }),
    { numRuns: 2_000 },
  );
});

test('whatever stands beside a good message, the good one is heard', () => {
  const good = { id: 'wamid.good', timestamp: '1', from: '49', type: 'text', text: { body: 'Hello' } };
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (before, statuses) => {
      const value = { metadata: { phone_number_id: NUMBER }, messages: [...before, good], statuses };
      const body = {
        object: 'whatsapp_business_account',
        entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
      };
      expect(heard(body)).toContainEqual(expect.objectContaining({ type: 'message', id: 'wamid.good' }));
    }),
  );
});

test('any words come through as they were written, escaped as Meta does or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean(), (words, escaped) => {
      const message = { id: 'wamid.1', timestamp: '1', from: '49', type: 'text', text: { body: words } };
      const value = { metadata: { phone_number_id: NUMBER }, messages: [message] };
      const body = { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'messages', value }] }] };
      const bytes = escaped ? asMetaWrites(body) : Buffer.from(JSON.stringify(body));
      expect(parse(bytes, account)).toMatchObject([{ parts: [{ kind: 'text', text: words }] }]);
    }),
  );
});
