/** The fields of the unique index that a write ran into, or null for any other error. */
export const duplicateKey = (error: unknown): string[] | null => {
  if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 11000) return null;
  const pattern = 'keyPattern' in error && typeof error.keyPattern === 'object' ? error.keyPattern : null;
  return pattern === null ? [] : Object.keys(pattern);
};
