import type { Template } from '../stores/team.svelte.ts';

/** What stands after the slash, while the draft is nothing but `/words`; null otherwise. */
export const templateFilter = (text: string): string | null =>
  /^\/([^\n]{0,40})$/.exec(text)?.[1]?.toLowerCase() ?? null;

/** Templates whose shortcut begins with the words, then those that contain them anywhere. */
export const filterTemplates = (templates: readonly Template[], words: string): Template[] => {
  if (words === '') return [...templates];
  const starts = templates.filter((template) => template.shortcut.toLowerCase().startsWith(words));
  const contains = templates.filter(
    (template) => !starts.includes(template) && `${template.title} ${template.text}`.toLowerCase().includes(words),
  );
  return [...starts, ...contains];
};
