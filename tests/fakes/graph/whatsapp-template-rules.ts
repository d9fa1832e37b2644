type Json = Record<string, unknown>;
/** As the list of templates gives one. */
type Kept = { name: string; language: string; status: string; components: Component[] };
type Component = { type: string; format?: string; text?: string; buttons?: { type: string; url?: string }[] };
type Sent = { type: string; index?: string; sub_type?: string; parameters: Parameter[] };
type Parameter = { type: string; text?: string; parameter_name?: string };

/** With which code, and which words besides, the Cloud API refuses a template. */
export type TemplateRefusal = { code: number; details: string };

const COUNT = 132000;
const MISSING = 132001;
const FORMAT = 132012;
const PAUSED = 132015;
const DISABLED = 132016;

export const templateRefusal = ({ code, details }: TemplateRefusal): object => ({
  error: {
    message: `(#${code}) ${code === COUNT ? 'Number of parameters does not match the expected number of params' : 'Template cannot be sent'}`,
    ...{ type: 'OAuthException', code, fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam' },
    error_data: { messaging_product: 'whatsapp', details },
  },
});

const variablesIn = (text = ''): string[] => [
  ...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name)),
];

/** Cloud API, "Error codes" and "Template messages": whether it is there, may be sent, and has what it wants. */
export const whatIsWrongWithTemplate = (
  content: unknown,
  templates: readonly object[],
): TemplateRefusal | undefined => {
  const { name, language, components = [] } = content as { name: string; language: Json; components?: Sent[] };
  const code = language?.code;
  const kept = (templates as Kept[]).find((one) => one.name === name && one.language === code);
  if (!kept) return { code: MISSING, details: `template name (${name}) does not exist in ${code}` };
  if (kept.status === 'PAUSED') return { code: PAUSED, details: 'template is paused' };
  if (kept.status === 'DISABLED') return { code: DISABLED, details: 'template is disabled' };
  if (kept.status !== 'APPROVED') return { code: MISSING, details: 'template is not approved' };
  return kept.components.map((component) => mismatch(component, components)).find((wrong) => wrong !== undefined);
};

const mismatch = (component: Component, sent: readonly Sent[]): TemplateRefusal | undefined => {
  const type = component.type.toLowerCase();
  if (type === 'buttons')
    return (component.buttons ?? [])
      .map(({ url }, index) =>
        differs(
          'button',
          variablesIn(url),
          sent.find((one) => one.type === 'button' && one.index === String(index)),
        ),
      )
      .find((wrong) => wrong !== undefined);
  const filled = sent.find((one) => one.type === type);
  if (component.format && component.format !== 'TEXT' && !filled)
    return { code: FORMAT, details: `${type}: Format mismatch, expected ${component.format}, received UNKNOWN` };
  return differs(type, variablesIn(component.text), filled);
};

const differs = (where: string, expected: readonly string[], sent: Sent | undefined): TemplateRefusal | undefined => {
  const parameters = sent?.parameters ?? [];
  if (parameters.length !== expected.length)
    return {
      code: COUNT,
      details: `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    };
  if (parameters.some(({ type, text }) => type !== 'text' || !text || /[\n\t]| {5}/.test(text)))
    return {
      code: FORMAT,
      details: `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    };
  const named = expected.some((name) => !/^\d+$/.test(name));
  if (where === 'button' || !named) return undefined;
  return parameters.every(({ parameter_name }) => expected.includes(parameter_name ?? ''))
    ? undefined
    : { code: COUNT, details: `${where}: Parameter name is missing or empty` };
};
