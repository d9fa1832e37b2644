import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

/** What stands on the command line. Anything unknown, and `--help`, ends the process with the usage. */
export const optionsOf = <O extends Options>(usage: string, options: O): Values<O> => {
  const end = (code: number, text: string): never => {
    process.stderr.write(`${text}\n`);
    process.exit(code);
  };
  if (process.argv.includes('--help')) end(0, usage);
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return end(2, `${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
};
