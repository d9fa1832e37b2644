import { expect, test } from 'vitest';
import { InvalidBody } from '#channels/contract/adapter.ts';
import { parse } from '#channels/instagram/parse.ts';
import { INSTAGRAM } from '../../../fakes/graph/page-messages.ts';
import { asMetaWrites } from '../../../fakes/graph/webhook.ts';
import { bodyOf, TELLINGS } from '../../../fixtures/channels/instagram/tellings.ts';
import { instagram } from '../meta/page-world.ts';

const heard = (body: unknown) => parse(asMetaWrites(body), instagram);
const said = (attachments: object[]) => {
  const message = { mid: 'm_1', attachments };
  const messaging = [{ sender: { id: '77' }, recipient: { id: INSTAGRAM }, timestamp: 9, message }];
  const events = heard({ object: 'instagram', entry: [{ id: INSTAGRAM, time: 5, messaging }] });
  return events.flatMap((event) => ('parts' in event ? event.parts : []));
};

test.each(Object.entries(TELLINGS))('the documented body “%s” becomes what it says', (name, events) => {
  expect(heard(bodyOf(name))).toEqual(events);
});

test('a shared post that is told by its older word alone is there all the same', () => {
  const payload = { url: 'https://lookaside.fbsbx.com/1', title: 'Spring sale' };
  expect(said([{ type: 'share', payload }])).toMatchObject([
    { kind: 'unsupported', what: 'share' },
    { kind: 'text', text: 'Spring sale\nhttps://lookaside.fbsbx.com/1' },
  ]);
});

test('the address of a story in which the account is mentioned is not kept', () => {
  const parts = said([{ type: 'story_mention', payload: { url: 'https://lookaside.fbsbx.com/1' } }]);
  expect(JSON.stringify(parts)).not.toContain('lookaside');
});

test('what a page is told of is not Instagram’s', () => {
  expect(() => heard({ object: 'page', entry: [] })).toThrow(InvalidBody);
});
