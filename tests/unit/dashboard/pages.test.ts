import { describe, expect, it } from 'vitest';
import { Drafts } from '#dashboard/src/stores/drafts.svelte.ts';
import { createStorage } from '#dashboard/src/stores/storage.ts';
import { Unread } from '#dashboard/src/stores/unread.svelte.ts';
import { customerSays, row } from './samples.ts';
import { createBrowserStorage } from './support/browser-storage.ts';

/** The stores of one page of the browser. */
const openPage = ({ open }: ReturnType<typeof createBrowserStorage>) => {
  const area = open();
  return { drafts: new Drafts(createStorage(area, 'draft.')), unread: new Unread(createStorage(area, 'unread.')) };
};

describe('drafts', () => {
  it('are kept per conversation and mode, over a reload', () => {
    const browser = createBrowserStorage();
    const drafts = openPage(browser).drafts;
    drafts.set('a', 'reply', 'Dear');
    drafts.set('a', 'note', 'Call back');
    const reloaded = openPage(browser).drafts;
    expect([reloaded.get('a', 'reply'), reloaded.get('a', 'note'), reloaded.get('b', 'reply')]).toEqual([
      'Dear',
      'Call back',
      '',
    ]);
  });

  it('are the same in every page of the browser: none clears what was typed in another', () => {
    const browser = createBrowserStorage();
    const [one, two] = [openPage(browser).drafts, openPage(browser).drafts];
    one.start();
    const stop = two.start();
    one.set('a', 'reply', 'Dear');
    expect(two.get('a', 'reply')).toBe('Dear');
    two.set('a', 'reply', '');
    expect(one.get('a', 'reply')).toBe('');
    stop();
    one.set('a', 'reply', 'Again');
    expect(two.get('a', 'reply')).toBe('');
  });
});

describe('unread messages', () => {
  it('are counted once and forgotten at a look, over a reload', () => {
    const browser = createBrowserStorage();
    const unread = openPage(browser).unread;
    unread.add('a', [customerSays(2), customerSays(3)]);
    unread.add('a', [customerSays(3)]);
    expect(unread.count('a')).toBe(2);
    expect(unread.look('a', 3)).toBe(true);
    expect(unread.look('a', 3)).toBe(false);
    expect(openPage(browser).unread.count('a')).toBe(0);
  });

  it('says from where on a row has to be counted', () => {
    const unread = openPage(createBrowserStorage()).unread;
    const latest = row('a', { last: { seq: 4, at: 1, from: 'customer', author: '', text: 'Hello' } });
    expect(unread.uncountedAfter(latest)).toBe(0);
    unread.add('a', [customerSays(4)]);
    expect(unread.uncountedAfter(latest)).toBeNull();
  });

  it('that were looked at in another page are read here too', () => {
    const browser = createBrowserStorage();
    const [one, two] = [openPage(browser).unread, openPage(browser).unread];
    two.start();
    for (const page of [one, two]) page.add('a', [customerSays(2)]);
    one.look('a', 2);
    expect(two.count('a')).toBe(0);
  });
});
