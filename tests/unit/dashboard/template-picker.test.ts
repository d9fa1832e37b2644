import { beforeEach, describe, expect, test } from 'vitest';
import type { MessageTemplate } from '#core/contracts/message-templates.ts';
import { ApiError } from '#dashboard/src/api/client.ts';
import { TemplatePicker, TemplatePickers } from '#dashboard/src/stores/template-picker.svelte.ts';

const template = (changes: Partial<MessageTemplate>): MessageTemplate => ({
  ...{ name: 'hello', language: 'en_US', category: 'UTILITY', header: '', text: 'Hello', footer: '' },
  ...{ buttons: [], examples: [], needsMore: false },
  ...changes,
});
const ORDER = template({
  ...{ name: 'order_update', header: 'Order {{1}}', text: 'Hello {{1}}, {{2}} is on its way.' },
  buttons: [{ text: 'Track', url: 'https://a.example/{{1}}' }],
  examples: ['#1', 'Ada', 'the lamp', 'T7'],
});
const PICTURE = template({ name: 'picture', needsMore: true });

let answers: boolean;
let picker: TemplatePicker;
beforeEach(async () => {
  answers = true;
  picker = new TemplatePicker('c', {
    messageTemplates: async () => {
      if (!answers) throw new ApiError('unavailable', true);
      return { items: [ORDER, template({}), template({ language: 'de', text: 'Hallo' }), PICTURE] };
    },
  });
  await picker.load();
});
const choose = (name: string, language = 'en_US', ...values: string[]): void => {
  picker.chosenKey = `${language}/${name}`;
  for (const [i, value] of values.entries()) picker.fill(i, value);
};

describe('the templates to choose from', () => {
  test('are found by words of name, language and text', () => {
    picker.search = 'order';
    expect(picker.found.map(({ name }) => name)).toEqual(['order_update']);
    picker.search = 'order update way';
    expect(picker.found.map(({ name }) => name)).toEqual(['order_update']);
    picker.search = 'hallo';
    expect(picker.found.map(({ language }) => language)).toEqual(['de']);
    picker.search = 'nothing like it';
    expect(picker.found).toEqual([]);
  });

  test('that could not be had can be asked for again', async () => {
    answers = false;
    await picker.load();
    expect([picker.state, picker.failure]).toEqual(['failed', 'unavailable']);
    answers = true;
    await picker.load();
    expect([picker.state, picker.failure]).toEqual(['loaded', null]);
  });
});

describe('a template that is filled in', () => {
  test('asks for each variable, with what it is for', () => {
    choose('order_update');
    expect(picker.fields.map(({ component, name, button, example }) => [component, name, button, example])).toEqual([
      ['header', '1', '', '#1'],
      ['body', '1', '', 'Ada'],
      ['body', '2', '', 'the lamp'],
      ['button', '1', 'Track', 'T7'],
    ]);
  });

  test('shows what the customer will read while it is typed', () => {
    choose('order_update', 'en_US', '#7', 'Ada');
    expect(picker.form).toEqual({ preview: 'Order #7\n\nHello Ada, {{2}} is on its way.', complete: false });
    expect(picker.ready()).toBeNull();
  });

  test('is ready once nothing is missing', () => {
    choose('order_update', 'en_US', '#7', 'Ada', 'the lamp', 'T7');
    expect(picker.ready()).toEqual({
      text: 'Order #7\n\nHello Ada, the lamp is on its way.',
      template: { name: 'order_update', language: 'en_US', parameters: ['#7', 'Ada', 'the lamp', 'T7'] },
    });
  });

  test('without variables is ready at once, one that needs a picture never', () => {
    choose('hello', 'de');
    expect(picker.ready()).toEqual({ text: 'Hallo', template: { name: 'hello', language: 'de', parameters: [] } });
    choose('picture');
    expect(picker.ready()).toBeNull();
  });

  test('keeps what was typed while another one is looked at', () => {
    choose('order_update', 'en_US', '#7');
    choose('hello');
    choose('order_update');
    expect(picker.values[0]).toBe('#7');
  });

  test('begins anew when it was sent, and comes back when it could not be', () => {
    choose('order_update', 'en_US', '#7', 'Ada', 'the lamp', 'T7');
    const sent = picker.ready();
    picker.sent();
    expect(picker.chosen).toBeNull();
    if (sent) picker.takeBack(sent.template);
    expect(picker.ready()).toEqual(sent);
  });
});

test('each conversation has its own', () => {
  const pickers = new TemplatePickers({ messageTemplates: async () => ({ items: [] }) });
  expect(pickers.of('a')).toBe(pickers.of('a'));
  expect(pickers.of('a')).not.toBe(pickers.of('b'));
});
