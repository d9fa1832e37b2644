/** What one customer sent, in order, and what the record shows of it. */
export type Story = { sent: string[]; recorded: string[] };
export type Findings = { lost: number; duplicated: number; outOfOrder: number };

/** What was acknowledged and is not in the record. */
export const missingOf = (stories: Story[]): string[] =>
  stories.flatMap(({ sent, recorded }) => sent.filter((text) => !recorded.includes(text)));

/** Counts what must be zero. Pure, so that it can be shown to fail. */
export const check = (stories: Story[]): Findings => {
  const findings: Findings = { lost: 0, duplicated: 0, outOfOrder: 0 };
  for (const { sent, recorded } of stories) {
    const times = new Map<string, number>();
    for (const text of recorded) times.set(text, (times.get(text) ?? 0) + 1);
    findings.lost += sent.filter((text) => !times.has(text)).length;
    findings.duplicated += [...times.values()].reduce((sum, n) => sum + n - 1, 0);
    const positions = recorded.map((text) => sent.indexOf(text)).filter((position) => position >= 0);
    findings.outOfOrder += positions.filter((position, i) => i > 0 && position < (positions[i - 1] ?? 0)).length;
  }
  return findings;
};
