/** The array position a path component may stand for, or -1. */
export function positionOf(part: string | undefined): number {
  return part !== undefined && /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : -1;
}
