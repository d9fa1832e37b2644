const list = (text: string): string[] => text.trim().split(/\s+/);

const FUNCTION_WORDS = list(`
    a about after again all also am an and any anybody anyone anything are aren't as at be because been being but by can can't
    cannot could couldn't did didn't do does doesn't doing don't dont done each either else ever every for from further
    had has hasn't have haven't having he hello help hers hey hi him his how however i i'd i'll i'm i've if in into is
    isn't it it's its itself just let like ll me might mine more most much must my myself no nor not now of off ok okay
    on once only or other our ours out over own per perhaps please possible question quick re really right said same
    say shall she should since so some somebody someone something still such sure tell than thank thanks that that's
    the their theirs them then there there's these they they're this those through to too until up upon us ve very was
    wasn't we we'd we'll we're we've well were what what's when when's where where's whether which while who whose why
    will with without won't wonder wondering would wouldn't yeah yes yet you you'd you'll you're you've your yours
    know want need wish understand explain show info information actually currently today maybe hope guess think
    around name already never nothing always elses pls plz here away instead everything together both many few
  `);
/** People leave the apostrophe out. */
export const STOP_WORDS = new Set([...FUNCTION_WORDS, ...FUNCTION_WORDS.map((word) => word.replace("'", ''))]);

export const WEAK_WORDS = new Set(
  list(`
    bring buy come do find get give go good great keep look make new offer order put sell start take thing try
    use visit work people person time day way long lot kind sort next near nearby back number last week month
    often soon early late left one two three become happen
    add allow ask belong believe call check come continue expect hear hold include leave like love mean mind own provide
    reach remember run see seem serve show tell turn update wait write used using looking
    able available certain certainly different difficult easy else everywhere exactly fine finally full happy large
    likely little nice normal particular real several simple special sure usual usually whatever whenever whole
    small big good best better different credit month day days
  `),
);

/** Forms that no rule of endings finds. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ate: 'eat',
    bought: 'buy',
    broke: 'broken',
    brought: 'bring',
    came: 'come',
    children: 'child',
    drank: 'drink',
    drunk: 'drink',
    found: 'find',
    froze: 'freeze',
    frozen: 'freeze',
    gave: 'give',
    given: 'give',
    going: 'go',
    goes: 'go',
    gone: 'go',
    got: 'get',
    kept: 'keep',
    lost: 'lose',
    made: 'make',
    paid: 'pay',
    sent: 'send',
    sold: 'sell',
    spent: 'spend',
    taken: 'take',
    took: 'take',
    went: 'go',
    wrote: 'write',
  }),
);
