/** Constants of the wire, free of imports: the widget takes them without the schemas. */

/**
 * Raised when an older client would misread what it is sent. A client of another version is told to reload.
 * 2: messages with files and without words, which version 1 draws as empty ones.
 */
export const PROTOCOL_VERSION = 2;

/** Socket.IO namespaces. The one event name in each direction is `message`; its payload is a union of realtime.ts. */
export const AGENT_NAMESPACE = '/agent';
export const VISITOR_NAMESPACE = '/visitor';
export const REALTIME_PATH = '/realtime';

/** UTF-16 units of one message. */
export const MESSAGE_LIMIT = 4_000;
