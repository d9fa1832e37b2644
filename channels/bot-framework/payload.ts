import type { HandoverState } from '#core/domain/delivery/delivery.ts';
import type { ExternalId } from '../contract/ids.ts';
import type { OutgoingFile } from '../contract/outbound.ts';

/** One activity, before its file is there. */
export type Payload = { replyTo?: ExternalId } & (
  | { kind: 'text'; text: string; format: 'plain' | 'markdown'; choices: readonly string[] }
  | { kind: 'file'; file: OutgoingFile }
  | { kind: 'handover'; state: HandoverState; message: string }
);
