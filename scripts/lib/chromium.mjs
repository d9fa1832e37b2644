import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProgram, lastLines, which } from './command.mjs';
import { installPackage, isDebian, isRoot } from './debian.mjs';
import { Failure } from './failure.mjs';
import { step } from './progress.mjs';
import { inProject } from './project.mjs';
import { unpackedProgram, unpackProgram } from './unpacked.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const FOLDER = inProject('.cache', 'chromium');

/** Finds the browser of the end-to-end tests or brings it there, and leaves its path for them, and for what they start. */
export async function ensureChromium() {
  process.env.BATON_TEST_CHROMIUM ??= findChromium() ?? (await installChromium());
  process.env.CHROMIUM_PATH ??= process.env.BATON_TEST_CHROMIUM;
}

function findChromium() {
  return which(...NAMES) ?? [MAC, unpackedProgram(FOLDER)].find(isProgram);
}

async function installChromium() {
  if (!isDebian()) throw new Failure(howToInstall());
  return step('Installing Chromium', async () => {
    const { output } = isRoot() ? await installPackage('chromium') : await unpackChromium();
    const installed = findChromium();
    if (installed) return installed;
    throw new Failure(`Chromium could not be installed:\n\n${lastLines(output, 5)}\n\n${howToInstall()}`);
  });
}

async function unpackChromium() {
  const fonts = join(FOLDER, 'fonts.conf');
  const result = await unpackProgram(FOLDER, {
    packages: ['chromium', 'fonts-dejavu-core'],
    // What the package calls chromium is a script that looks for things in the system.
    program: 'usr/lib/chromium/chromium',
    environment: { FONTCONFIG_FILE: fonts },
  });
  const folders = ['usr/share/fonts', 'cache'].map((path) => join(FOLDER, path));
  if (result.ok) writeFileSync(fonts, fontSettings(...folders));
  return result;
}

const fontSettings = (fonts, cache) =>
  `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir>
<alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias></fontconfig>\n`;

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
