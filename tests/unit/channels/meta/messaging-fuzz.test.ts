import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidBody } from '#channels/contract/adapter.ts';
import type { InboundEvent } from '#channels/contract/inbound.ts';
import { parse as parseInstagram } from '#channels/instagram/parse.ts';
import { parse as parseMessenger } from '#channels/messenger/parse.ts';
import { INSTAGRAM, PAGE } from '../../../fakes/graph/page-messages.ts';
import { asMetaWrites } from '../../../fakes/graph/webhook.ts';
import * as ofInstagram from '../../../fixtures/channels/instagram/tellings.ts';
import * as ofMessenger from '../../../fixtures/channels/messenger/tellings.ts';
import { isWhole, placesIn, withAt } from '../anything-replaced.ts';
import { instagram, page } from './page-world.ts';

describe.each([
  ['messenger', 'page', PAGE, (body: Uint8Array) => parseMessenger(body, page), ofMessenger] as const,
  ['instagram', 'instagram', INSTAGRAM, (body: Uint8Array) => parseInstagram(body, instagram), ofInstagram] as const,
])('%s', (_, object, own, parse, { bodyOf, TELLINGS }) => {
  const heard = (body: unknown): InboundEvent[] | undefined => {
    try {
      return parse(asMetaWrites(body));
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidBody);
      return undefined;
    }
  };
  const between = { sender: { id: '77' }, recipient: { id: own }, timestamp: 1 };
  const told = (...messaging: unknown[]) => ({ object, entry: [{ id: own, time: 1, messaging }] });

  test('a body in which anything is replaced by anything is understood or refused, and never half an event', () => {
    const changed = fc
      .constantFrom(...Object.keys(TELLINGS))
      .map(bodyOf)
      .chain((body) =>
        fc.tuple(fc.constantFrom(...placesIn(body)), fc.jsonValue()).map(([way, put]) => withAt(body, way, put)),
      );
    fc.assert(
      fc.property(changed, (body) => {
        for (const event of heard(body) ?? []) expect(event).toSatisfy(isWhole);
      }),
      { numRuns: 1_000 },
    );
  });

  test('whatever stands beside words, in their message or before it, they are heard', () => {
    const field = fc.constantFrom('attachments', 'quick_reply', 'reply_to', 'referral', 'metadata', 'nlp', 'app_id');
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.dictionary(field, fc.jsonValue()), (before, beside) => {
        const message = { ...beside, mid: 'm_good', text: 'Hello' };
        const good = heard(told(...before, { ...between, message }))?.find(
          (event) => 'id' in event && event.id === 'm_good',
        );
        expect(JSON.stringify(good)).toContain('Hello');
      }),
    );
  });

  test('any words come through as they were written, escaped as Meta does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
        expect(heard(told({ ...between, message: { mid: 'm_1', text: words } }))).toMatchObject([
          { parts: [{ kind: 'text', text: words }] },
        ]);
      }),
    );
  });
});
