/** Until when a platform lets somebody write, and what may be sent afterwards. */
export const window = {
  window: {
    far: (platform: string, until: string) => `${platform} · you may answer until ${until}`,
    farShort: (until: string) => `Until ${until}`,
    near: (platform: string, time: string) => `${platform} lets you answer freely for another ${time}`,
    nearShort: (time: string) => `${time} left to answer`,
    people: (until: string) => `Only people may answer now, until ${until}`,
    peopleShort: (until: string) => `People only, until ${until}`,
    closed: (platform: string, name: string, at: string, hours: number) =>
      `${name} wrote last on ${at}. ${platform} lets you answer for ${hours > 48 ? `${hours / 24} days` : `${hours} hours`} only.`,
    neverWrote: (platform: string, name: string) =>
      `${name} has not written yet, and ${platform} lets nobody write first.`,
    templateOnly: (name: string) => `You can send a template until ${name} writes again.`,
    nothing: (name: string) => `Nothing can be sent now: ${name} has to write first.`,
    draftKept: 'Your draft is kept.',
    choose: 'Choose a template',
    closing: (time: string) => `${time} left to answer`,
    over: 'Too late to answer freely',
    meant: (choice: string) => `Meant: ${choice}`,
    template: (name: string) => `Template “${name}”`,
  },
  messageTemplates: {
    title: (platform: string) => `Send a ${platform} template`,
    lead: (platform: string) => `Templates may be sent at any time. ${platform} charges for each of them.`,
    open: (platform: string) => `${platform} templates`,
    loading: 'Loading the templates…',
    failed: 'The templates could not be loaded.',
    failedLead: (platform: string) =>
      `${platform} did not give them. Try again; if that does not help, an admin checks the channel.`,
    none: 'There are no approved templates',
    noneLead: 'An admin writes them in Meta’s WhatsApp Manager. They appear here once Meta has approved them.',
    search: 'Search name or text',
    list: 'Templates',
    noneFound: (words: string) => `No template has “${words}” in it.`,
    needsMore: 'Needs a picture or a form: it cannot be sent from here.',
    categories: { UTILITY: 'Utility', MARKETING: 'Marketing', AUTHENTICATION: 'Authentication' } as Record<
      string,
      string
    >,
    fields: {
      header: (name: string) => `Title: ${name}`,
      body: (name: string) => `Text: ${name}`,
      button: (button: string) => `Link of “${button}”`,
    },
    example: (example: string) => `For example ${example}`,
    preview: 'What the customer reads',
    send: 'Send template',
  },
};
