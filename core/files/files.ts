import { join } from 'node:path';
import { createDiskStorage } from './disk-storage.ts';
import { createReceiver, type Receive } from './receive.ts';
import type { S3Options } from './s3-request.ts';
import { createS3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

/** Where files are kept, and the one way in. */
export type Files = { storage: Storage; receive: Receive };

/** In the bucket where there is one, else in the data folder; what is on its way is always there. */
export const createFiles = ({ dataDir, s3 }: { dataDir: string; s3: S3Options | undefined }): Files => {
  const folder = join(dataDir, 'files');
  const storage = s3 ? createS3Storage(s3) : createDiskStorage(join(folder, 'kept'));
  return { storage, receive: createReceiver({ storage, tempFolder: join(folder, 'incoming') }) };
};
