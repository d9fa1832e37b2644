import { type FakePage, startFakePage } from './page-messages.ts';

const DAY = 86_400_000;
const MB = 1024 * 1024;

/** Messenger as the Graph API has it (Send API, "Saving assets"). */
export const startFakeMessenger = (): Promise<FakePage> =>
  startFakePage({
    platform: 'messenger',
    window: { base: DAY, human: 7 * DAY },
    isTooLong: (text) => text.length > 2_000,
    files: {
      image: { most: 25 * MB, types: /^image\/(jpeg|png|gif)$/ },
      audio: { most: 25 * MB, types: /^audio\// },
      video: { most: 25 * MB, types: /^video\// },
      file: { most: 25 * MB, types: /./ },
    },
  });
