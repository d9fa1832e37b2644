import { check, type Story } from './checker.ts';

const LOOK_EVERY = 300;

/**
 * What the record shows once it shows everything, or nothing more for as long as patience lasts.
 * Looked at twice: what is doubled may come after what was missing.
 */
export const settled = async (
  look: () => Promise<Story[]>,
  patience: number,
): Promise<{ stories: Story[]; recovered: number }> => {
  const began = Date.now();
  let [shown, recovered] = [-1, 0];
  for (let since = began; ; await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))) {
    const outOfPatience = () => Date.now() - since > patience;
    const stories = await look().catch((error: unknown) => {
      // The gateway or the store may still be coming back.
      if (outOfPatience()) throw error;
      return null;
    });
    if (stories === null) continue;
    const now = stories.reduce((sum, { recorded }) => sum + recorded.length, 0);
    const { lost } = check(stories);
    if (now === shown && (lost === 0 || outOfPatience())) return { stories, recovered };
    if (now !== shown) {
      since = Date.now();
      recovered = (since - began) / 1_000;
    }
    shown = now;
  }
};
