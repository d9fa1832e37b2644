import type { ExternalId } from '../contract/ids.ts';
import type { OutgoingFile, OutgoingTemplate } from '../contract/outbound.ts';

/** One message of the Cloud API, before its files are there and its template is looked up. */
export type Payload = (
  | { kind: 'text'; text: string }
  | { kind: 'buttons'; text: string; choices: readonly string[] }
  | { kind: 'list'; text: string; rows: readonly Row[]; language?: string }
  | { kind: 'file'; file: OutgoingFile; caption?: string }
  | { kind: 'template'; template: OutgoingTemplate }
) & { replyTo?: ExternalId };

export type Row = { id: string; title: string; description?: string };
