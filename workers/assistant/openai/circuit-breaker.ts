export type BreakerOptions = {
  /** So many failures in a row switch the endpoint off. */
  failures: number;
  /** Milliseconds until one request may try whether it is back. */
  rest: number;
  now: () => number;
};

export type CircuitBreaker = {
  /** False: do not even try. True obliges the caller to report how it went. */
  enter(): boolean;
  succeeded(): void;
  failed(): void;
  /** Nobody waited for the outcome, so it says nothing. */
  abandoned(): void;
};

/** Spares an endpoint that is down the load, and customers the wait. */
export const createCircuitBreaker = ({ failures, rest, now }: BreakerOptions): CircuitBreaker => {
  let inRow = 0;
  let openUntil = 0;
  let probing = false;
  const isOpen = () => inRow >= failures;
  return {
    enter: () => {
      if (!isOpen()) return true;
      if (probing || now() < openUntil) return false;
      probing = true;
      return true;
    },
    succeeded: () => {
      inRow = 0;
      probing = false;
    },
    failed: () => {
      inRow += 1;
      probing = false;
      if (isOpen()) openUntil = now() + rest;
    },
    abandoned: () => {
      probing = false;
    },
  };
};
