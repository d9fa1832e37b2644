import { expect, test } from 'vitest';
import { filledIn } from '#channels/whatsapp-cloud/form.ts';

test.each([
  ['{"flow_token":"x","name":"Ada","age":36,"terms":true}', 'name: Ada\nage: 36\nterms: true'],
  ['{"values":{"city":"Bern","floor":""},"topics":["Size",["Colour"]]}', 'values: Bern\ntopics: Size, Colour'],
  ['{"empty":"","nothing":null}', ''],
  ['not JSON', ''],
  ['null', ''],
  ['', ''],
])('what was written into a form %j can be read', (json, words) => {
  expect(filledIn(json)).toBe(words);
});
