import { BSONRegExp } from 'mongodb';
import type { Topic } from '../probe.ts';

const lines = [
  { _id: 1, a: 'First line\nsecond line' },
  { _id: 2, a: 'second' },
  { _id: 3, a: 'SECOND hand' },
  { _id: 4, a: ['x', 'secondly'] },
  { _id: 5, a: 5 },
  { _id: 6, a: 'a.b' },
  { _id: 7, a: 'axb\n' },
  { _id: 8, a: 'Éclair' },
  { _id: 9, a: /second/ },
  { _id: 10 },
];

export const regex: Topic[] = [
  {
    source: 'Query Operators › $regex',
    docs: lines,
    probes: [
      { name: 'finds anywhere in the text', find: { a: /second/ }, ids: [1, 2, 4, 9] },
      { name: 'a pattern as text', find: { a: { $regex: 'second' } }, ids: [1, 2, 4, 9] },
      { name: 'i: upper and lower case', find: { a: { $regex: '^second', $options: 'i' } }, ids: [2, 3, 4] },
      { name: 'i: beyond ASCII', find: { a: /^éclair$/i }, ids: [8] },
      { name: '^ is the beginning of the text', find: { a: /^second/ }, ids: [2, 4] },
      { name: 'm: ^ is the beginning of a line', find: { a: /^second/m }, ids: [1, 2, 4] },
      { name: 'm: $ is the end of a line', find: { a: { $regex: 'line$', $options: 'm' } }, ids: [1] },
      { name: '$ also stands before a last newline', find: { a: /b$/ }, ids: [6, 7] },
      { name: 'a dot is no newline', find: { a: /line.second/ }, ids: [] },
      { name: 's: a dot is a newline too', find: { a: { $regex: 'line.second', $options: 's' } }, ids: [1] },
      { name: 'an escaped dot', find: { a: /a\.b/ }, ids: [6] },
      { name: 'a class', find: { a: /^[a-c][.x]b/ }, ids: [6, 7] },
      { name: 'alternatives', find: { a: /^(First|Éc)/ }, ids: [1, 8] },
      { name: 'a quantity', find: { a: /^[a-z]{6}$/ }, ids: [2] },
      { name: 'a look ahead', find: { a: /second(?=ly)/ }, ids: [4] },
      { name: 'a word boundary', find: { a: /\bhand\b/ }, ids: [3] },
      { name: 'white space', find: { a: /\s/ }, ids: [1, 3, 7] },
      { name: 'numbers have no text', find: { a: /5/ }, ids: [] },
      { name: 'a stored pattern equals itself', find: { a: new BSONRegExp('second', '') }, ids: [1, 2, 4, 9] },
      { name: 'beside another operator', find: { a: { $regex: 'second', $ne: 'second' } }, ids: [1, 4, 9] },
      {
        name: 'a pattern with $options of its own',
        find: { a: { $regex: /SECOND/, $options: 'i' } },
        ids: [1, 2, 3, 4],
      },
      { name: 'an empty pattern matches every text', find: { a: { $regex: '' } }, ids: [1, 2, 3, 4, 6, 7, 8] },
      { name: 'options twice are an error', find: { a: { $regex: /a/i, $options: 's' } }, code: 51_075 },
      { name: '$options alone is an error', find: { a: { $options: 'i' } }, code: 2 },
      { name: 'a number is no pattern', find: { a: { $regex: 5 } }, code: 2 },
      { name: 'options inside the pattern', find: { a: { $regex: '(?i)SECOND' } }, refused: true },
      { name: 'x: an extended pattern', find: { a: { $regex: 'sec ond', $options: 'x' } }, refused: true },
      { name: 'a POSIX class', find: { a: { $regex: '^[[:alpha:]]+$' } }, refused: true },
    ],
  },
];
