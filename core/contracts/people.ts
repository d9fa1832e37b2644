import { type Static, Type } from 'typebox';
import { ROLES } from '../domain/permissions.ts';
import { Id } from './primitives.ts';

const closed = { additionalProperties: false };
const Role = Type.Enum([...ROLES]);
const Limit = Type.Integer({ minimum: 0, maximum: 100 });
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Skill = Type.String({ minLength: 1, maxLength: 40, pattern: '^\\S(.*\\S)?$' });
const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description: '`de`, `pt-BR`' });
const Skills = Type.Array(Skill, { maxItems: 50, uniqueItems: true });
const Languages = Type.Array(Language, { maxItems: 20, uniqueItems: true, description: 'None means any' });
const Bots = Type.Array(Id, { maxItems: 200, uniqueItems: true });
/** Conversations at once for one bot, by its id, where that is less than the limit. */
const BotLimits = Type.Record(Id, Limit, { maxProperties: 200 });

const work = {
  name: Name,
  role: Role,
  botIds: Bots,
  limit: Limit,
  botLimits: BotLimits,
  skills: Skills,
  languages: Languages,
  paused: Type.Boolean({ description: 'Taken out of the routing' }),
  disabled: Type.Boolean({ description: 'May not log in' }),
};

/** Somebody who works here, as admins see and change them. */
export const Person = Type.Object({
  id: Type.String(),
  email: Type.String(),
  ...work,
  listening: Type.Boolean(),
  present: Type.Boolean(),
  active: Type.Integer(),
});
export type Person = Static<typeof Person>;
export const People = Type.Object({ items: Type.Array(Person) });

export const PersonChange = Type.Partial(Type.Object(work), { ...closed, minProperties: 1 });
export type PersonChange = Static<typeof PersonChange>;

/** What holds for the whole installation. The grace is no shorter than it takes to be sure that somebody is gone. */
export const Settings = Type.Object({
  graceSeconds: Type.Integer({
    minimum: 20,
    maximum: 3_600,
    description: 'Until a vanished agent loses conversations',
  }),
});
export const SettingsChange = Type.Partial(Settings, closed);

export const LEAVING = ['queue', 'bot', 'keep'] as const;
export type Leaving = (typeof LEAVING)[number];
/** What becomes of open conversations at the logout. `keep`: they go back to the queue after the grace. */
export const LogoutBody = Type.Object({ conversations: Type.Optional(Type.Enum([...LEAVING])) }, closed);
