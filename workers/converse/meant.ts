import type { Capabilities } from '#channels/contract/capabilities.ts';
import { areNumbered, chosenBy } from '#channels/contract/choices.ts';
import type { Channel, Conversation } from '#core/domain/conversation/state.ts';

/** What can be tapped on a channel; undefined for one that has its own page, where everything can. */
export type Tappable = (channel: Channel) => Capabilities['choices'] | undefined;
export const WEB_ALONE: Tappable = () => undefined;

/**
 * What somebody means who answers a numbered list with a number: the words of the choice. Undefined where they said it in
 * these words, where they could have tapped, and where it is not the bot who listens.
 */
export const meantBy = (
  text: string,
  { status, channel, choices }: Pick<Conversation, 'status' | 'channel' | 'choices'>,
  tappable: Tappable,
): string | undefined => {
  const most = tappable(channel);
  if (status !== 'ai' || !choices || most === undefined || !areNumbered(choices, most)) return undefined;
  const choice = chosenBy(text, choices);
  return choice === null || choice === text ? undefined : choice;
};
