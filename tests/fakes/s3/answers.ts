import type { ServerResponse } from 'node:http';

/** Codes with their statuses, from "Error responses" of the Amazon S3 API reference. */
export const STATUSES = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidRange: 416,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  SlowDown: 503,
  XAmzContentSHA256Mismatch: 400,
} as const;
export type S3Code = keyof typeof STATUSES;

/** The body that S3 sends with a refusal. */
export const refuse = (response: ServerResponse, code: S3Code, resource: string): void => {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>What S3 says of ${code}.</Message><Resource>${resource}</Resource><RequestId>4442587FB7D0A2F9</RequestId></Error>`;
  response.writeHead(STATUSES[code], { 'content-type': 'application/xml', 'x-amz-request-id': '4442587FB7D0A2F9' });
  response.end(body);
};
