/** The fictional republic: what the press desk notes beside reports. No real person, outlet, law or event is meant. */
import type { Demonstrated } from './demonstrated.ts'

export const pressNotes: readonly Demonstrated[] = [
  {
    id: 'PN-1',
    kind: 'meeting',
    what: 'Talks of the presidents of Sollande and Orrenia',
    on: { date: '2021-08-20', precision: 'exact' },
    place: 'Ostmouth',
    bodies: ['President of Sollande', 'President of Orrenia'],
    text: 'Velmar is said to be on the agenda.',
    sources: [
      {
        where: 'Presidency of Sollande, programme of the month',
        at: '2021-08-02',
        words: 'The two presidents meet in Ostmouth on 20 August',
      },
    ],
  },
  {
    id: 'PN-2',
    kind: 'action',
    what: 'Silent vigil before the embassy of Orrenia',
    on: { date: '2021-05-12', precision: 'exact' },
    place: 'Ostmouth',
    bodies: ['Embassy of Orrenia'],
    text: '“Let them go home”',
    sources: [{ where: 'Notice of the city of Ostmouth', at: '2021-05-11' }],
  },
  {
    id: 'PN-3',
    kind: 'term',
    what: 'fish prison',
    text: 'A headline made of what men went through. Nobody who was there calls it so.',
    instead: ['the detentions at the old cannery'],
    sources: [
      {
        publicationId: 'U-5',
        at: '2021-06-02',
        words: 'a secret cannery that some channels later called the fish prison',
      },
    ],
    checkedOn: '2021-06-10',
  },
  {
    id: 'PN-4',
    kind: 'law',
    what: 'Territory Law 14 on public quiet',
    on: { date: '2019-11-05', precision: 'exact' },
    place: 'Velmar Territory',
    bodies: ['Territory Administration'],
    text: 'Punishes “words that disturb the quiet of a village” with fines. It was named in two refusals to register a complaint. It allows no detention.',
    sources: [{ where: 'Territory Gazette 112 (fictional)', at: '2019-11-05', words: 'article 3, part 2' }],
    checkedOn: '2021-06-01',
  },
]
