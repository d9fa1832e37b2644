import { Settings, SettingsChange } from '#core/contracts/people.ts';
import type { Deps } from '../../deps.ts';
import { answers } from '../answers.ts';
import type { App } from '../fastify.ts';
import { requireAdmin } from '../guards.ts';

const tags = ['admin'];

export const settingsRoutes = (app: App, { store }: Deps): void => {
  app.get(
    '/api/settings',
    { onRequest: requireAdmin, schema: { tags, summary: 'What holds for everybody', response: answers(Settings) } },
    () => store.workspace.settings(),
  );

  app.patch(
    '/api/settings',
    {
      onRequest: requireAdmin,
      schema: { tags, summary: 'Change what holds for everybody', body: SettingsChange, response: answers(Settings) },
    },
    ({ body }) => store.workspace.change(body),
  );
};
