import { InvalidBody } from '../contract/adapter.ts';

/** @throws InvalidBody */
export const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new InvalidBody('The body is not JSON.');
  }
};
