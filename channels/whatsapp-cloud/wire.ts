import type { MediaKind } from '../contract/inbound.ts';
import type { Payload } from './payload.ts';

type Tapped = Extract<Payload, { kind: 'buttons' | 'list' }>;

export const textBody = (text: string): object => ({ type: 'text', text: { body: text, preview_url: true } });

export const tappedBody = (payload: Tapped, listLabel: string): object => ({
  type: 'interactive',
  interactive: {
    body: { text: payload.text },
    ...(payload.kind === 'buttons'
      ? {
          type: 'button',
          action: { buttons: payload.choices.map((title) => ({ type: 'reply', reply: { id: title, title } })) },
        }
      : { type: 'list', action: { button: listLabel, sections: [{ rows: payload.rows }] } }),
  },
});

export const fileBody = (
  { media, fileName, caption }: { media: MediaKind; fileName: string; caption?: string | undefined },
  id: string,
): object => ({
  type: media,
  [media]: { id, ...(caption !== undefined && { caption }), ...(media === 'document' && { filename: fileName }) },
});
