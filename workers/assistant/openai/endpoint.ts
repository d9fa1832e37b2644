import OpenAI from 'openai';
import type { Logger } from 'pino';
import type { OpenAiSettings } from '#core/settings/settings.ts';
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts';
import { type Deadline, startDeadline, TIMEOUTS, type Timeouts } from './deadline.ts';
import { asFailure, type ModelFailure, switchedOff } from './model-failure.ts';
import { type Completion, type ModelRequest, streamCompletion } from './stream-completion.ts';

export type EndpointOptions = {
  settings: OpenAiSettings;
  log: Logger;
  timeouts?: Timeouts;
  /** Milliseconds before the second attempt: between half of it and all of it. */
  pause?: number;
  breaker?: CircuitBreaker;
};

/** Calls the model. Rejects with a ModelFailure, or with the signal's reason when the caller has aborted. */
export type Endpoint = (
  request: ModelRequest,
  signal: AbortSignal,
  onText: (textSoFar: string) => void,
) => Promise<Completion>;

const ATTEMPTS = 2;
const PAUSE = 600;
/** An endpoint that wants to be left alone for longer than this is not asked again for this answer. */
const LONGEST_PAUSE = 2_000;
const FAILURES = 5;
const REST = 30_000;

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });

/** One OpenAI-compatible endpoint, with its deadlines, one repetition, and a breaker that is shared by all its callers. */
export const createEndpoint = (options: EndpointOptions): Endpoint => {
  const { settings, log, timeouts = TIMEOUTS, pause = PAUSE } = options;
  const breaker =
    options.breaker ?? createCircuitBreaker({ failures: FAILURES, rest: REST, now: () => performance.now() });
  const { baseUrl: baseURL, apiKey } = settings;
  const client = new OpenAI({
    baseURL,
    apiKey,
    // The environment is read in one place, and this is not it.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeouts.total,
    logLevel: 'off',
  });

  const attempt = async (
    request: ModelRequest,
    outer: AbortSignal,
    deadline: Deadline,
    onText: (text: string) => void,
  ): Promise<Completion | { failure: ModelFailure; begun: boolean }> => {
    if (!breaker.enter()) return { failure: switchedOff(), begun: false };
    let begun = false;
    const startedAt = performance.now();
    const ms = () => Math.round(performance.now() - startedAt);
    const listener = {
      heard: () => {
        begun = true;
        deadline.heard();
      },
      onText,
    };
    try {
      const completion = await streamCompletion(client, request, deadline.signal, listener);
      breaker.succeeded();
      log.info({ model: request.model, ms: ms(), ...completion.usage }, 'model answered');
      return completion;
    } catch (error) {
      if (outer.aborted) {
        breaker.abandoned();
        throw outer.reason;
      }
      const failure = deadline.failure() ?? asFailure(error, begun);
      if (failure.facts.endpoint) breaker.failed();
      else breaker.succeeded();
      log.warn({ model: request.model, ms: ms(), because: failure.because }, 'model failed');
      return { failure, begun };
    }
  };

  return async (request, signal, onText) => {
    const deadline = startDeadline(signal, timeouts);
    try {
      for (let tries = 1; ; tries++) {
        const outcome = await attempt(request, signal, deadline, onText);
        if (!('failure' in outcome)) return outcome;
        const { failure, begun } = outcome;
        const asked = failure.facts.retryAfter ?? 0;
        // Once a customer has seen the beginning of an answer, another one must not take its place unseen.
        if (tries === ATTEMPTS || begun || !failure.facts.retryable || asked > LONGEST_PAUSE) throw failure;
        await wait(Math.max(asked, pause * (0.5 + Math.random() / 2)), deadline.signal);
        signal.throwIfAborted();
        const late = deadline.failure();
        if (late) throw late;
        deadline.heard();
      }
    } finally {
      deadline.stop();
    }
  };
};
