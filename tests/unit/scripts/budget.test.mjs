import { expect, it } from 'vitest';
import { firstPaint } from '../../../scripts/budget.mjs';

const MANIFEST = {
  'frame.html': { file: 'frame.js', css: ['frame.css'], imports: ['_shared.js'], dynamicImports: ['later.ts'] },
  '_shared.js': { file: 'shared.js', imports: ['_deep.js', 'frame.html'] },
  '_deep.js': { file: 'deep.js', css: ['deep.css'] },
  'later.ts': { file: 'later.js' },
};

it('the first paint is the page, its script, everything that one imports at once, and their styles', () => {
  expect(firstPaint(MANIFEST)).toEqual(['frame.html', 'frame.js', 'frame.css', 'shared.js', 'deep.js', 'deep.css']);
  expect(() => firstPaint({})).toThrow(/frame\.html/);
});
