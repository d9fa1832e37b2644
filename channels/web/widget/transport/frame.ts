import type { FrameToPage, PageToFrame } from '../../loader/messages.ts';

export type Surroundings = { channelId: string; tell: (message: FrameToPage) => void; framed: boolean };

/**
 * The page around the frame. Its origin comes with the frame's address, and a message that claims another origin is
 * neither sent nor heard; a page that lies about it only cuts itself off.
 */
export const surroundings = (onOpen: (open: boolean, focused: boolean) => void): Surroundings => {
  const channelId = new URLSearchParams(location.search).get('channel') ?? '';
  const parentOrigin = originOf(location.hash.slice(1));
  const framed = window.parent !== window && parentOrigin !== null;
  addEventListener('message', (event: MessageEvent<PageToFrame>) => {
    if (!framed || event.origin !== parentOrigin || event.source !== window.parent) return;
    if (Array.isArray(event.data)) onOpen(event.data[0] === true, event.data[1] === true);
  });
  return {
    channelId,
    framed,
    tell: (message) => {
      if (framed) window.parent.postMessage(message, parentOrigin);
    },
  };
};

const originOf = (value: string): string | null => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null;
};
