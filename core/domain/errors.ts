/** Every error that leaves Baton, in one place. The front ends map the code to a text; `message` is the English fallback. */
export const ERRORS = {
  // Refusals of a conversation's commands.
  conversation_ended: { status: 409, retryable: false, message: 'This conversation has ended.' },
  not_ended: { status: 409, retryable: false, message: 'This conversation is still open.' },
  another_open: { status: 409, retryable: false, message: 'This customer already has another open conversation.' },
  not_in_charge: {
    status: 409,
    retryable: false,
    message: 'You are not in charge of this conversation. Take it over first.',
  },
  bot_not_in_charge: { status: 409, retryable: false, message: 'A person is in charge, the bot stays silent.' },
  taken_by_another: { status: 409, retryable: false, message: 'Another agent is in charge of this conversation.' },
  offered_to_another: { status: 409, retryable: true, message: 'This conversation is being offered to another agent.' },
  not_waiting: { status: 409, retryable: false, message: 'This conversation is not waiting for a person.' },
  not_taken: { status: 409, retryable: false, message: 'No agent is in charge of this conversation.' },
  no_offer: { status: 409, retryable: false, message: 'There is no offer for you to answer. It may have expired.' },
  no_transfer: {
    status: 409,
    retryable: false,
    message: 'There is no transfer for you to answer. It may have expired.',
  },
  at_limit: { status: 409, retryable: true, message: 'The chat limit is reached. Finish a conversation first.' },
  human_support_off: { status: 409, retryable: false, message: 'Human support is off for this bot.' },
  empty_message: { status: 400, retryable: false, message: 'Write something first.' },
  window_closed: {
    status: 409,
    retryable: false,
    message: 'The platform lets nobody write to this customer any more until they write again.',
  },
  not_allowed: { status: 403, retryable: false, message: 'Your role does not allow this.' },
  // Everything else.
  template_unknown: {
    status: 409,
    retryable: false,
    message: 'There is no such template any more, or it may not be sent. Choose another one.',
  },
  template_incomplete: { status: 400, retryable: false, message: 'Fill in every variable of the template.' },
  invalid_input: { status: 400, retryable: false, message: 'Something in the request is not as expected.' },
  unauthenticated: { status: 401, retryable: false, message: 'Log in first.' },
  wrong_credentials: { status: 401, retryable: false, message: 'E-mail or password is wrong.' },
  too_many_attempts: { status: 429, retryable: true, message: 'Too many attempts. Wait a moment and try again.' },
  rate_limited: { status: 429, retryable: true, message: 'Too many requests. Wait a moment and try again.' },
  wrong_origin: { status: 403, retryable: false, message: 'This page is not allowed to do that.' },
  site_not_allowed: {
    status: 403,
    retryable: false,
    message: 'This site is not on the list of allowed sites of the bot.',
  },
  not_found: { status: 404, retryable: false, message: 'Not found, or not visible to you.' },
  conflict: { status: 409, retryable: true, message: 'Somebody else changed this at the same moment. Try again.' },
  last_owner: { status: 409, retryable: false, message: 'Somebody has to remain an owner who can log in.' },
  protocol_version: { status: 409, retryable: false, message: 'This page is older than the server. Reload it.' },
  file_refused: { status: 422, retryable: false, message: 'This file cannot be sent.' },
  file_gone: {
    status: 409,
    retryable: false,
    message: 'A file of this message is not there any more, or went with another one. Attach it again.',
  },
  too_large: { status: 413, retryable: false, message: 'That is too large.' },
  unavailable: {
    status: 503,
    retryable: true,
    message: 'The service cannot do this right now. Try again in a moment.',
  },
  cannot_send_again: { status: 409, retryable: false, message: 'There is no sense in sending this message again.' },
  assistant_off: { status: 409, retryable: false, message: 'This AI tool is switched off for the bot.' },
  not_genuine: {
    status: 401,
    retryable: false,
    message:
      'This request does not come from the platform, or the secrets of the channel are not those of the platform.',
  },
  secrets_unreadable: { status: 503, retryable: false, message: 'The secrets of a channel cannot be read.' },
  internal: {
    status: 500,
    retryable: true,
    message: 'Something went wrong on our side. Nothing that you wrote is lost.',
  },
} as const satisfies Record<string, { status: number; retryable: boolean; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** The codes with which `decide` refuses a command. */
export type RefusalCode = Extract<
  ErrorCode,
  | 'conversation_ended'
  | 'not_ended'
  | 'another_open'
  | 'not_in_charge'
  | 'bot_not_in_charge'
  | 'taken_by_another'
  | 'offered_to_another'
  | 'not_waiting'
  | 'not_taken'
  | 'no_offer'
  | 'no_transfer'
  | 'at_limit'
  | 'human_support_off'
  | 'empty_message'
  | 'window_closed'
  | 'not_allowed'
>;

/** Thrown at the edges; carries nothing but the code and, where it helps, what exactly is wrong. */
export class BatonError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  constructor(code: ErrorCode, detail?: string) {
    super(detail ? `${ERRORS[code].message} ${detail}` : ERRORS[code].message);
    this.code = code;
    this.detail = detail;
  }
}
