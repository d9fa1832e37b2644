import { expect, test } from 'vitest';
import { gains } from '#core/domain/routing/gains.ts';

const work = {
  ...{ botIds: ['shop', 'billing'], limit: 3, botLimits: { shop: 1 }, skills: ['refunds'], languages: ['de'] },
  ...{ paused: false, disabled: false },
};
const both = ['shop', 'billing'];

test.each([
  ['nothing', {}, {}, []],
  ['a raised limit', {}, { limit: 4 }, both],
  ['a lowered limit', {}, { limit: 2 }, []],
  ['more for one bot', {}, { botLimits: { shop: 2 } }, ['shop']],
  ['no limit for one bot any more', {}, { botLimits: {} }, ['shop']],
  ['a membership', {}, { botIds: [...both, 'returns'] }, ['returns']],
  ['a membership less', {}, { botIds: ['shop'] }, []],
  ['a skill', {}, { skills: ['returns', 'refunds'] }, both],
  ['a skill less', {}, { skills: [] }, []],
  ['a language', {}, { languages: ['de', 'en'] }, both],
  ['any language', {}, { languages: [] }, both],
  ['fewer languages', { languages: [] }, { languages: ['de'] }, []],
  ['the end of a pause', { paused: true }, {}, both],
  ['a pause', {}, { paused: true }, []],
  ['being let in again', { disabled: true }, {}, both],
])('%s', (_what, before, after, bots) => {
  expect(gains({ ...work, ...before }, { ...work, ...after })).toEqual(bots);
});
