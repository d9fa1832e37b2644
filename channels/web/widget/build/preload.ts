import type { Plugin } from 'vite';

/** In place of Vite's helper, which weighs more than what it is for here: what is loaded later brings its styles along. */
const HELPER = `
const style = (name) => new Promise((resolve, reject) => {
  if (document.querySelector('link[href$="' + name + '"]')) return resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = import.meta.env.BASE_URL + name;
  link.onload = resolve;
  link.onerror = reject;
  document.head.append(link);
});
export const __vitePreload = (load, names = []) => Promise.all([load(), ...names.map(style)]).then(([all]) => all);
`;

export const smallPreload = (): Plugin => ({
  name: 'baton:small-preload',
  enforce: 'pre',
  load: (id) => (id.endsWith('vite/preload-helper.js') ? HELPER : null),
});
