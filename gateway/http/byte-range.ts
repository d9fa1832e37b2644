import type { ByteRange } from '#core/files/storage.ts';

/**
 * What a `Range` header asks for, RFC 9110, 14.2. null: all of it, as for what is not understood or asks for several parts.
 * unsatisfiable: nothing of it is there.
 */
export const rangeIn = (header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null => {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (asked === null) return null;
  const [, first = '', last = ''] = asked;
  if (first === '' && last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= size) return 'unsatisfiable';
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
};
