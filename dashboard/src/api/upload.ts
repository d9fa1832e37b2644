import type { ErrorBody } from '#core/contracts/errors.ts';
import type { FileState } from '#core/contracts/files.ts';

export type Uploading = {
  file: Blob;
  name: string;
  /** The same again is the same file. */
  uploadId: string;
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};
export type Uploaded =
  | { ok: true; file: FileState }
  | { ok: false; code: ErrorBody['code'] | 'network'; message: string };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** By XMLHttpRequest: nothing else tells how far an upload has got. Null when it was taken back. */
export const upload = (
  address: string,
  { file, name, uploadId, onProgress, signal }: Uploading,
): Promise<Uploaded | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('idempotency-key', uploadId);
    request.setRequestHeader('x-file-name', encodeURIComponent(name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 200) return resolve({ ok: true, file: body as FileState });
      const { code = 'internal', message = '' } = (body ?? {}) as Partial<ErrorBody>;
      resolve({ ok: false, code, message });
    };
    request.onerror = () => resolve({ ok: false, code: 'network', message: '' });
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
