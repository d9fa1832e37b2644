import type { ExternalId } from '../contract/ids.ts';
import type { OutgoingFile, OutgoingMessage } from '../contract/outbound.ts';

/** One message of Messenger or Instagram, before its file is there. Whether it may go out depends on who says it. */
export type Payload = (
  | { kind: 'text'; text: string; choices: readonly string[] }
  | { kind: 'file'; file: OutgoingFile }
) & {
  by: OutgoingMessage['by'];
  replyTo?: ExternalId;
};
