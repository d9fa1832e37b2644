import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Failure, main } from './lib/failure.mjs';
import { inProject } from './lib/project.mjs';

const LOADER = { name: 'the loader', largest: 1_023 };
const FIRST_PAINT = { name: 'the first paint', largest: 25_600 };

/** What a customer's browser fetches before it shows anything, from the manifest of Vite: files of dist/widget. */
export function firstPaint(manifest, entry = 'frame.html') {
  const files = new Set([entry]);
  const visit = (key, seen = new Set()) => {
    const chunk = manifest[key];
    if (!chunk) throw new Failure(`The manifest of the widget does not know ${key}.`);
    if (seen.has(key)) return;
    seen.add(key);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported, seen);
  };
  visit(entry);
  return [...files];
}

export function compressed(folder, files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`)).length, 0);
}

function check(folder, { name, largest }, files) {
  const size = compressed(folder, files);
  const verdict = `${name} of the widget: ${size} of at most ${largest} bytes (gzip) in ${files.join(', ')}`;
  if (size > largest) throw new Failure(`Over the budget: ${verdict}`);
  console.log(verdict);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    const folder = inProject('dist', 'widget');
    const manifest = `${folder}/.vite/manifest.json`;
    if (!existsSync(manifest)) throw new Failure('The widget is not built yet: npm run build');
    check(folder, LOADER, ['widget.js']);
    check(folder, FIRST_PAINT, firstPaint(JSON.parse(readFileSync(manifest, 'utf8'))));
  });
}
