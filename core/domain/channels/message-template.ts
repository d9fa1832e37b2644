/**
 * A message that was agreed with a platform, and may be sent outside of the messaging window. Texts are as they were written,
 * with `{{1}}` or `{{name}}` where something goes in.
 */
export type MessageTemplate = {
  name: string;
  /** As the platform writes it, `en_US`. */
  language: string;
  /** The platform's word. */
  category: string;
  header: string;
  text: string;
  footer: string;
  /** In their order; `url` of those that lead to a page. */
  buttons: readonly { text: string; url?: string }[];
  /** What the account's owner gave for each variable when the template was agreed, by its place; empty where they gave none. */
  examples: readonly string[];
  /** It needs what is no text, such as a picture: it cannot be sent from here. */
  needsMore: boolean;
};

/** As it is sent: parameters by their place, from 1. */
export type FilledTemplate = { name: string; language: string; parameters: string[] };

export type TemplateVariable = {
  component: 'header' | 'body' | 'button';
  /** Of the button. */
  index?: number;
  /** What stands between the braces: a number, or a name. */
  name: string;
};

type Texts = Pick<MessageTemplate, 'header' | 'text' | 'footer' | 'buttons'>;

const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g;

/** What has to be filled in, in the order of the parameters: header, text, links of buttons. */
export const variablesOf = ({ header, text, buttons }: Texts): TemplateVariable[] => [
  ...namesIn(header).map((name) => ({ component: 'header' as const, name })),
  ...namesIn(text).map((name) => ({ component: 'body' as const, name })),
  ...buttons.flatMap(({ url = '' }, index) =>
    namesIn(url).map((name) => ({ component: 'button' as const, index, name })),
  ),
];

/** Each once, numbers in their order. */
const namesIn = (text: string): string[] => {
  const names = [...new Set([...text.matchAll(VARIABLE)].map(([, name = '']) => name))];
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names;
};

/** What the customer reads. A variable for which there is nothing stays as it is. */
export const previewOf = (template: Texts, parameters: readonly string[]): string => {
  const variables = variablesOf(template);
  const fill = (text: string, component: TemplateVariable['component']): string =>
    text.replace(VARIABLE, (raw, name: string) => {
      const place = variables.findIndex((variable) => variable.component === component && variable.name === name);
      return oneLine(parameters[place] ?? '') || raw;
    });
  return [fill(template.header, 'header'), fill(template.text, 'body'), template.footer].filter(Boolean).join('\n\n');
};

/** Whether there is something for each variable, and nothing else. */
export const isFilled = (template: Texts, parameters: readonly string[]): boolean =>
  parameters.length === variablesOf(template).length && parameters.every((parameter) => oneLine(parameter) !== '');

/** Platforms refuse parameters with line breaks, tabs or many spaces. */
export const oneLine = (parameter: string): string => parameter.replace(/\s+/g, ' ').trim();
