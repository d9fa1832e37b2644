/** A template as the account has it. Texts are as they were written, with `{{1}}` or `{{name}}` where something goes in. */
export type Template = {
  name: string;
  language: string;
  /** APPROVED may be sent; the others tell why not. */
  status: string;
  category: string;
  header: string;
  text: string;
  footer: string;
  /** Of buttons that lead to a page: their place among the buttons, and the address. */
  links: readonly { index: number; url: string }[];
  /** It needs what is no text, such as a picture: it cannot be sent from here. */
  needsMore: boolean;
};

export type Variable = {
  component: 'header' | 'body' | 'button';
  /** Of the button. */
  index?: number;
  /** What stands between the braces: a number, or a name. */
  name: string;
};

const VARIABLE = /\{\{\s*(\w+)\s*\}\}/g;

/** What has to be filled in, in the order of the parameters: header, text, links of buttons. */
export const variablesOf = ({ header, text, links }: Template): Variable[] => [
  ...namesIn(header).map((name) => ({ component: 'header' as const, name })),
  ...namesIn(text).map((name) => ({ component: 'body' as const, name })),
  ...links.flatMap(({ index, url }) => namesIn(url).map((name) => ({ component: 'button' as const, index, name }))),
];

/** Each once, numbers in their order. */
const namesIn = (text: string): string[] => {
  const names = [...new Set([...text.matchAll(VARIABLE)].map(([, name = '']) => name))];
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names;
};

/** What the customer reads. A variable for which there is nothing stays as it is. */
export const preview = (template: Template, parameters: readonly string[]): string => {
  const variables = variablesOf(template);
  const fill = (text: string, component: Variable['component']): string =>
    text.replace(VARIABLE, (raw, name: string) => {
      const place = variables.findIndex((variable) => variable.component === component && variable.name === name);
      return oneLine(parameters[place] ?? '') || raw;
    });
  return [fill(template.header, 'header'), fill(template.text, 'body'), template.footer].filter(Boolean).join('\n\n');
};

/** Meta refuses parameters with line breaks, tabs or many spaces. */
export const oneLine = (parameter: string): string => parameter.replace(/\s+/g, ' ').trim();
