import { type Static, Type } from 'typebox';
import type { TemplateVariable } from '#core/domain/channels/message-template.ts';

const texts = Type.Array(Type.String());
const named = Type.Array(Type.Object({ param_name: Type.String(), example: Type.String() }));

/** What an account's owner gave for the variables of a component (Cloud API, "Template components"). */
export const Example = Type.Partial(
  Type.Object({
    header_text: texts,
    header_text_named_params: named,
    body_text: Type.Array(texts),
    body_text_named_params: named,
  }),
);
export type Example = Static<typeof Example>;

export type Given = { header?: Example; body?: Example; buttons: readonly { url: string; example: string }[] };

/** For each variable what was given for it, else nothing. */
export const examplesOf = (variables: readonly TemplateVariable[], { header, body, buttons }: Given): string[] => {
  const ofComponent = (component: TemplateVariable['component']) =>
    variables.filter((variable) => variable.component === component);
  return variables.map((variable) => {
    const { component, name, index = 0 } = variable;
    if (component === 'button') return endOf(buttons[index]);
    const place = ofComponent(component).indexOf(variable);
    const byPlace = component === 'header' ? header?.header_text : body?.body_text?.[0];
    const byName = component === 'header' ? header?.header_text_named_params : body?.body_text_named_params;
    return byName?.find(({ param_name }) => param_name === name)?.example ?? byPlace?.[place] ?? '';
  });
};

/** Of a whole address only the end is the variable. */
const endOf = (button: Given['buttons'][number] | undefined): string => {
  if (!button) return '';
  const [start = ''] = button.url.split('{{');
  return button.example.startsWith(start) ? button.example.slice(start.length) : button.example;
};
