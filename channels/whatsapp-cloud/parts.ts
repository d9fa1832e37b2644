import { mediaRef } from '../contract/ids.ts';
import type { MediaKind, Part } from '../contract/inbound.ts';
import { type Content, contentOf } from './contents.ts';
import { filledIn } from './form.ts';

/** What somebody said. At least one part: what has no form is named. */
export const partsOf = (message: { type: string }): Part[] => {
  const parts = knownParts(message);
  return parts.length > 0 ? parts : [{ kind: 'unsupported', what: message.type }];
};

const knownParts = (message: { type: string }): Part[] => {
  const { type } = message;
  switch (type) {
    case 'text':
      return textOf(contentOf(message, type)?.body);
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return mediaOf(type, contentOf(message, type));
    case 'location':
      return locationOf(contentOf(message, type));
    case 'contacts':
      return textOf((contentOf(message, type) ?? []).map(cardOf).filter(Boolean).join('\n\n'));
    case 'interactive':
      return tappedOf(contentOf(message, type));
    case 'button':
      return buttonOf(contentOf(message, type));
    case 'order':
      return orderOf(contentOf(message, type));
    case 'unsupported':
      return [{ kind: 'unsupported', what: contentOf(message, type)?.type ?? type }];
    default:
      return [];
  }
};

const textOf = (text: string | undefined): Part[] => (text ? [{ kind: 'text', text }] : []);

const mediaOf = (media: MediaKind, content: Content<'image'> | undefined): Part[] => {
  if (!content) return [];
  const { id, voice, filename, mime_type: mimeType, caption } = content;
  const file: Part = {
    ...{ kind: 'media', media, ref: mediaRef(id) },
    ...(voice && { voice }),
    ...(filename && { fileName: filename }),
    ...(mimeType && { mimeType }),
  };
  return [file, ...textOf(caption)];
};

const locationOf = (content: Content<'location'> | undefined): Part[] => {
  if (!content) return [];
  const { latitude, longitude, name, address } = content;
  return [{ kind: 'location', latitude, longitude, ...(name && { name }), ...(address && { address }) }];
};

/** A card of somebody's address book, a line for each of its entries. */
const cardOf = ({ name, phones = [], emails = [] }: Content<'contacts'>[number]): string =>
  [name?.formatted_name, ...phones.map(({ phone, wa_id }) => phone ?? wa_id), ...emails.map(({ email }) => email)]
    .filter(Boolean)
    .join('\n');

const tappedOf = (content: Content<'interactive'> | undefined): Part[] => {
  const reply = content?.button_reply ?? content?.list_reply;
  if (reply) return [{ kind: 'choice', id: reply.id, title: wholeOf(reply) }];
  return content
    ? [{ kind: 'unsupported', what: content.type }, ...textOf(filledIn(content.nfm_reply?.response_json))]
    : [];
};

/** A title that was too long for a row was cut there, and stands as a whole below it (see answers.ts). */
const wholeOf = ({ title, description }: { title: string; description?: string }): string =>
  title.endsWith('…') && description?.startsWith(title.slice(0, -1)) ? description : title;

/** Below a template. */
const buttonOf = (content: Content<'button'> | undefined): Part[] =>
  content ? [{ kind: 'choice', id: content.payload || content.text, title: content.text }] : [];

/** Baton has no form for a cart; what is in it can be read. */
const orderOf = (content: Content<'order'> | undefined): Part[] => {
  if (!content) return [];
  const lines = content.product_items.map(({ quantity, product_retailer_id, item_price, currency }) =>
    [`${quantity} × ${product_retailer_id}`, item_price, currency].filter((word) => word !== undefined).join(' '),
  );
  return [{ kind: 'unsupported', what: 'order' }, ...textOf(lines.join('\n')), ...textOf(content.text)];
};
