import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { mediaRef } from '#channels/contract/ids.ts';
import { NoMedia } from '#channels/contract/no-media.ts';
import { abandonedAt, isGivenUp, MOST_DEATHS, nextFetchAt } from '#core/domain/files/attempts.ts';
import { FileRefused } from '#core/files/refused.ts';
import { RefusedAddress } from '#core/files/safe-fetch.ts';
import type { DueFile } from '#core/store/files.ts';
import { type FileDrainDeps, keyOf, type OpenMedia } from './deps.ts';

/** Milliseconds for one file, however slowly it comes. */
const LONGEST = 5 * 60_000;

const DEADLY = 'It could not be examined: every attempt has ended without a result.';
const GIVEN_UP = 'The platform did not give it for a day.';
const NOT_NOW = 'It could not be fetched yet and is tried again.';
const ELSEWHERE = 'The platform names an address for it from which nothing is fetched.';

/** Fetches one file and records what came of it. What can't be had now is tried again later, for a day. */
export const fetchFile = async (
  deps: FileDrainDeps,
  open: OpenMedia,
  file: DueFile,
  signal: AbortSignal,
): Promise<void> => {
  const { files, receive, most, show, time } = deps;
  const counted = await files.attempt(file.id, abandonedAt(time()));
  if (counted === null) return;
  const { id, kind, name } = file;
  const tell = (settled: Awaited<ReturnType<typeof files.ready>>): void => {
    if (settled) show(settled);
  };
  if (counted.deaths >= MOST_DEATHS) return tell(await files.failed(id, DEADLY));
  const limited = AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]);
  try {
    const { bytes, mimeType } = await open(mediaRef(file.ref), limited);
    const claim = { kind, name, ...(mimeType && { mimeType }) };
    const facts = await receive({
      key: keyOf(id),
      bytes: Readable.fromWeb(bytes as WebStream),
      most,
      claim,
      signal: limited,
    });
    tell(await files.ready(id, facts));
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof FileRefused) return tell(await files.refused(id, error.why));
    if (error instanceof NoMedia) return tell(await files.failed(id, error.message));
    if (error instanceof RefusedAddress) return tell(await files.failed(id, ELSEWHERE));
    await later(deps, { ...file, attempts: counted.attempts }, error);
  }
};

const later = async (
  { files, show, time, chance, log }: FileDrainDeps,
  file: DueFile,
  error: unknown,
): Promise<void> => {
  const { id, channelAccountId } = file;
  log.warn({ channelAccountId, file: id, err: error }, 'a file could not be fetched');
  const at = nextFetchAt(file, time(), chance());
  if (at !== null) return files.postponed(id, at, NOT_NOW);
  const failed = await files.failed(id, GIVEN_UP);
  if (failed) show(failed);
};

/** Of what nobody has fetched: too late for it. */
export const giveUpOn = async ({ files, show, time }: FileDrainDeps, due: readonly DueFile[]): Promise<void> => {
  for (const { id } of due.filter(({ createdAt }) => isGivenUp(createdAt, time()))) {
    const failed = await files.failed(id, GIVEN_UP);
    if (failed) show(failed);
  }
};
