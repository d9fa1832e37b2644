import type { FrameToPage, PageToFrame } from './messages.ts';
import { STYLE } from './style.ts';

/**
 * Puts the launcher on any page: `<script async src="https://host/widget.js" data-channel="…"></script>`.
 * The conversation itself is an iframe, made on the first opening, or at once where a conversation goes on.
 * Every byte counts here: the whole script has to stay under 1 KB gzip.
 */
const start = (script: HTMLScriptElement, channel: string): void => {
  const { origin } = new URL(script.src);
  const key = `baton:${channel}`;
  // The page's own storage, which it may forbid: `1` for open, or `1` and the colours where a conversation goes on.
  const remember = (where: 'localStorage' | 'sessionStorage', value?: string): string => {
    try {
      if (value !== undefined) window[where].setItem(key, value);
      return window[where].getItem(key) ?? '';
    } catch {
      return '';
    }
  };

  const host = document.createElement('baton-chat');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  const frame = document.createElement('iframe');
  let open = false;
  let ready = false;

  const paint = (brand: string, ink: string): void => {
    host.style.setProperty('--b', brand);
    host.style.setProperty('--i', ink);
  };
  const tell = (focus: boolean): void => {
    const message: PageToFrame = { baton: 'open', open, focus };
    if (ready) frame.contentWindow?.postMessage(message, origin);
  };
  const load = (): void => {
    if (frame.src) return;
    frame.src = `${origin}/widget/frame.html?channel=${channel}#${location.origin}`;
    root.append(frame);
  };
  const show = (to: boolean, focus: boolean): void => {
    open = to;
    if (open) load();
    frame.hidden = !open;
    button.ariaExpanded = `${open}`;
    remember('sessionStorage', open ? '1' : '');
    if (focus) (open ? frame : button).focus();
    tell(focus);
  };

  frame.title = button.ariaLabel = 'Chat';
  frame.allow = 'camera; microphone; autoplay';
  button.onclick = () => show(!open, true);
  host.onkeydown = (event) => {
    if (open && event.key === 'Escape') show(false, true);
  };
  addEventListener('message', ({ origin: from, source, data }: MessageEvent<FrameToPage>) => {
    if (from !== origin || source !== frame.contentWindow) return;
    if (data.baton === 'close') {
      show(false, true);
      return;
    }
    const { unread, brand, ink, keep } = data;
    paint(brand, ink);
    remember('localStorage', [keep ? 1 : '', brand, ink].join('|'));
    button.ariaLabel = unread ? `Chat (${unread})` : 'Chat';
    button.toggleAttribute('data-n', unread > 0);
    if (unread) button.dataset.n = `${unread}`;
    if (!ready) {
      ready = true;
      tell(open && root.activeElement === frame);
    }
  });

  const [keep, brand, ink] = remember('localStorage').split('|');
  paint(brand ?? script.dataset.brand ?? '', ink ?? '');
  root.append(button);
  document.documentElement.append(host);
  show(remember('sessionStorage') === '1', false);
  if (keep) load();
};

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement && !document.querySelector('baton-chat'))
  start(currentScript, currentScript.dataset.channel ?? '');
