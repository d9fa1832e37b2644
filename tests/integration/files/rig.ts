import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ErrorBody } from '#core/contracts/errors.ts';
import type { FileState } from '#core/contracts/files.ts';
import { createFiles } from '#core/files/files.ts';
import { startWhatsAppRig } from '../channels/whatsapp-rig.ts';
import { eventually } from '../gateway/harness.ts';

/** A state, or an error. */
export type UploadAnswer = FileState & ErrorBody;

export const MOST = 300_000;

/** A picture that a phone may have taken. */
export const photo = async (width = 320, height = 200): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#3478c8' } })
      .withExif({ IFD0: { Artist: 'Sheena' } })
      .jpeg()
      .toBuffer(),
  );

export const pdf = (text = 'Hello'): Uint8Array =>
  Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
% ${text}
trailer<</Root 1 0 R>>
%%EOF
`);

/** WhatsApp, with somewhere to keep files. */
export const startFilesRig = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-files-'));
  const files = { ...createFiles({ dataDir: folder, s3: undefined }), most: MOST };
  const rig = await startWhatsAppRig({ files });
  const { gateway, agent, accountId } = rig;
  const conversationOf = (peer: string) =>
    eventually('their conversation', () => gateway.store.conversations.currentOf(accountId, peer));
  const filesOf = async (id: string): Promise<FileState[]> => (await agent.get(`/api/conversations/${id}`)).body.files;
  return {
    ...rig,
    files,
    conversationOf,
    filesOf,
    /** The only file of a customer's conversation, once it is so. */
    fileOf: async (peer: string, status: FileState['status']): Promise<FileState> => {
      const { id } = await conversationOf(peer);
      return eventually(`a file that is ${status}`, async () =>
        (await filesOf(id)).find((file) => file.status === status),
      );
    },
    upload: async (id: string, bytes: Uint8Array, headers: Record<string, string>) => {
      const response = await fetch(`${gateway.url}/api/conversations/${id}/files`, {
        method: 'POST',
        headers: { origin: gateway.url, cookie: agent.cookie, 'content-type': 'application/octet-stream', ...headers },
        body: new Uint8Array(bytes),
      });
      return { status: response.status, body: (await response.json()) as UploadAnswer };
    },
    open: (address: string) => fetch(gateway.url + address, { headers: { cookie: agent.cookie } }),
    close: async () => {
      await rig.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type FilesRig = Awaited<ReturnType<typeof startFilesRig>>;
