/** What an item's papers say, in English. */

export const evidenceEn = {
  tabs: { label: 'Parts of the evidence', wall: 'Wall', capture: 'Take a page', records: 'Records' },
  backToWall: 'Back to the wall',
  makeDossier: 'Make a dossier',
  setAnew: 'Set anew with codes',
  takeFiles: 'Take files in',
  roots: 'File of trusted certificates for times (optional)',
  rootsHelp:
    'PEM, as the authority for time hands it out. Without it the times of an authority that this machine does not know are said to be unjudged.',
  headers: 'File of headers of blocks (optional)',
  headersHelp:
    'For proofs of OpenTimestamps: headers of blocks of Bitcoin, 160 hex digits on each line, as any explorer shows them. With them the time of a block is told; without, which root an explorer must show.',
  papers: 'Chain of custody',
  none: 'Nothing was written down about its handling yet. Items that were taken in before have no papers.',
  sealed: 'Sealed',
  waiting: 'waits for the next step of the ledger, within six hours',
  inLedger: 'stands in the ledger',
  noWitness: 'no partner has signed it yet',
  witnessed: (names: string) => `signed by ${names}`,
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
