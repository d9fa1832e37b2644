import { ensureSecretKey } from '#core/settings/secret-key.ts';
import type { Settings } from '#core/settings/settings.ts';
import type { Folders } from './folders.ts';
import { launchNode, type Programs, readyByMessage } from './node-child.ts';
import { inDataFolder } from './program.ts';
import { shortForm } from './short-form.ts';

export interface ServiceUrls {
  MONGO_URL: string;
  REDIS_URL: string;
}

/** The environment of gateway, worker and maintenance commands: nothing in it is left to guess. */
export function applicationEnv(settings: Settings, services: ServiceUrls): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'production',
    ...process.env,
    ...services,
    SECRET_KEY: ensureSecretKey(settings),
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    HOST: settings.host,
    PUBLIC_URL: settings.publicUrl,
    LOG_LEVEL: settings.logLevel,
  };
}

/** In the order in which a reader of a process list meets them. */
export const APPLICATIONS = ['gateway', 'worker', 'channel'] as const;
type ApplicationName = (typeof APPLICATIONS)[number];

export function applicationProgram(
  name: ApplicationName,
  {
    folders,
    programs,
    env,
    remark,
  }: {
    folders: Folders;
    programs: Programs;
    env: NodeJS.ProcessEnv;
    remark: (text: string) => void;
  },
) {
  const script = programs[name];
  return inDataFolder(folders, {
    name,
    marks: [script, folders.data],
    // The data folder is there for the reader of a process list, and to recognise a leftover by.
    launch: () => launchNode(programs, script, ['--data', folders.data], env),
    ready: readyByMessage,
    onLine: (line) => {
      const words = shortForm(name, line);
      if (words) remark(words);
    },
  });
}
