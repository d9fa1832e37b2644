import OpenAI from 'openai';

type Facts = {
  /** The same request may succeed a moment later. */
  retryable: boolean;
  /** The endpoint is in trouble, not this one request. */
  endpoint: boolean;
  /** Milliseconds that the endpoint asked to be left alone for. */
  retryAfter?: number;
};

/** Why a model gave no answer. `because` goes on after "The model …" and holds nothing of what anybody wrote. */
export class ModelFailure extends Error {
  readonly because: string;
  readonly facts: Facts;
  constructor(because: string, facts: Facts) {
    super(because);
    this.name = 'ModelFailure';
    this.because = because;
    this.facts = facts;
  }
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

export const timedOut = (ms: number): ModelFailure =>
  new ModelFailure(`timed out after ${seconds(ms)}`, { retryable: false, endpoint: true });
export const switchedOff = (): ModelFailure =>
  new ModelFailure('is switched off after repeated failures', { retryable: false, endpoint: false });
export const brokeOff = (): ModelFailure =>
  new ModelFailure('broke off in the middle of its answer', { retryable: true, endpoint: true });
export const saidNothing = (): ModelFailure =>
  new ModelFailure('gave an empty answer', { retryable: true, endpoint: true });
export const heldBack = (): ModelFailure =>
  new ModelFailure('held its answer back', { retryable: false, endpoint: false });

const answered = (status: number, headers: Headers | undefined): ModelFailure => {
  const after = Number(headers?.get('retry-after') ?? Number.NaN);
  return new ModelFailure(`answered ${status}`, {
    retryable: status === 408 || status === 429 || status >= 500,
    // A request that is refused for what it holds says nothing about the next one.
    endpoint: status >= 500 || [401, 403, 408, 429].includes(status),
    ...(Number.isFinite(after) ? { retryAfter: after * 1_000 } : {}),
  });
};

/** Puts what the client threw into words. `begun`: something of the answer had arrived. */
export const asFailure = (error: unknown, begun: boolean): ModelFailure => {
  if (error instanceof ModelFailure) return error;
  if (error instanceof OpenAI.APIError && typeof error.status === 'number')
    return answered(error.status, error.headers);
  if (error instanceof SyntaxError)
    return new ModelFailure('answered in a form that cannot be read', { retryable: true, endpoint: true });
  if (begun) return brokeOff();
  if (error instanceof OpenAI.APIError && !(error instanceof OpenAI.APIConnectionError))
    return new ModelFailure('reported an error', { retryable: true, endpoint: true });
  return new ModelFailure('could not be reached', { retryable: true, endpoint: true });
};
