import type { BotId } from '#core/domain/ids.ts';
import type { AgentsStore } from '#core/store/agents.ts';

/** The skills of each member of a bot who has any and may be given something. */
export type TeamSkills = readonly (readonly string[])[];

/** More than these are not named to a model. */
const MOST = 100;

export const skillsAmong =
  ({ routableFor }: Pick<AgentsStore, 'routableFor'>) =>
  async (botId: BotId): Promise<TeamSkills> =>
    (await routableFor(botId)).filter(({ paused, skills }) => !paused && skills.length > 0).map(({ skills }) => skills);

/** Each once, to be chosen from. */
export const namesOf = (team: TeamSkills): string[] => [...new Set(team.flat())].sort().slice(0, MOST);

/** Of these, in their order, as many as one member has together: for what nobody has, a customer would wait for ever. */
export const hadTogether = (proposed: readonly string[], team: TeamSkills): string[] => {
  const had: string[] = [];
  for (const skill of new Set(proposed)) {
    const wanted = [...had, skill];
    if (team.some((skills) => wanted.every((one) => skills.includes(one)))) had.push(skill);
  }
  return had;
};
