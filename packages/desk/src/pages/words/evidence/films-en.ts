/** Films, what is asked before an account is taken, and an item's chain over time. In English. */

export const filmsEn = {
  look: {
    strip: 'Frames of the film',
    help: 'Each is made anew. Nothing of the film as it came reaches this window.',
    opening: 'Opening the film',
    frame: (at: string) => `Frame at ${at}`,
    of: (at: string, whole: string) => `${at} of ${whole}`,
    show: 'Show this frame',
    blur: 'Blur it',
    earlier: 'Frame before',
    later: 'Next frame',
    watch: 'Watch from here',
    watchHelp: 'Fifteen seconds, made anew and small: for looking, not for showing.',
    sound: 'With its sound',
    making: 'Making it anew',
    notPlayed: 'This browser does not play it. Go through it frame by frame.',
    film: (from: string, to: string) => `The film from ${from} to ${to}`,
    close: 'Close it',
  },
  cover: {
    why: 'What is covered is gone from the copy: every frame is drawn anew, no metadata. The original stays as it is.',
    noProof:
      'No proof of frames is made: a covered film proves nothing by itself. Its seal, the reason of each box and the papers of the original say what it was made from.',
    draw: 'Choose a frame, then draw a box on it, or add one and move it with the arrow keys. A box lies there all through until you say from when to when. Who moves needs several.',
    time: 'Second of the film',
    from: 'From second',
    to: 'To second',
    fromHere: 'From this frame',
    toHere: 'Up to this frame',
    whole: 'All through',
    notHere: 'It does not lie on this frame.',
    goTo: 'Go to it',
    marks:
      'A mark is covered once the boxes that name it lie there for as long as it is seen: from the second to the second that its record says, and all through where it says none.',
    openAt: (from: string, to: string) => `open from ${from} to ${to}`,
    sound: 'Keep the sound',
    soundHelp: 'A voice is known like a face. Without this the copy is silent.',
    silent: 'It has no sound.',
    stopHelp: 'It may take as long as the film. You can go on working; stopped, nothing of it is kept.',
    kept: 'The copy, as it is kept: look through all of it before it leaves.',
  },
  before: {
    title: 'Before you begin',
    choose: 'Choose whose account it is. What is known of earlier ones is shown first.',
    why: 'One detailed account only. Telling it again hurts, and each telling differs a little, which a defence will read aloud.',
    none: 'No earlier account of this person can be read here. Ask first whether it was told before, and to whom.',
    full: (n: number) =>
      n === 0
        ? 'A full account exists: a recording.'
        : n === 1
          ? 'A full account exists: 1 paragraph.'
          : `A full account exists: ${n} paragraphs.`,
    unfinished: 'One is begun and not sealed. Finish that one.',
    summary: 'A partner wrote a summary in their own words. It is no account of the person’s.',
    taken: (at: string) => `taken ${at}`,
    told: 'Told before',
    toldNone: 'Nobody is noted.',
    public: 'in public',
    notAll: 'Only what this device may read stands here. Other cases and partners may have more.',
    open: 'Open it',
    amend: 'If something is missing in it, add to the one that exists: it is corrected by addition.',
    begin: 'Begin a new one all the same',
    beginWhy: 'Write the reason into the note of the new account: a court will ask for it.',
  },
  chain: {
    picture: 'The chain over time',
    help: 'A dot is written down and signed by us. A diamond a stranger can check without us. Hollow is not proved. Dashed: nobody of us can vouch for that time.',
    many: (what: string, n: string) => `${what}, ${n} times`,
    by: (who: string) => `by ${who}`,
    checkpoint: 'Stands in the ledger',
    witness: (name: string) => `Ledger signed by ${name}`,
    time: (authority: string) => `Timestamp of ${authority}`,
    when: 'When',
    what: 'What',
    who: 'By',
    proof: 'Who can check it',
    proofs: {
      ours: 'our own signed word',
      anybody: 'anybody, without us',
      open: 'nobody yet',
    },
    failed: 'did not succeed',
    noTime: 'No authority has put a time to it yet: for when it was there, only our clock speaks.',
    believed: (authority: string, at: string) =>
      `${authority} saw the ledger with this seal in it on ${at}. It was there by then.`,
    unjudged: (authority: string, at: string) =>
      `${authority} says it saw the ledger with this seal in it on ${at}. Nobody here knows this authority, so that is not judged.`,
    wrong: 'A timestamp lies here that is not of this seal. It proves nothing.',
    promised: (calendars: string) =>
      `OpenTimestamps: so far a promise of ${calendars}. It proves no time until a block of Bitcoin bears it; that takes hours, and the desk asks again.`,
    inBlock: (blocks: string) =>
      `OpenTimestamps: borne by block ${blocks} of Bitcoin. It was there before that block. When that was, any explorer of the chain shows; nobody asked one here.`,
    blockWrong: 'A proof of OpenTimestamps lies here that is not of this seal. It proves nothing.',
    blockShort: (blocks: string) => `Block ${blocks} of Bitcoin, by OpenTimestamps`,
    promiseShort: 'Promise of OpenTimestamps, no time yet',
    wrongShort: 'A proof that is not of this seal',
  },
}
