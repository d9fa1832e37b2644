import { type Alert, alertsOf } from '../model/alerts.ts';
import { firstName } from '../model/format.ts';
import type { Row } from '../model/listing.ts';
import type { Entry } from '../model/timeline.ts';
import type { Page } from './page.ts';

/** What was told lately; an event that comes by twice is told once. */
const REMEMBERED = 200;

const wordsOf = (alert: Alert, { t }: Page): string =>
  alert.kind === 'whisper'
    ? t.alerts.whisper(firstName(alert.by), alert.text)
    : t.alerts[alert.kind](alert.row.customerName);

/** Calls for the agent's attention: a notice on the page, and one of the system where it is allowed and the page is not in sight. */
export const createAlerts = (page: Page) => {
  const told = new Set<string>();

  const tell = (alert: Alert): void => {
    if (told.has(alert.key)) return;
    told.add(alert.key);
    for (const key of told) if (told.size > REMEMBERED) told.delete(key);
    const words = wordsOf(alert, page);
    const open = (): void => page.router.open(alert.row.id);
    page.notices.done(words, { label: page.t.alerts.open, run: open });
    if (document.hasFocus() || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
    const notification = new Notification(words, { tag: alert.key });
    notification.onclick = () => {
      focus();
      open();
    };
  };

  return {
    heard: (row: Row, entries: readonly Entry[]): void => {
      const { me } = page.session;
      if (me) for (const alert of alertsOf(row, entries, me, page.router.conversationId)) tell(alert);
    },
    /** Whether the browser would still ask. */
    canAsk: (): boolean => 'Notification' in globalThis && Notification.permission === 'default',
    ask: async (): Promise<void> => {
      const allowed = (await Notification.requestPermission()) === 'granted';
      page.notices.done(allowed ? page.t.alerts.allowed : page.t.alerts.refused);
    },
  };
};
