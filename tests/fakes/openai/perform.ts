import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour, ChatRequest } from './behaviour.ts';
import { completion, pieces, stream } from './wire.ts';

type Of<K extends Behaviour['kind']> = Extract<Behaviour, { kind: K }>;
type Act<K extends Behaviour['kind']> = (
  behaviour: Of<K>,
  request: ChatRequest,
  response: ServerResponse,
) => Promise<void> | void;

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** The first half of a text as a stream that stays open. */
const half = (text: string, request: ChatRequest, response: ServerResponse) => {
  const out = stream(request, response);
  out.open();
  const all = pieces(text);
  for (const piece of all.slice(0, Math.ceil(all.length / 2))) out.chunk({ content: piece });
};

const ACTS: { [K in Behaviour['kind']]: Act<K> } = {
  reply: async ({ text, pace }, request, response) => {
    if (!request.stream) {
      await sleep((pace ?? 0) * pieces(text).length);
      json(response, 200, completion(request, text, null, 'stop'));
      return;
    }
    const out = stream(request, response);
    out.open();
    for (const piece of pieces(text)) {
      if (pace) await sleep(pace);
      if (response.destroyed) return;
      out.chunk({ content: piece });
    }
    out.end('stop', text);
  },
  tool: ({ name, arguments: args, text = '' }, request, response) => {
    if (!request.stream) {
      json(response, 200, completion(request, text, { name, arguments: args }, 'tool_calls'));
      return;
    }
    const out = stream(request, response);
    out.open();
    for (const piece of pieces(text)) out.chunk({ content: piece });
    // Arguments arrive in pieces, the name with the first one only.
    out.chunk({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name, arguments: '' } }] });
    const middle = Math.ceil(args.length / 2);
    for (const part of [args.slice(0, middle), args.slice(middle)])
      out.chunk({ tool_calls: [{ index: 0, function: { arguments: part } }] });
    out.end('tool_calls', text);
  },
  status: ({ status, retryAfter }, _request, response) => {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    json(response, status, { error: { message: 'The fake was told to.', type: 'fake', code: null } }, headers);
  },
  hang: ({ headers = true }, request, response) => {
    if (headers) stream(request, response).open();
  },
  hangMidStream: ({ text }, request, response) => half(text, request, response),
  cut: async ({ text }, request, response) => {
    half(text, request, response);
    await sleep(20);
    response.socket?.destroy();
  },
  stopShort: ({ text }, request, response) => {
    half(text, request, response);
    response.end();
  },
  malformed: (_behaviour, request, response) => {
    if (request.stream)
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"choices": [{\n\n');
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [{');
  },
  emptyChoices: (_behaviour, request, response) => {
    const empty = { ...completion(request, '', null, 'stop'), choices: [] };
    if (!request.stream) {
      json(response, 200, empty);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`data: ${JSON.stringify({ ...empty, object: 'chat.completion.chunk' })}\n\ndata: [DONE]\n\n`);
  },
  empty: (_behaviour, request, response) => {
    if (!request.stream) {
      json(response, 200, completion(request, '', null, 'stop'));
      return;
    }
    const out = stream(request, response);
    out.open();
    out.end('stop', '');
  },
  filtered: (_behaviour, request, response) => {
    if (!request.stream) {
      json(response, 200, completion(request, '', null, 'content_filter'));
      return;
    }
    const out = stream(request, response);
    out.open();
    out.end('content_filter', '');
  },
};

export const perform = async (behaviour: Behaviour, request: ChatRequest, response: ServerResponse): Promise<void> => {
  const act = ACTS[behaviour.kind] as Act<Behaviour['kind']>;
  await act(behaviour, request, response);
};
