import type { IncomingMessage } from 'node:http';

/** One request as the Graph API sees it. */
export type GraphCall = {
  method: string;
  /** Behind the version; of a file, behind the host. */
  path: string[];
  query: URLSearchParams;
  authorization: string;
  json: Record<string, unknown> | null;
  form: FormData | null;
};

export const readCall = async (message: IncomingMessage): Promise<GraphCall> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const url = new URL(message.url ?? '/', 'http://graph');
  const type = message.headers['content-type'] ?? '';
  return {
    method: message.method ?? '',
    path: url.pathname.split('/').filter(Boolean),
    query: url.searchParams,
    authorization: message.headers.authorization ?? '',
    json: type.startsWith('application/json') ? (JSON.parse(body.toString('utf8')) as Record<string, unknown>) : null,
    form: type.startsWith('multipart/form-data')
      ? ((await new Response(body, { headers: { 'content-type': type } }).formData()) as FormData)
      : null,
  };
};
