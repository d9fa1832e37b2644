import { parseArgs } from 'node:util';

const MB = 1024 * 1024;

export interface Config {
  data: string;
  socket: string | undefined;
  port: number;
  database: string;
  cacheBytes: number;
  /** Waits for a folder that can't be opened, and says why meanwhile, instead of ending. */
  patient: boolean;
  housekeepingMs: number;
  slowMs: number;
  mostDocuments: number | undefined;
  reserveBytes: number | undefined;
}

/** Reads the command line, then the environment. Throws an Error with a sentence. */
export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      database: { type: 'string' },
      'cache-mb': { type: 'string' },
      patient: { type: 'boolean' },
      'housekeeping-ms': { type: 'string' },
      'slow-ms': { type: 'string' },
      'most-documents': { type: 'string' },
      'reserve-mb': { type: 'string' },
    },
  });
  const number = (name: keyof typeof values, fallback: string | undefined, least: number) => {
    const given = values[name] ?? fallback;
    if (given === undefined) return undefined;
    const value = Number(given);
    if (!(value >= least)) throw new Error(`--${name} has to be a number of at least ${least}.`);
    return value;
  };
  const data = values.data ?? env.BATON_STORE_DATA;
  if (!data) throw new Error('The data folder is missing: --data <folder>.');
  const port = number('port', env.BATON_STORE_PORT, 0) ?? 0;
  if (!Number.isInteger(port) || port > 65_535) throw new Error('--port has to be a port number.');
  const reserveMb = number('reserve-mb', undefined, 0);
  return {
    data,
    socket: values.socket ?? env.BATON_STORE_SOCKET,
    port,
    database: values.database ?? 'baton',
    cacheBytes: (number('cache-mb', env.BATON_STORE_CACHE_MB, 1) ?? 64) * MB,
    patient: values.patient === true,
    housekeepingMs: number('housekeeping-ms', undefined, 1) ?? 60_000,
    slowMs: number('slow-ms', undefined, 0) ?? 50,
    mostDocuments: number('most-documents', undefined, 1),
    reserveBytes: reserveMb === undefined ? undefined : reserveMb * MB,
  };
}
