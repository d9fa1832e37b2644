/** True when a version such as `4.2` is the same as, or older than, another one. Missing parts are zero. */
export function atMost(version: string, limit: string): boolean {
  const [left, right] = [parts(version), parts(limit)];
  for (const [i, part] of left.entries()) {
    const other = right[i] ?? 0;
    if (part !== other) return part < other;
  }
  return true;
}

function parts(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return [major, minor, patch];
}
