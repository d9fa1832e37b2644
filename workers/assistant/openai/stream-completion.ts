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
  let text = '';
  const call = { name: '', arguments: '' };
  let usage: Usage | null = null;
  let finish: string | null = null;
  for await (const chunk of stream) {
    usage = usageOf(chunk) ?? usage;
    const choice = chunk.choices?.[0];
    if (choice === undefined) continue;
    finish = choice.finish_reason ?? finish;
    const { content, tool_calls: calls } = choice.delta ?? {};
    const asked = calls?.find(({ index }) => (index ?? 0) === 0)?.function;
    if (content || asked) heard();
    call.name += asked?.name ?? '';
    call.arguments += asked?.arguments ?? '';
    if (!content) continue;
    text += content;
    if (text.length > MESSAGE_LIMIT) {
      stream.controller.abort();
      return { text: cutOff(text), call: null, usage };
    }
    onText(text);
  }
  const begun = text !== '' || call.name !== '';
  if (finish === 'content_filter') throw heldBack();
  // Every endpoint says why it stops; one that just stops was interrupted.
  if (finish === null) throw begun ? brokeOff() : saidNothing();
  if (text.trim() === '' && call.name === '') throw saidNothing();
  return { text: text.trim(), call: call.name === '' ? null : call, usage };
};
