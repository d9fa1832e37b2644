/** Whether a chat is with one person: groups, status updates and newsletters are not for Baton. */
export const isPerson = (chat: string): boolean => /^\d+@(c\.us|lid)$/.test(chat);

/** The phone number in an id, as people write it; none in a LID, which hides it. */
export const phoneIn = (id: string): string | undefined => {
  const number = /^(\d+)@c\.us$/.exec(id)?.[1];
  return number === undefined ? undefined : `+${number}`;
};
