/** Endings that fit a type; the first is given to what has none of them. */
const ENDINGS: Record<string, readonly string[]> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/heic-sequence': ['heics', 'heic'],
  'image/heif-sequence': ['heifs', 'heif'],
  'image/tiff': ['tif', 'tiff'],
  'image/bmp': ['bmp'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/mpeg': ['mp3', 'mpga'],
  'audio/mp4': ['m4a', 'mp4', 'aac'],
  'audio/aac': ['aac'],
  'audio/amr': ['amr'],
  'audio/wav': ['wav'],
  'audio/webm': ['weba', 'webm'],
  'audio/flac': ['flac'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'video/ogg': ['ogv', 'ogg'],
  'video/mpeg': ['mpg', 'mpeg'],
  'video/quicktime': ['mov', 'qt'],
  'video/3gpp': ['3gp', '3gpp'],
  'application/pdf': ['pdf'],
  'application/rtf': ['rtf'],
  'application/zip': ['zip'],
  'application/msword': ['doc', 'dot'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt', 'pps'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'text/plain': ['txt', 'text', 'log', 'md', 'json', 'tsv'],
  'text/csv': ['csv'],
  'text/calendar': ['ics'],
  'text/vcard': ['vcf'],
};

const LONGEST = 120;
// Separators of folders, what no system allows in a name, and marks that turn the direction of writing: `fdp.exe` is no PDF.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\:*?"<>|]/g;

/** A name to save a file under. Its ending is one of its type: a system opens files by that. */
export const safeName = (name: string, mimeType: string): string => {
  // Half a character is replaced: it could not be written into a header.
  const cleaned = Buffer.from(name)
    .toString()
    .replace(FORBIDDEN, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const endings = ENDINGS[mimeType.split(';')[0] ?? ''] ?? ['bin'];
  const ending = /\.([^.]{1,10})$/.exec(cleaned)?.[1]?.toLowerCase();
  if (ending !== undefined && endings.includes(ending)) {
    const stem = cleaned.slice(0, -ending.length - 1);
    return `${[...stem].slice(0, LONGEST).join('') || 'file'}.${ending}`;
  }
  return `${[...cleaned].slice(0, LONGEST).join('') || 'file'}.${endings[0]}`;
};

/** RFC 5987, 3.2.1: what encodeURIComponent leaves alone and a header must not have. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266: a name for everybody, and one in every script for those who can read it. */
export const contentDisposition = (how: 'inline' | 'attachment', name: string, mimeType: string): string => {
  const safe = safeName(name, mimeType);
  const plain = safe.replace(/[^\x20-\x7e]|%/g, '_');
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded(safe)}`;
};
