import { isFilled, type MessageTemplate, previewOf, variablesOf } from '#core/contracts/message-templates.ts';

export const keyOf = ({ name, language }: Pick<MessageTemplate, 'name' | 'language'>): string => `${language}/${name}`;

/** What is to be filled in: what stands between the braces, where it stands, and what was given as an example. */
export type TemplateField = { name: string; component: 'header' | 'body' | 'button'; button: string; example: string };

export const fieldsOf = (template: MessageTemplate): TemplateField[] =>
  variablesOf(template).map(({ name, component, index }, i) => ({
    ...{ name, component, example: template.examples[i] ?? '' },
    button: index === undefined ? '' : (template.buttons[index]?.text ?? ''),
  }));

/** Those in whose name or text each of the words stands. */
export const filterMessageTemplates = (
  templates: readonly MessageTemplate[],
  search: string,
): readonly MessageTemplate[] => {
  const words = search
    .toLowerCase()
    .split(/[\s_]+/)
    .filter(Boolean);
  return templates.filter(({ name, header, text, footer, language }) => {
    const all = `${name} ${language} ${header} ${text} ${footer}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
};

export type FilledForm = { preview: string; complete: boolean };
export const formOf = (template: MessageTemplate, values: readonly string[]): FilledForm => ({
  preview: previewOf(template, values),
  complete: !template.needsMore && isFilled(template, values),
});
