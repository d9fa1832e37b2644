import pino from 'pino';
import type { StoredFile } from '#core/domain/files/file.ts';
import { createFiles } from '#core/files/files.ts';
import type { Store } from '#core/store/connect.ts';
import type { OpenMedia } from '#workers/files/deps.ts';
import { createFileDrain } from '#workers/files/drain-files.ts';

/** How files of any account are fetched into a data folder, from a platform that answers so; at a time that can be moved. */
export const fetchingFrom = (store: Store, dataDir: string, open: OpenMedia, most = 10_000) => {
  const clock = { ahead: 0 };
  const shown: StoredFile[] = [];
  const { storage, receive } = createFiles({ dataDir, s3: undefined });
  const drain = createFileDrain({
    ...{ files: store.files, openMediaOf: async () => open, receive, most },
    show: (file) => shown.push(file),
    time: () => store.time() + clock.ahead,
    chance: () => 1,
    log: pino({ level: 'silent' }),
  });
  return { drain, storage, shown, clock };
};
