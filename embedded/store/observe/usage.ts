/** What is watched, each with what it may grow to. */
export const resources = ['documents', 'bytes', 'memoryBytes', 'openingMs'] as const;
export type Resource = (typeof resources)[number];
export type Amounts = Record<Resource, number>;

const MB = 1024 * 1024;

/**
 * What the store is made for. Memory is a part of what Node may use, see `watch.ts`.
 * Opening time has a limit as calls to the store end after ten seconds: a longer restart would be noticed by everybody.
 */
export const standardLimits: Omit<Amounts, 'memoryBytes'> = {
  documents: 500_000,
  bytes: 2048 * MB,
  openingMs: 10_000,
};

/** Shares at which a person is told. */
const levels = [90, 70] as const;
export type Level = (typeof levels)[number];

export interface Warning {
  resource: Resource;
  level: Level;
  text: string;
}

export function shareOf(used: Amounts, limits: Amounts, resource: Resource): number {
  return used[resource] / limits[resource];
}

/** What has crossed 70 or 90 % of its limit, with the way out. */
export function warningsOf(used: Amounts, limits: Amounts): Warning[] {
  return resources.flatMap((resource) => {
    const percent = Math.floor(shareOf(used, limits, resource) * 100);
    const level = levels.find((candidate) => percent >= candidate);
    if (level === undefined) return [];
    return [{ resource, level, text: sentence(resource, percent, used[resource], limits[resource]) }];
  });
}

/** `500,000`. The system's own way to write numbers takes tens of milliseconds to load. */
const inThousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const amounts: Record<Resource, (amount: number) => string> = {
  documents: (count) => `${inThousands(count)} documents`,
  bytes: (bytes) => `${Math.round(bytes / MB)} MB on the disk`,
  memoryBytes: (bytes) => `${Math.round(bytes / MB)} MB of memory`,
  openingMs: (ms) => `${(ms / 1000).toFixed(1)} s to open`,
};

function sentence(resource: Resource, percent: number, used: number, limit: number): string {
  const show = amounts[resource];
  return (
    `The embedded store is at ${percent} % of a limit: ${show(used)} of ${show(limit)}. ` +
    'Move to a MongoDB server in time: npm run move-store -- mongodb://…'
  );
}
