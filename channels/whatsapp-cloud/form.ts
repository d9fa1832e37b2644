/** Names the form to the business, and says nothing. */
const TOKEN = 'flow_token';

/** What somebody wrote into a form or an address (Cloud API, "Flows": the answer is JSON in a text), a line for each field. */
export const filledIn = (json = ''): string =>
  Object.entries(fieldsIn(json))
    .filter(([name]) => name !== TOKEN)
    .flatMap(([name, value]) => {
      const words = wordsOf(value);
      return words === '' ? [] : [`${name}: ${words}`];
    })
    .join('\n');

const fieldsIn = (json: string): object => {
  try {
    const fields: unknown = JSON.parse(json);
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
};

const wordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordsOf).filter(Boolean).join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};
