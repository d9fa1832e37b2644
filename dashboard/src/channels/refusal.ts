import { ApiError, codeOf } from '../api/client.ts';
import type { Texts } from '../texts/en.ts';
import { NotJson } from './fields.ts';

/** Why what was filled in was not taken. What is wrong with a field, the server says best. */
export const refusalOf = (failure: unknown, t: Texts): string => {
  if (failure instanceof NotJson) return t.channelsPage.form.badJson(failure.field);
  return (failure instanceof ApiError && failure.code === 'invalid_input' && failure.said) || t.errors[codeOf(failure)];
};
