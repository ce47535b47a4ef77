/** What an item's papers say, in English. */

export const evidenceEn = {
  makeDossier: 'Make a dossier',
  takeFiles: 'Take files in',
  roots: 'File of trusted certificates for times (optional)',
  rootsHelp:
    'PEM, as the authority for time hands it out. Without it the times of an authority that this machine does not know are said to be unjudged.',
  papers: 'Chain of custody',
  none: 'Nothing was written down about its handling yet. Items that were taken in before have no papers.',
  sealed: 'Sealed',
  waiting: 'waits for the next step of the ledger, within six hours',
  inLedger: 'stands in the ledger',
  noWitness: 'no partner has signed it yet',
  witnessed: (names: string) => `signed by ${names}`,
  stamped: (n: number) => (n === 0 ? 'no timestamp yet' : `timestamps: ${n}`),
  by: (who: string) => `by ${who}`,
  withSecond: (who: string, second: string) => `by ${who}, with ${second}`,
  failed: 'did not succeed',
  gaps: 'What nobody of us can vouch for',
  noGaps: 'No gap is known.',
  could: 'Who could testify',
  gap: {
    'before-reception': 'Nobody of us had it before it came.',
    unsealed: 'Here, and not yet sealed.',
    'in-transit': 'Given away, and not known to have arrived.',
    alone: 'One person alone had it open.',
    'missing-event': 'A handling that another names is missing.',
    'erased-event': 'A handling was erased under a withdrawn consent.',
    'unsure-clock': 'The clock was not known.',
  },
  to: {
    making: 'making it',
    source: 'where it is from',
    presence: 'being there',
    interpreting: 'interpreting',
  },
}
