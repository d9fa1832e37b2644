import type createClient from 'openapi-fetch';
import type { paths } from './schema.generated.ts';

export type Settled = <T>(answer: Promise<{ data?: T; response: Response; error?: unknown }>) => Promise<T>;
/** How something is asked of the gateway. */
export type Request = Pick<ReturnType<typeof createClient<paths>>, 'GET' | 'POST' | 'PATCH' | 'PUT'> & {
  settled: Settled;
};
