import { type FakePage, startFakePage } from './page-messages.ts';

const DAY = 86_400_000;
const MB = 1024 * 1024;

/** Instagram as the Graph API has it ("Send a message", "Upload media"). */
export const startFakeInstagram = (): Promise<FakePage> =>
  startFakePage({
    platform: 'instagram',
    window: { base: DAY, human: 7 * DAY },
    isTooLong: (text) => Buffer.byteLength(text) > 1_000,
    files: {
      image: { most: 8 * MB, types: /^image\/(jpeg|png|gif)$/ },
      audio: { most: 25 * MB, types: /^audio\/(aac|mp4|x-m4a|wav)$/ },
      video: { most: 25 * MB, types: /^video\/(mp4|quicktime|webm|ogg|x-msvideo)$/ },
      file: { most: 25 * MB, types: /^application\/pdf$/ },
    },
  });
