/** Messages that did not arrive, and trying a channel out. */
export const notDelivered = {
  title: 'Not delivered',
  none: 'Everything that was said here has been sent.',
  failed: 'The list could not be loaded.',
  again: 'Try again',
  to: (name: string) => `to ${name}`,
  somebody: 'a customer',
  send: 'Send again',
  sent: 'It is on its way again.',
  all: 'Send all again',
  since: 'Said within',
  spans: { hour: 'the last hour', day: 'the last day', week: 'the last week', ever: 'all time' },
  replayed: (count: number) =>
    count === 1 ? 'One message is on its way again.' : `${count} messages are on their way again.`,
  left: (count: number) => (count === 1 ? 'One was left: see why below.' : `${count} were left: see why below.`),
  more: 'Show more',
  goOn: 'There are more: send all again once more.',
  obstacles: {
    content: 'The platform does not take this message as it is. Write it anew.',
    window: 'The customer has to write first: the platform would refuse it again.',
    disconnected: 'The channel is disconnected. Connect it first.',
  },
  /** Beside the message itself. */
  thread: {
    window: 'Too late to answer freely: it can be sent once the customer has written again.',
    template: 'Until then only a template can be sent.',
    writeAnew: 'Write it anew',
    notTold: 'The customer was not told.',
  },
  test: {
    title: 'Send me a message',
    to: 'Your phone number, or your id on the platform',
    hint: 'A number needs its country code, such as +49 151 23456789.',
    send: 'Send a test message',
    sending: 'Sending…',
  },
};
