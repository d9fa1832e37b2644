import pino from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MessageTemplate } from '#core/domain/channels/message-template.ts';
import { createMessageTemplates } from '#gateway/message-templates.ts';

const named = (name: string): MessageTemplate => ({
  ...{ name, language: 'en', category: 'UTILITY', header: '', text: 'Hi', footer: '' },
  ...{ buttons: [], examples: [], needsMore: false },
});
const FILLED = { language: 'en', parameters: [] };

let asked: number;
let there: MessageTemplate[];
let answers: boolean;
let now: number;
let templates: ReturnType<typeof createMessageTemplates>;
beforeEach(() => {
  asked = 0;
  there = [named('hello')];
  answers = true;
  now = 1_000_000;
  const list = async () => {
    asked += 1;
    return answers ? { ok: true, templates: [...there] } : { ok: false, why: 'The token S3CRET-TOKEN is refused.' };
  };
  templates = createMessageTemplates({
    store: { channelAccounts: { byId: async () => ({ kind: 'whatsapp-cloud', disconnectedAt: null }) } } as never,
    adapters: { 'whatsapp-cloud': { extras: { templates: list } } } as never,
    sealing: { openSecrets: () => ({ token: 'S3CRET-TOKEN' }) } as never,
    log: pino({ level: 'silent' }),
    now: () => now,
  });
});

describe('the list of an account', () => {
  test('is asked for once a minute, however many want it', async () => {
    await Promise.all([templates.of('a'), templates.of('a')]);
    now += 59_999;
    await templates.of('a');
    expect(asked).toBe(1);
    now += 1;
    await templates.of('a');
    expect(asked).toBe(2);
  });

  test('is asked for anew by who wants what is not in it, but not again and again', async () => {
    await templates.of('a');
    there.push(named('fresh'));
    await expect(templates.find('a', { ...FILLED, name: 'fresh' })).rejects.toMatchObject({ code: 'template_unknown' });
    now += 5_000;
    expect(await templates.find('a', { ...FILLED, name: 'fresh' })).toMatchObject({ name: 'fresh' });
    expect(asked).toBe(2);
  });

  test('that could not be had is not kept, and says why without a secret', async () => {
    answers = false;
    const failed = templates.of('a');
    await expect(failed).rejects.toMatchObject({ code: 'unavailable', detail: 'The token … is refused.' });
    answers = true;
    expect(await templates.of('a')).toHaveLength(1);
  });
});
