import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Person, Unmerge, WithContact } from '#core/contracts/contacts.ts';
import { Id } from '#core/contracts/primitives.ts';
import type { Deed } from '#core/domain/audit.ts';
import { BatonError } from '#core/domain/errors.ts';
import type { ContactId } from '#core/domain/ids.ts';
import type { Deps } from '../../deps.ts';
import { personOf, personView, type Seen, tellOfPerson } from '../../person.ts';
import { answers } from '../answers.ts';
import { audited } from '../audited.ts';
import type { App } from '../fastify.ts';
import { viewerOf } from '../guards.ts';

const Params = Type.Object({ id: Id });

/** One person on several channels. Whoever sees a conversation of a contact sees the contact, and may say who it is. */
export const contactRoutes = (app: App, deps: Deps): void => {
  const { store } = deps;
  const described = (summary: string) => ({
    ...{ tags: ['contacts'], summary, params: Params, response: answers(Person) },
  });
  const byOf = (request: FastifyRequest) => {
    const { id, name } = viewerOf(request).agent;
    return { id, name };
  };
  const seenBy = async (request: FastifyRequest, id: ContactId): Promise<Seen> => {
    const seen = await personOf(deps, viewerOf(request).actor.scope, id);
    if (seen === null) throw new BatonError('not_found');
    return seen;
  };
  const shownTo = async (request: FastifyRequest, id: ContactId): Promise<Person> =>
    personView(deps, viewerOf(request).actor.scope, await seenBy(request, id));

  /** Both of whom the viewer sees: they are one person from now on, or never will be. */
  const says = async (request: FastifyRequest, [id, other]: [ContactId, ContactId], deed: Deed): Promise<Person> => {
    const [one, another] = await Promise.all([seenBy(request, id), seenBy(request, other)]);
    if (one.contactIds.includes(other))
      return deed === 'contacts_merged' ? shownTo(request, id) : Promise.reject(new BatonError('conflict', SAME));
    const link = deed === 'contacts_merged' ? store.contactLinks.merge : store.contactLinks.keepApart;
    await audited(deps, request, { deed, on: { kind: 'contact', id }, details: { with: other } }, () =>
      link(id, other, byOf(request), store.time()),
    );
    await tellOfPerson(deps, [...one.contactIds, ...another.contactIds]);
    return shownTo(request, id);
  };

  app.get('/api/contacts/:id', { schema: described('A person, with all that is known of them') }, (request) =>
    shownTo(request, request.params.id),
  );

  app.post(
    '/api/contacts/:id/merge',
    { schema: { ...described('Say that another contact is the same person'), body: WithContact } },
    (request) => says(request, [request.params.id, request.body.with], 'contacts_merged'),
  );

  app.post(
    '/api/contacts/:id/dismiss',
    { schema: { ...described('Say that another contact is not the same person'), body: WithContact } },
    (request) => says(request, [request.params.id, request.body.with], 'contacts_kept_apart'),
  );

  app.post(
    '/api/contacts/:id/unmerge',
    { schema: { ...described('Take a merge back; what is taken back already stays so'), body: Unmerge } },
    async (request) => {
      const { id } = request.params;
      const { merge } = request.body;
      const seen = await seenBy(request, id);
      const known = seen.merges.find((one) => one.id === merge);
      if (known === undefined) return shownTo(request, id);
      const [one = id, other = id] = known.contacts;
      const deed = { deed: 'contacts_unmerged', on: { kind: 'contact', id: one }, details: { with: other } } as const;
      await audited(deps, request, deed, () => store.contactLinks.undo(merge, byOf(request), store.time()));
      await tellOfPerson(deps, seen.contactIds);
      return shownTo(request, id);
    },
  );
};

const SAME = 'They are one person already. Take the merge back first.';
