import type { ServerResponse } from 'node:http';
import type { GraphCall } from './call.ts';

/** What the fake does instead of what it is asked for. */
export type Misconduct =
  /** As the Graph API refuses: by a code. */
  | { kind: 'refuse'; code: number; subcode?: number; status?: number; headers?: Record<string, string> }
  /** As a gateway before it does: without a code. */
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  /** Hears the request out and hangs up; `takes`: having done what it was asked for. */
  | { kind: 'cut'; takes?: true }
  /** Does what it is asked for, and answers when nobody may be waiting any more. Milliseconds. */
  | { kind: 'late'; ms: number }
  /** Answers as it should, and hangs up in the middle of it. */
  | { kind: 'half' }
  /** Says that it is done, and nothing else. */
  | { kind: 'empty' }
  | { kind: 'redirect'; to: string };

/** Which calls it is for; all, where nothing is said. */
export type Where = (call: GraphCall) => boolean;

export const refusal = (code: number, subcode?: number): object => ({
  error: {
    // What Meta writes here may have a customer's number in it: nobody may pass it on.
    message: `(#${code}) Refused for 16505551234`,
    type: 'OAuthException',
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    error_data: { messaging_product: 'whatsapp', details: 'Refused for 16505551234' },
    fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
  },
});

export const misconduct = (how: Exclude<Misconduct, { kind: 'late' | 'half' }>, response: ServerResponse): void => {
  switch (how.kind) {
    case 'refuse':
      response.writeHead(how.status ?? 400, { 'content-type': 'application/json', ...how.headers });
      response.end(JSON.stringify(refusal(how.code, how.subcode)));
      return;
    case 'status':
      response.writeHead(how.status, { 'content-type': 'text/html', ...how.headers }).end('<html>Sorry</html>');
      return;
    case 'cut':
      response.destroy();
      return;
    case 'empty':
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      return;
    case 'redirect':
      response.writeHead(302, { location: how.to }).end();
  }
};
