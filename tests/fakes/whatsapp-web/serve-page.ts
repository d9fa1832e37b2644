import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

const PAGE = '<!doctype html><title>WhatsApp</title><script type="module" src="/page/main.js"></script>';

/** The page that stands in for WhatsApp Web, and its scripts. */
export const servePage = async (path: string, response: ServerResponse): Promise<void> => {
  const script = /^\/page\/([a-z]+\.js)$/.exec(path)?.[1];
  if (script) {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end(await readFile(new URL(`./page/${script}`, import.meta.url)));
  } else if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  else response.writeHead(404).end();
};
