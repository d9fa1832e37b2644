import type { FileState } from '#core/contracts/files.ts';
import type { ErrorCode } from '#core/domain/errors.ts';

export type Uploaded = { ok: true; file: FileState } | { ok: false; code: ErrorCode; message: string };

type Upload = { file: File; id: string; token: string; signal: AbortSignal; onProgress: (share: number) => void };

/** Null when it was taken back. The same `id` again is the same file. */
export const upload = ({ file, id, token, signal, onProgress }: Upload): Promise<Uploaded | null> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/web/files');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('idempotency-key', id);
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      resolve(
        request.status === 200
          ? { ok: true, file: request.response }
          : { ok: false, code: request.response?.code ?? 'unavailable', message: request.response?.message ?? '' },
      );
    request.onerror = () => resolve({ ok: false, code: 'unavailable', message: '' });
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
