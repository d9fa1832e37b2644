import { MissingFile, StorageTrouble } from './storage.ts';

/** What the settings of a bucket may have wrong, by the code in the body of the answer: S3's REST API, "Error responses". */
const SETTINGS: Record<string, string> = {
  NoSuchBucket: 'The bucket for files does not exist. Make it, or correct FILES_S3_BUCKET.',
  InvalidBucketName: 'FILES_S3_BUCKET is not the name of a bucket.',
  InvalidAccessKeyId: 'The storage for files does not know the access key. Correct FILES_S3_ACCESS_KEY_ID.',
  SignatureDoesNotMatch: 'The secret of the access key for files is wrong. Correct FILES_S3_SECRET_ACCESS_KEY.',
  AccessDenied: 'The access key for files may not do that. Give it the right to read, write and delete in the bucket.',
  RequestTimeTooSkewed: 'The clock of this machine is wrong by more than 15 minutes: the storage for files refuses it.',
  PermanentRedirect: 'The bucket for files is in another region. Correct FILES_S3_REGION and FILES_S3_ENDPOINT.',
  AuthorizationHeaderMalformed: 'The bucket for files is in another region. Correct FILES_S3_REGION.',
};

const codeIn = (body: string): string | undefined => /<Code>([A-Za-z]{1,60})<\/Code>/.exec(body)?.[1];

/** An answer other than success, in words. Only its code is repeated. */
export const errorOf = (status: number, body: string): Error => {
  const code = codeIn(body);
  if (code === 'NoSuchKey') return new MissingFile();
  const why = code === undefined ? undefined : SETTINGS[code];
  if (why !== undefined) return new StorageTrouble(why, false);
  const said = `The storage for files answered ${status}${code === undefined ? '' : ` ${code}`}.`;
  return new StorageTrouble(said, isPassing(status, code));
};

/** Worth another try: too busy, broken, or it lost our connection. */
const isPassing = (status: number, code: string | undefined): boolean =>
  status >= 500 || status === 429 || code === 'RequestTimeout' || code === 'BadDigest';
