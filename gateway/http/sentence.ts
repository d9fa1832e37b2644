import type { FastifySchemaValidationError } from 'fastify';

type Problem = Pick<FastifySchemaValidationError, 'keyword' | 'instancePath' | 'schemaPath' | 'params' | 'message'>;

/** The validator stops counting here, so that the last branch of a union may be told only in part. */
const MOST_ERRORS = 8;

const branchOf = ({ schemaPath }: Problem): string | undefined => /^#\/anyOf\/(\d+)/.exec(schemaPath)?.[1];
const isOtherKind = ({ keyword, instancePath }: Problem): boolean => keyword === 'const' && instancePath === '/type';

/** Of a union of kinds only what the meant kind has to say, which is the one whose `type` fits. */
const ofMeantKind = (problems: readonly Problem[]): readonly Problem[] => {
  const branches = [...new Set(problems.map(branchOf))];
  if (branches.includes(undefined)) return problems;
  const whole = problems.length < MOST_ERRORS ? branches : branches.slice(0, -1);
  const meant = whole.find((branch) => !problems.some((p) => branchOf(p) === branch && isOtherKind(p)));
  return meant === undefined ? [] : problems.filter((p) => branchOf(p) === meant);
};

const nameOf = (path: string): string => `"${path.slice(1, 60).replaceAll('/', '.')}"`;

const PARTS: Record<string, string> = {
  querystring: 'the query',
  params: 'the address',
  headers: 'the headers',
  body: 'the body',
};

/**
 * One sentence about the first thing that is wrong. Says where, never repeats a value.
 * @param meantAt what is to stand at a path, in words: instead of a pattern, which nobody reads
 */
export const sentenceOf = (
  problems: readonly Problem[],
  part = 'body',
  meantAt: (path: string) => string | undefined = () => undefined,
): string => {
  const where = PARTS[part] ?? part;
  const meant = ofMeantKind(problems);
  const first = meant.find(({ keyword }) => keyword === 'anyOf') ?? meant[0];
  if (first === undefined) return `No such kind of message is known: look at ${where}.`;
  const { keyword, instancePath, params, message } = first;
  const { requiredProperties: missing } = params;
  if (keyword === 'boolean') return `There is no ${nameOf(instancePath)} in ${where}.`;
  if (Array.isArray(missing)) return `${missing.map((name) => `"${name}"`).join(', ')} is missing in ${where}.`;
  const what = instancePath === '' ? where : nameOf(instancePath);
  const inWords = keyword === 'pattern' ? meantAt(instancePath) : undefined;
  if (inWords !== undefined) return `${what} is not what it has to be. ${inWords}`;
  return keyword === 'anyOf' ? `${what} has an unknown shape.` : `${what} ${message}.`;
};
