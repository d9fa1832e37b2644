import { describe, expect, it } from 'vitest';
import { readRequest } from '#embedded/operations/request.ts';

const read = (name: string, ...args: string[]) => readRequest(name, args, '/home/maya');

describe('the words after a command', () => {
  it('are files and folders as seen from where it was called', () => {
    expect(read('backup', 'b')).toEqual({ name: 'backup', target: '/home/maya/b' });
    expect(read('export', '/srv/dump')).toEqual({ name: 'export', target: '/srv/dump' });
    expect(read('restore', 'b')).toEqual({ name: 'restore', file: '/home/maya/b', into: undefined });
    expect(read('restore', '--into', 'new', 'b')).toMatchObject({ file: '/home/maya/b', into: '/home/maya/new' });
    expect(read('move-store', 'mongodb+srv://host/shop')).toEqual({
      name: 'move-store',
      target: 'mongodb+srv://host/shop',
    });
  });

  it.each([
    [['backup'], 'npm run backup -- FILE'],
    [['backup', 'a', 'b'], 'npm run backup -- FILE'],
    [['backup', 'b', '--into', 'c'], 'npm run backup -- FILE'],
    [['export', '--gzip', 'b'], 'npm run export -- FOLDER'],
    [['restore'], 'npm run restore -- FILE --into FOLDER'],
    [['move-store', 'db.example.com'], 'npm run move-store -- mongodb://'],
    [['toString', 'b'], 'There is no operation "toString"'],
  ])('that are not understood (%s) are answered with how it is meant', ([name = '', ...args], answer) => {
    expect(() => read(name, ...args)).toThrow(answer);
  });
});
