import type OpenAI from 'openai';
import { MESSAGE_LIMIT } from '#core/contracts/protocol.ts';
import { brokeOff, heldBack, saidNothing } from './model-failure.ts';

export type Message = OpenAI.ChatCompletionMessageParam;
export type Tool = OpenAI.ChatCompletionFunctionTool;
export type ModelRequest = { model: string; messages: Message[]; tools?: Tool[] };

export type Usage = { promptTokens: number; completionTokens: number };
export type Completion = {
  text: string;
  /** The first tool that the model asks for; its arguments are unchecked. */
  call: { name: string; arguments: string } | null;
  usage: Usage | null;
};

export type Listener = {
  /** Something arrived, whatever it was. */
  heard(): void;
  /** The whole text so far. */
  onText(text: string): void;
};

type Chunk = OpenAI.ChatCompletionChunk;

/** Nobody reads more than one message; what a model writes beyond it is cut off after a sentence. */
const cutOff = (text: string): string => {
  if (text.length <= MESSAGE_LIMIT) return text;
  const cut = text.slice(0, MESSAGE_LIMIT);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('\n'));
  return end > MESSAGE_LIMIT / 2 ? cut.slice(0, end + 1) : cut;
};

const usageOf = (chunk: Chunk): Usage | null =>
  chunk.usage
    ? { promptTokens: chunk.usage.prompt_tokens ?? 0, completionTokens: chunk.usage.completion_tokens ?? 0 }
    : null;

type Call = { name: string; arguments: string };
type Heard = { text: string; call: Call; usage: Usage | null; finish: string | null };

const add = (so: Heard, chunk: Chunk): Heard => {
  const choice = chunk.choices?.[0];
  const asked = choice?.delta?.tool_calls?.find(({ index }) => (index ?? 0) === 0)?.function;
  return {
    text: so.text + (choice?.delta?.content ?? ''),
    call: { name: so.call.name + (asked?.name ?? ''), arguments: so.call.arguments + (asked?.arguments ?? '') },
    usage: usageOf(chunk) ?? so.usage,
    finish: choice?.finish_reason ?? so.finish,
  };
};

const complete = ({ text, call, usage, finish }: Heard): Completion => {
  const begun = text !== '' || call.name !== '';
  if (finish === 'content_filter') throw heldBack();
  // Every endpoint says why it stops; one that just stops was interrupted.
  if (finish === null) throw begun ? brokeOff() : saidNothing();
  if (text.trim() === '' && call.name === '') throw saidNothing();
  return { text: text.trim(), call: call.name === '' ? null : call, usage };
};

/**
 * One call of the endpoint, read as it arrives.
 * @throws what the client throws, and a ModelFailure when the answer is cut short, held back or empty
 */
export const streamCompletion = async (
  client: OpenAI,
  request: ModelRequest,
  signal: AbortSignal,
  { heard, onText }: Listener,
): Promise<Completion> => {
  const body = { ...request, stream: true as const, stream_options: { include_usage: true } };
  const stream = await client.chat.completions.create(body, { signal });
  let so: Heard = { text: '', call: { name: '', arguments: '' }, usage: null, finish: null };
  for await (const chunk of stream) {
    const before = so;
    so = add(so, chunk);
    if (so.text !== before.text || so.call.name + so.call.arguments !== before.call.name + before.call.arguments)
      heard();
    if (so.text === before.text) continue;
    if (so.text.length > MESSAGE_LIMIT) {
      stream.controller.abort();
      return { text: cutOff(so.text), call: null, usage: so.usage };
    }
    onText(so.text);
  }
  return complete(so);
};
