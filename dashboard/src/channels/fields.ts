/** What of a JSON schema a form needs. */
type Property = {
  type?: string;
  title?: string;
  description?: string;
  enum?: unknown[];
  anyOf?: { const?: unknown }[];
  pattern?: string;
  default?: unknown;
  generated?: unknown;
};
type Schema = { properties?: Record<string, Property>; required?: string[] };

export type Field = {
  name: string;
  label: string;
  hint: string;
  required: boolean;
  pattern: string | undefined;
  /** Whoever fills it in may have it made. */
  generated: boolean;
} & ({ input: 'text' | 'number' | 'switch' | 'json' } | { input: 'choice'; choices: string[] });

/** `phoneNumberId` is `Phone number ID` for who fills it in. */
export const labelOf = (name: string): string => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(id|url|json|api)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const inputOf = ({ type, enum: values, anyOf }: Property) => {
  const choices = values ?? anyOf?.map((option) => option.const);
  if (choices?.length && choices.every((choice) => typeof choice === 'string'))
    return { input: 'choice' as const, choices: choices as string[] };
  if (type === 'string') return { input: 'text' as const };
  if (type === 'boolean') return { input: 'switch' as const };
  return { input: type === 'integer' || type === 'number' ? ('number' as const) : ('json' as const) };
};

/** The fields of a kind, in the order of its schema. */
export const fieldsOf = (schema: unknown): Field[] => {
  const { properties = {}, required = [] } = schema as Schema;
  return Object.entries(properties).map(([name, property]) => ({
    ...{ name, label: property.title ?? labelOf(name), hint: property.description ?? '' },
    ...{ required: required.includes(name), pattern: property.pattern },
    ...{ generated: property.generated === 'whsec', ...inputOf(property) },
  }));
};

/** What is stored, as the fields of a form have it. */
export const filledWith = (values: Readonly<Record<string, unknown>>): Record<string, string | boolean> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : typeof value === 'boolean' ? value : String(value),
    ]),
  );

/** A symmetric key as Standard Webhooks writes them. */
export const newWebhookKey = (): string =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;

export class NotJson extends Error {
  readonly field: string;
  constructor(field: string) {
    super('not JSON');
    this.field = field;
  }
}

/** What was filled in, as the schema has it; what was left empty is left out. @throws NotJson */
export const valuesOf = (fields: readonly Field[], filled: Readonly<Record<string, string | boolean>>) => {
  const values: Record<string, unknown> = {};
  for (const { name, label, input } of fields) {
    const value = filled[name] ?? '';
    if (input === 'switch') values[name] = value === true;
    else if (value === '') continue;
    else if (input === 'number') values[name] = Number(value);
    else if (input === 'json') values[name] = parsed(label, String(value));
    else values[name] = value;
  }
  return values;
};

const parsed = (label: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotJson(label);
  }
};
