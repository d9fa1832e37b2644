type Json = Record<string, unknown>;
type Titled = { id: string; title: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const at = (value: unknown, name: string): unknown => (value as Json | undefined)?.[name];
const fits = (value: unknown, most: number): boolean => text(value).length > 0 && text(value).length <= most;
const areDistinct = (values: readonly string[]): boolean => new Set(values).size === values.length;

const PARAMETER = 131009;
const MISSING = 131008;
const UNKNOWN_TYPE = 131051;

/** The code with which the Cloud API refuses a message, by the limits of its reference; undefined for one that it takes. */
export const whatIsWrongWith = (json: Json, hasFile: (id: string) => boolean): number | undefined => {
  if (json.messaging_product !== 'whatsapp') return MISSING;
  if (json.status === 'read') return fits(json.message_id, 200) ? undefined : PARAMETER;
  if (!isAddressed(json)) return PARAMETER;
  if (text(json.biz_opaque_callback_data).length > 512) return PARAMETER;
  if (json.context !== undefined && !fits(at(json.context, 'message_id'), 200)) return PARAMETER;
  const content = json[text(json.type)];
  switch (json.type) {
    case 'text':
      return fits(at(content, 'body'), 4_096) ? undefined : PARAMETER;
    case 'image':
    case 'video':
    case 'document':
    case 'audio':
    case 'sticker':
      return isFile(text(json.type), content, hasFile) ? undefined : PARAMETER;
    case 'interactive':
      return isInteractive(content) ? undefined : PARAMETER;
    case 'template':
      return fits(at(content, 'name'), 512) && fits(at(at(content, 'language'), 'code'), 20) ? undefined : 132001;
    default:
      return UNKNOWN_TYPE;
  }
};

/** A number with its plus, or an id: `US.` and what follows. One of them. */
const isAddressed = ({ to, recipient }: Json): boolean =>
  to === undefined
    ? /^[A-Z]{2}\.[A-Za-z0-9.]+$/.test(text(recipient))
    : recipient === undefined && /^\+\d+$/.test(text(to));

const isFile = (type: string, content: unknown, hasFile: (id: string) => boolean): boolean => {
  const caption = at(content, 'caption');
  if (caption !== undefined && (['audio', 'sticker'].includes(type) || !fits(caption, 1_024))) return false;
  if (at(content, 'filename') !== undefined && type !== 'document') return false;
  return hasFile(text(at(content, 'id')));
};

const isInteractive = (content: unknown): boolean => {
  if (!fits(at(at(content, 'body'), 'text'), 1_024)) return false;
  const action = at(content, 'action');
  if (at(content, 'type') === 'button') {
    const buttons = (at(action, 'buttons') as { type: string; reply: Titled }[]).map(({ reply }) => reply);
    return areTitled(buttons, { most: 3, title: 20, id: 256 });
  }
  const sections = at(action, 'sections') as { rows: (Titled & { description?: string })[] }[];
  const rows = sections.flatMap((section) => section.rows);
  const areDescribed = rows.every(({ description }) => description === undefined || fits(description, 72));
  return (
    at(content, 'type') === 'list' &&
    fits(at(action, 'button'), 20) &&
    areDescribed &&
    areTitled(rows, { most: 10, title: 24, id: 200 })
  );
};

const areTitled = (
  items: readonly Titled[],
  { most, title, id }: { most: number; title: number; id: number },
): boolean =>
  items.length > 0 &&
  items.length <= most &&
  items.every((item) => fits(item.title, title) && fits(item.id, id)) &&
  areDistinct(items.map((item) => item.title)) &&
  areDistinct(items.map((item) => item.id));
