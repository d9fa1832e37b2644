/** Of an error that may repeat what somebody wrote, or their number: what it was and where, not what it says. */
export const whatFailed = (error: unknown): { error: string; at: string[] } => {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { error: error.name, at: lines.filter((line) => line.startsWith('at ')).slice(0, 8) };
};
