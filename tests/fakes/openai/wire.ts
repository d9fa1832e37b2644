import type { ServerResponse } from 'node:http';
import type { ChatRequest } from './behaviour.ts';

/** Words with the blank before them, as tokens are. */
export const pieces = (text: string): string[] => text.match(/\s*\S+/g) ?? [];

type Call = { name: string; arguments: string };
const base = (request: ChatRequest, object: string) => ({
  id: 'chatcmpl-fake',
  object,
  created: 0,
  model: request.model,
});

export const usageOf = (request: ChatRequest, text: string) => {
  const prompt = request.messages.reduce((sum, message) => sum + pieces(message.content).length, 0);
  const completion = pieces(text).length;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
};

export const toolCall = (call: Call) => ({ index: 0, id: 'call_1', type: 'function', function: call });

/** A whole answer in one body. */
export const completion = (request: ChatRequest, text: string, call: Call | null, finish: string) => ({
  ...base(request, 'chat.completion'),
  choices: [
    {
      index: 0,
      finish_reason: finish,
      message: { role: 'assistant', content: text || null, ...(call ? { tool_calls: [toolCall(call)] } : {}) },
    },
  ],
  usage: usageOf(request, text),
});

/** The pieces of a stream, as server-sent events. */
export const stream = (request: ChatRequest, response: ServerResponse) => {
  const send = (value: unknown) => response.write(`data: ${JSON.stringify(value)}\n\n`);
  const chunk = (delta: object, finish: string | null = null) =>
    send({ ...base(request, 'chat.completion.chunk'), choices: [{ index: 0, delta, finish_reason: finish }] });
  return {
    open: () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      chunk({ role: 'assistant', content: '' });
    },
    chunk,
    send,
    end: (finish: string, text: string) => {
      chunk({}, finish);
      send({ ...base(request, 'chat.completion.chunk'), choices: [], usage: usageOf(request, text) });
      response.end('data: [DONE]\n\n');
    },
  };
};
