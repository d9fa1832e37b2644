import type { Person } from '#core/contracts/contacts.ts';
import type { Request } from './request.ts';

/** Who somebody is on all of their channels. */
export const contactCalls = ({ GET, POST, settled }: Pick<Request, 'GET' | 'POST' | 'settled'>) => {
  const one = (id: string) => ({ params: { path: { id } } });
  return {
    person: (id: string): Promise<Person> => settled(GET('/api/contacts/{id}', one(id))),
    merge: (id: string, other: string): Promise<Person> =>
      settled(POST('/api/contacts/{id}/merge', { ...one(id), body: { with: other } })),
    dismiss: (id: string, other: string): Promise<Person> =>
      settled(POST('/api/contacts/{id}/dismiss', { ...one(id), body: { with: other } })),
    unmerge: (id: string, merge: string): Promise<Person> =>
      settled(POST('/api/contacts/{id}/unmerge', { ...one(id), body: { merge } })),
  };
};
export type ContactCalls = ReturnType<typeof contactCalls>;
