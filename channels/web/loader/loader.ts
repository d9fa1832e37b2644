import type { FrameToPage, PageToFrame } from './messages.ts';
import { STYLE } from './style.ts';

/**
 * Puts the launcher on any page: `<script async src="https://host/widget.js" data-channel="…"></script>`.
 * The conversation itself is an iframe, made on the first opening, or at once where a conversation goes on.
 * Every byte counts here: the whole script has to stay under 1 KB gzip.
 */
const script = document.currentScript as HTMLScriptElement;

if (!document.querySelector('baton-chat')) {
  const { channel = '', brand = '#000' } = script.dataset;
  const { origin } = new URL(script.src);
  // The page's storage, which it may forbid. Per tab: whether the panel is open. For longer: how the launcher looks.
  let tab: Record<string, string> = {};
  let browser: Record<string, string> = {};
  try {
    tab = sessionStorage;
    browser = localStorage;
  } catch {}

  const host = document.createElement('baton-chat');
  const button = document.createElement('button');
  const frame = document.createElement('iframe');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  // Turned around by the first `show`.
  let open = tab[channel] !== 'true';
  // By the customer, on this page.
  let asked = false;

  const tell = (): void => frame.contentWindow?.postMessage([open, asked] satisfies PageToFrame, origin);
  const load = (): void => {
    if (frame.src) return;
    frame.src = `${origin}/widget/frame.html?channel=${channel}#${location.origin}`;
    root.prepend(frame);
  };
  const show = (): void => {
    open = !open;
    frame.hidden = !open;
    button.ariaExpanded = tab[channel] = `${open}`;
    // Before there is anything to load: until it is, the frame is of another origin.
    tell();
    if (open) load();
  };
  const toggle = (): void => {
    asked = true;
    show();
    (open ? frame : button).focus();
  };

  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(button);
  button.textContent = frame.title = 'Chat';
  frame.allow = 'camera;microphone;autoplay';
  frame.onload = tell;
  button.onclick = toggle;
  host.onkeydown = ({ key }) => {
    if (open && key === 'Escape') toggle();
  };
  addEventListener('message', (event: MessageEvent<FrameToPage>) => {
    if (event.origin !== origin || event.source !== frame.contentWindow) return;
    if (event.data) host.style.cssText = browser[channel] = event.data;
    else if (open) toggle();
  });

  const look = browser[channel] ?? `--b:${brand}`;
  host.style.cssText = look;
  document.documentElement.append(host);
  show();
  if (look.includes('--k')) load();
}
