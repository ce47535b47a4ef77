/** A whole dossier with something in each part, of people who never were. */
import { parseInstant } from '../../base/date.ts'
import { certain } from '../../base/result.ts'
import { type DossierItem, parseItem } from '../dossier.ts'
import type { DossierPartsContent } from './parts.ts'

const moment = certain(parseInstant('2021-08-05T09:00:00Z'), 'written just here')

export const itemOfParts: DossierItem = certainItem({
  number: 1,
  path: 'data/originals/001-photograph.jpg',
  title: 'Photograph, backs of both legs',
  source: 'P-01',
  receivedAt: moment,
  mediaType: 'image/jpeg',
  size: 5,
  sha256: 'ab'.repeat(32),
})

function certainItem(value: unknown): DossierItem {
  const parsed = parseItem(value, '')
  if (!parsed.ok) throw new Error(parsed.refusal.field)
  return parsed.value
}

export const partsOf: Omit<DossierPartsContent, 'format'> = {
  cover: {
    sender: 'The Network',
    contact: 'by letter',
    recipient: 'Office of a prosecutor',
    confidentiality: 'Confidential',
    version: 1,
    date: moment,
    release: 'D-1',
  },
  summary: ['Men were held in a cannery.', 'Some of them were beaten.'],
  jurisdiction: [{ instrument: 'UNCAT, article 1', text: 'Severe pain was inflicted by officials.' }],
  incidents: [
    {
      id: 'X-1',
      what: 'Detention',
      when: { date: '2021-03-14', precision: 'exact' },
      place: 'Sarn',
      victims: ['P-01'],
      accused: ['P-21'],
      means: ['plastic pipes'],
      detention: ['the old cannery'],
      items: [1],
      origins: { strict: 2, lenient: 3, label: 'corroborated' },
    },
  ],
  subjects: [{ code: 'P-21', kind: 'person', rank: 'Major', role: 'gave orders', items: [1] }],
  sheets: [
    {
      item: 1,
      record: 'E-01',
      what: 'Photograph, backs of both legs',
      kind: 'photograph',
      graphic: true,
      original: true,
      source: 'P-01',
      obtained: { how: 'handed over', when: '2021-05-04', by: 'H-0a' },
      tests: ['hash compared'],
      limits: ['not for the press'],
      consent: { uses: ['prosecution'], withdrawal: 'through the sender, at any time' },
      contrary: [1],
      custody: [{ at: moment, what: 'received', by: 'H-0a' }],
      redacted: { of: 'E-00', proof: true },
    },
  ],
  methodology: ['Everybody was asked once.'],
  contrary: [
    {
      number: 1,
      against: 'X-1',
      kind: 'denial',
      who: 'Head of the territory',
      words: 'You cannot hold people in a building that is not there',
      date: '2021-04-01',
      items: [],
    },
  ],
  omitted: [{ what: 'Q-9', reason: 'It names a witness.', by: 'H-0b' }],
  gaps: [{ item: 1, what: 'before 2021-05-04 nobody of ours had it' }],
  tools: [{ name: 'Safeconduct', version: '0.1.0' }],
  clocks: 'Times are those of the devices, in UTC.',
  annex: { recipients: ['age1pq1example'], rows: 2 },
}
