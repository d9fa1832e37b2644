import { Type } from 'typebox';
import type { Graph } from '../meta/graph.ts';
import { createProfile } from '../meta/page-profile.ts';
import { sensible } from '../meta/sensible.ts';

const text = Type.String({ minLength: 1 });
const profileIn = sensible({ first_name: text, last_name: text });

/** As they are called on Facebook. */
export const createMessengerProfile = (graph: Graph) =>
  createProfile(graph, ['first_name', 'last_name'], (body) => {
    const known = profileIn(body);
    return [known.first_name, known.last_name].filter(Boolean).join(' ');
  });
