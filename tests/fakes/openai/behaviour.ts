/** What the fake does with one request. Pieces of a text are words, so that a stream has several. */
export type Behaviour =
  | { kind: 'reply'; text: string /** Milliseconds before each piece. */; pace?: number }
  | { kind: 'tool'; name: string; arguments: string; text?: string }
  | { kind: 'status'; status: number; retryAfter?: number }
  /** Takes the request and never says anything; `headers`: not even that it is there. */
  | { kind: 'hang'; headers?: boolean }
  | { kind: 'hangMidStream'; text: string }
  | { kind: 'cut'; text: string }
  /** Ends properly as far as HTTP is concerned, without a reason to stop. */
  | { kind: 'stopShort'; text: string }
  | { kind: 'malformed' }
  | { kind: 'emptyChoices' }
  | { kind: 'empty' }
  | { kind: 'filtered' };

export type ChatMessage = { role: string; content: string };
export type ChatRequest = {
  model: string;
  messages: ChatMessage[];
  stream: boolean;
  tools: unknown[];
  /** Milliseconds since the epoch. */
  at: number;
  authorization: string;
};

/** One for every request, one after the other (the last one stays), or whatever fits the request. */
export type Script = Behaviour | Behaviour[] | ((request: ChatRequest) => Behaviour);

/** Until it is told otherwise the fake answers with what it was last asked. */
export const echo = (request: ChatRequest): Behaviour => {
  const last = request.messages.findLast((message) => message.role === 'user');
  return { kind: 'reply', text: `You wrote: ${last?.content ?? 'nothing'}` };
};

export const createActor = (): { behave(script: Script): void; next(request: ChatRequest): Behaviour } => {
  let script: Script = echo;
  let turn = 0;
  return {
    behave: (next) => {
      script = next;
      turn = 0;
    },
    next: (request) => {
      if (typeof script === 'function') return script(request);
      if (!Array.isArray(script)) return script;
      const behaviour = script[Math.min(turn++, script.length - 1)];
      return behaviour ?? echo(request);
    },
  };
};
