/** Why something is as it is, and what can be pressed against it; due times, priorities and what calls for attention. */
export const why = {
  why: {
    /** Of a colleague: “Omar …”. */
    against: {
      not_member: 'is not a member of this bot',
      not_listening: 'is not listening',
      away: 'is away',
      paused: 'was paused by an admin',
      declined: (time: string | null) => (time === null ? 'passed it on' : `passed it on, is asked again in ${time}`),
      at_limit: (active: number, limit: number) => `has ${active} of ${limit} chats`,
      at_bot_limit: (active: number | null, limit: number | null) =>
        active === null || limit === null
          ? 'has reached the limit for this bot'
          : `has ${active} of ${limit} chats of this bot`,
      wrapping_up: (time: string | null) =>
        time === null ? 'is wrapping up the chat before' : `is wrapping up the chat before, for another ${time}`,
      skills: (skills: string) => `lacks ${skills}`,
      language: (language: string) => (language === '' ? 'speaks another language' : `does not speak ${language}`),
    },
    /** Of the viewer. */
    receiving: {
      not_member: 'you are not a member of this bot',
      not_listening: 'you are not listening',
      away: 'your connection is lost',
      paused: 'an admin has paused you',
      declined: (time: string | null) =>
        time === null
          ? 'you passed on everybody who waits'
          : `you passed on everybody who waits, and are asked again in ${time}`,
      at_limit: (active: number, limit: number) => `you have ${active} of ${limit} chats`,
      at_bot_limit: (active: number, limit: number) => `you have ${active} of ${limit} chats of this bot`,
      wrapping_up: (time: string) => `you are wrapping up, for another ${time}`,
      skills: (skills: string) => `those who wait need ${skills}`,
      language: (language: string) => `those who wait speak ${language}`,
      human_support_off: 'human support is off',
      by_hand: (waiting: number) =>
        waiting === 0 ? 'chats are picked by hand, nobody waits' : `chats are picked by hand, ${waiting} wait`,
      nobody_waiting: 'nobody waits',
      spoken_for: 'everybody who waits is offered to, or kept for, a colleague',
      next: 'you are in line, the next chat may be yours',
    },
    receivingTitle: 'Why do I receive nothing?',
    ready: (bots: string) => `You receive chats of ${bots}.`,
    more: (n: number) => (n === 1 ? 'and 1 more bot' : `and ${n} more bots`),
    asks: (what: string) => `Needs ${what}`,
    languageWished: (language: string) => `The customer seems to speak ${language}.`,
    languageIgnored: (language: string) =>
      `The customer seems to speak ${language}. Nobody who could take the chat lists it, so it is not required.`,
    cause: {
      not_waiting: 'It does not wait any more.',
      human_support_off: 'Human support is off for this bot, so nobody is given its conversations.',
      by_hand: 'Conversations of this bot are picked by hand. It waits until somebody takes it.',
      not_looked: 'The router is about to look at it.',
      no_agents: 'This bot has no agents who could be given it.',
      nobody: 'Nobody could take it yet. The moment one of these changes, it is handed out.',
      offered: (name: string, time: string) => `It is being offered to ${name}, for another ${time}.`,
      offeredMe: (time: string) => `It is being offered to you, for another ${time}.`,
      kept: (name: string, time: string) => `The customer had ${name} last: it is kept for them for another ${time}.`,
    },
    mend: {
      start_listening: 'Start listening',
      assign_to_me: 'Assign to me',
      take_over: 'Take over',
      make_room: 'Finish one of your chats',
      pick_by_hand: 'Show who waits',
      turn_on_human_support: 'Turn on human support',
      ask_admin: 'Only an admin can change this.',
    },
    supportIsOn: (bot: string) => `Human support is on for ${bot}`,
    hidden: {
      title: 'It is there, but hidden',
      ended: 'It has ended, and the list shows open conversations.',
      open: 'It is still open, and the list shows ended ones.',
      view: 'The chosen tab leaves it out.',
      bot: 'Only another bot is shown.',
      search: 'The search leaves it out.',
      show: 'Show it in the list',
      open_it: 'Open it',
    },
    unknown: 'There is no conversation with this id',
    unknownLead: 'It may have been mistyped.',
    notMember: 'You may not see this conversation',
    notMemberLead: 'It belongs to a bot that you are not a member of. An admin can add you to it.',
  },
  due: {
    label: 'Due',
    left: (time: string) => `Due in ${time}`,
    over: (time: string) => `Overdue by ${time}`,
    missed: 'Promise missed',
    order: 'Order of the list',
    orders: { queue: 'By priority and waiting time', due: 'By due time' },
  },
  priority: {
    label: 'Priority',
    names: ['Urgent', 'High', 'Normal', 'Low'] as readonly [string, string, string, string],
    change: (name: string) => `Priority: ${name}`,
  },
  alerts: {
    open: 'Open',
    firstReply: (name: string) => `${name} still waits for the first reply`,
    resolution: (name: string) => `${name} should have been helped by now`,
    whisper: (name: string, text: string) => `${name} whispers: ${text}`,
    allow: 'Allow desktop notifications',
    allowed: 'Desktop notifications are on',
    refused: 'The browser does not allow notifications for this page.',
  },
  whisper: {
    to: (name: string) => `Whisper to ${name}, only agents see this`,
    toYou: 'Whisper to you, only agents see this',
    hint: (name: string) => `Whisper to ${name}, the customer does not see it…`,
  },
  quick: {
    handTo: (name: string) => `Hand to ${name}`,
    handToBest: 'Hand to the best colleague',
    nobody: 'No colleague is there with room.',
    takeBack: 'Take back the transfer',
    takenBack: 'Taken back, you stay in charge',
  },
};
