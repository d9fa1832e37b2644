export interface Change {
  op: string;
  path: string;
  parts: string[];
  operand: unknown;
}
