import { oneLine, type TemplateVariable, variablesOf } from '#core/domain/channels/message-template.ts';
import type { Reach } from '../contract/adapter.ts';
import type { OutgoingTemplate, SendError } from '../contract/outbound.ts';
import type { Graph } from '../meta/graph.ts';
import type { WhatsAppAccount } from './settings.ts';
import { listTemplates, type Template } from './templates.ts';

type Body = { ok: true; body: object } | { ok: false; error: SendError };

/** Parameters have to go to the parts of the template that they belong to, so it is looked up where there are any. */
export const templateBody = async (
  { name, language, parameters }: OutgoingTemplate,
  { graph, account, reach }: { graph: Graph; account: WhatsAppAccount; reach: Reach },
): Promise<Body> => {
  const named = { name, language: { code: language } };
  if (parameters.length === 0) return { ok: true, body: { type: 'template', template: named } };
  const found = await listTemplates(graph, { account, reach, name });
  if (!found.ok) return found;
  const template = found.templates.find((one) => one.name === name && one.language === language);
  if (!template) return refused('There is no template of this name in this language.');
  const why = whatSpeaksAgainst(template, parameters);
  if (why) return refused(why);
  return {
    ok: true,
    body: { type: 'template', template: { ...named, components: componentsOf(template, parameters) } },
  };
};

const refused = (why: string): Body => ({ ok: false, error: { kind: 'content', why } });

const whatSpeaksAgainst = (template: Template, parameters: readonly string[]): string | undefined => {
  if (template.status !== 'APPROVED') return 'Meta has not approved the template, or not any more.';
  if (template.needsMore) return 'The template needs more than texts: it cannot be sent from here.';
  if (parameters.length !== variablesOf(template).length) return 'The template has another number of variables.';
  if (parameters.some((parameter) => oneLine(parameter) === '')) return 'Each variable of the template needs a text.';
  return undefined;
};

const componentsOf = (template: Template, parameters: readonly string[]): object[] => {
  const filled = variablesOf(template).map((variable, i) => ({ ...variable, text: oneLine(parameters[i] ?? '') }));
  const of = (component: TemplateVariable['component'], index?: number) =>
    filled.filter((one) => one.component === component && one.index === index).map(parameterOf);
  return [
    { type: 'header', parameters: of('header') },
    { type: 'body', parameters: of('body') },
    ...template.buttons.map((_, index) => ({
      ...{ type: 'button', sub_type: 'url', index: String(index), parameters: of('button', index) },
    })),
  ].filter((component) => component.parameters.length > 0);
};

/** Numbers go by their place, names by their name; the end of an address has neither. */
const parameterOf = ({ component, name, text }: TemplateVariable & { text: string }): object => ({
  type: 'text',
  ...(component !== 'button' && !/^\d+$/.test(name) && { parameter_name: name }),
  text,
});
