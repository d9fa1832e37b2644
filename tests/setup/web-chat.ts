import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PACKAGE = 'botframework-webchat';
const VERSION = '4.18.1';
/** As the registry tells it. */
const INTEGRITY = 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';

const kept = resolve('.cache', `${PACKAGE}-${VERSION}.js`);

/**
 * Microsoft's own client of Direct Line, unmodified, as its package ships it for pages. It is fetched from the package registry
 * once; as a dependency it would bring four hundred packages that nothing here needs.
 */
export const webChatScript = async (): Promise<Buffer> => {
  if (existsSync(kept)) return readFile(kept);
  const folder = await mkdtemp(join(tmpdir(), 'baton-web-chat-'));
  try {
    await run('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent', '--pack-destination', folder]);
    const archive = join(folder, `${PACKAGE}-${VERSION}.tgz`);
    const digest = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64');
    if (`sha512-${digest}` !== INTEGRITY) throw new Error(`${PACKAGE} ${VERSION} is not the package that it was.`);
    await run('tar', ['xzf', archive, '-C', folder, 'package/dist/webchat.js']);
    const script = await readFile(join(folder, 'package', 'dist', 'webchat.js'));
    await mkdir(resolve('.cache'), { recursive: true });
    await writeFile(`${kept}.new`, script);
    await rename(`${kept}.new`, kept);
    return script;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
