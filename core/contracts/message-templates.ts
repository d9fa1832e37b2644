import { type Static, Type } from 'typebox';

/** The same rules for screens, which show a preview while somebody types. */
export { isFilled, previewOf, variablesOf } from '../domain/channels/message-template.ts';

/** A message that was agreed with the platform, with `{{1}}` or `{{name}}` where something goes in. */
export const MessageTemplate = Type.Object({
  name: Type.String(),
  language: Type.String({ description: 'As the platform writes it, `en_US`' }),
  category: Type.String({ description: 'The platform’s word' }),
  header: Type.String(),
  text: Type.String(),
  footer: Type.String(),
  buttons: Type.Array(Type.Object({ text: Type.String(), url: Type.Optional(Type.String()) })),
  examples: Type.Array(Type.String(), { description: 'For each variable, by its place; empty where there is none' }),
  needsMore: Type.Boolean({ description: 'It needs what is no text, such as a picture: it cannot be sent from here' }),
});
export type MessageTemplate = Static<typeof MessageTemplate>;
export const MessageTemplates = Type.Object({ items: Type.Array(MessageTemplate) });

/** Parameters by their place: header, text, links of buttons. */
export const FilledTemplate = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 512 }),
    language: Type.String({ minLength: 2, maxLength: 20 }),
    parameters: Type.Array(Type.String({ maxLength: 1_024 }), { maxItems: 50 }),
  },
  { additionalProperties: false },
);
export type FilledTemplate = Static<typeof FilledTemplate>;
