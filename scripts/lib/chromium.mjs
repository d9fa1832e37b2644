import { isProgram, lastLines, which } from './command.mjs';
import { installPackage, isDebian, isRoot } from './debian.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Finds the browser of the end-to-end tests or brings it there, and leaves its path in BATON_TEST_CHROMIUM. */
export async function ensureChromium() {
  process.env.BATON_TEST_CHROMIUM ??= findChromium() ?? (await installChromium());
}

function findChromium() {
  return which(...NAMES) ?? (isProgram(MAC) ? MAC : undefined);
}

async function installChromium() {
  if (!isDebian() || !isRoot()) throw new Failure(howToInstall());
  return step('Installing Chromium', async () => {
    const { output } = await installPackage('chromium');
    const installed = findChromium();
    if (!installed) throw new Failure(`Chromium could not be installed:\n\n${lastLines(output, 5)}`);
    return installed;
  });
}

function howToInstall() {
  const commands = [
    ['brew', 'brew install --cask google-chrome'],
    ['apt-get', 'sudo apt-get install chromium'],
    ['dnf', 'sudo dnf install chromium'],
    ['pacman', 'sudo pacman -S chromium'],
    ['apk', 'apk add chromium'],
  ];
  const [, command] = commands.find(([manager]) => which(manager)) ?? [];
  const install = command ? `Install it with: ${command}` : 'Install Chromium or Chrome';
  return `The end-to-end tests need Chromium, and there is none on this machine. ${install}`;
}
