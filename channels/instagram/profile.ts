import { Type } from 'typebox';
import type { Graph } from '../meta/graph.ts';
import { createProfile } from '../meta/page-profile.ts';
import { sensible } from '../meta/sensible.ts';

const text = Type.String({ minLength: 1 });
const profileIn = sensible({ name: text, username: text });

/** Not everybody there has a name; everybody has one to log in with. */
export const createInstagramProfile = (graph: Graph) =>
  createProfile(graph, ['name', 'username'], (body) => {
    const known = profileIn(body);
    return known.name ?? known.username ?? '';
  });
