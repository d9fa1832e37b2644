import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatonError } from '#core/domain/errors.ts';

/** Seconds after which the frame asks again by itself. */
const AGAIN = 10;

const page = (words: string, head = ''): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">${head}<title>Chat</title><p>${words}</p></html>`;

const GONE = page('The chat is not available here.');
const LATER = page(
  'The chat cannot be reached right now. It comes back by itself.',
  `<meta http-equiv="refresh" content="${AGAIN}">`,
);

/** A customer reads this in place of the conversation: words, not the body of an error. Any site may show it. */
export const apologise = (error: Error & { validation?: unknown }, request: FastifyRequest, reply: FastifyReply) => {
  const gone = error.validation !== undefined || (error instanceof BatonError && error.code === 'not_found');
  if (!gone) request.log.warn({ err: error }, 'the frame could not be served');
  return reply
    .code(gone ? 404 : 503)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *")
    .send(gone ? GONE : LATER);
};
