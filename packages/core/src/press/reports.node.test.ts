/**
 * The five invented reports under test/reports, read as a careful person reads them: every quotation in full
 * words with its speaker, every figure with its bounds, every run and every line of furniture.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readReports } from './reading.ts'

const folder = new URL('../../../../test/reports/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
const texts = files.map((name) => readFileSync(new URL(name, folder), 'utf8'))
const reading = readReports(texts)

type Expected = {
  readonly quotes: readonly (readonly [string | null, string])[]
  readonly numbers: readonly (readonly [string, number, number | null])[]
  readonly furniture: readonly string[]
}

const expected: Readonly<Record<string, Expected>> = {
  '1-meridian-broadcast.txt': {
    quotes: [
      ['Ilene Farquor', 'agreed to review this together every month'],
      ['Lantern Network', 'They are hunted twice'],
      [
        'Ilene Farquor',
        'I told President Dastov what we expect, and we agreed to review this together every month,',
      ],
      ['Ilene Farquor', 'It is not a courtesy. It is an appointment, and I keep my appointments…'],
      [null, 'Open the cold room.'],
      [
        'another man',
        'The one they called Major asked the same thing again and again. He wanted the names of everyone I had read with,',
      ],
      [
        'another man',
        'Then they put wires on my ears and turned a handle. I heard the handle before I felt it.',
      ],
      ['Jorun Eskeldt', 'could not wait for a form.'],
      [
        'Tamsin Orvel',
        'We asked the consulate of Quiria [in Sarn] for an hour of its time and it refused us,',
      ],
      ['Tamsin Orvel', 'Quiria will not open the door,'],
      ['Foreign Ministry of Quiria', 'follows events in the territory with attention.'],
      [
        'Tamsin Orvel',
        'When they gave him back, the officer told the uncle, ‘You know what the family must do.’ They hand a man to his own house to be killed there,',
      ],
      ['the officer', 'You know what the family must do.'],
      [
        'Tamsin Orvel',
        'And the answer we get from the capital is, “there is no such house, there is no such man,’',
      ],
      [null, 'there is no such house, there is no such man,'],
      ['Tamsin Orvel', 'They are hunted twice. Once by the men with the keys and once by their own name,'],
      ['Nelda Pirosk', 'Not one complaint has reached this office, and I read every letter myself,'],
    ],
    numbers: [
      ['thirty', 30, 30],
      ['about 40', 35, 44],
      ['hundreds', 200, null],
      ['four', 4, 4],
      ['two', 2, 2],
    ],
    furniture: [
      'Skip to content',
      'Menu',
      'World',
      'Politics',
      'Weather',
      'Live TV',
      'A ferry passes the disused fish cannery on Dock Road in Sarn',
      'Inside Velmar: the men who came back from the cannery',
      '02:41 - Source: Meridian',
      'Story highlights',
      'Readers of the night gather on the quay in Ostmouth on Satur',
      'Related article',
      'What is known about the Sarn cannery',
      'Sign up for the Meridian Morning newsletter',
      '© 2021 Meridian Broadcast. All rights reserved.',
    ],
  },
  '2-quillfeed.txt': {
    quotes: [
      [
        'the man',
        'The one they called Major asked the same thing again and again. He wanted the names of everyone I had read with,',
      ],
      ['the man', 'Then they put wires on my ears and turned a handle. I heard the handle before I felt it.'],
      [
        'Tamsin Orvel',
        "When they gave him back, the officer told the uncle, 'You know what the family must do.' They hand a man to his own house to be killed there,",
      ],
      ['the officer', 'You know what the family must do.'],
      [null, 'Open the cold room.'],
      [
        'Ilene Farquor',
        'I told President Dastov what we expect, and we agreed to review this together every month,',
      ],
      ['Ilene Farquor', 'It is not a courtesy. It is an appointment.'],
    ],
    numbers: [['forty', 40, 40]],
    furniture: [
      'Jump to main navigation',
      'Share this: Facebook Twitter Telegram Email',
      ' / Photo credit: openpix/Commons',
      'Most Watched',
    ],
  },
  '3-harbour-post.txt': {
    quotes: [
      ['Fugitives', 'counted, beaten and sold back'],
      [
        'A spokesperson',
        'Eight people have already received our support, and they cannot stay where they are for long.',
      ],
      [
        'Jorun Eskeldt',
        'We act because they cannot wait. We are speaking of people... [whose] names are being read out at checkpoints.',
      ],
      ['Officials in Sarn', 'are not found'],
      ['Vargan Oskureth', 'rooms of that kind'],
      ['Open Ledger Watch', 'agree with accounts we took ourselves from several people.'],
    ],
    numbers: [
      ['five', 5, 5],
      ['Five', 5, 5],
      ['At least 80', 80, null],
      ['Two', 2, 2],
      ['more than 20', 21, null],
      ['dozens', 24, null],
      ['Eleven', 11, 11],
      ['Eight', 8, 8],
      ['two', 2, 2],
      ['seven', 7, 7],
      ['Three', 3, 3],
      ['Up to 1,200', 0, 1200],
      ['five', 5, 5],
      ['between 16 and 19', 16, 19],
    ],
    furniture: [
      'Get breaking news alerts from Harbour Post',
      'You can turn alerts off at any time in your browser settings',
      '14 Comments',
      'The quay at Sarn',
      'The quay at Sarn (Harbour Pictures)',
      'Help us keep telling this story',
      'From fishing quotas to forged ballots, Harbour Post is there',
      'Your contribution pays for reporters who listen to everyone.',
      'Please consider giving today.',
      "Families wait at the gates: 'we bring bread and they send it",
      'Join the conversation',
      'Start a discussion, follow other readers and see what they t',
      'Thanks for subscribing',
      'Please reload the page to log inPlease reload the page or op',
    ],
  },
  '4-spinwheel24.txt': {
    quotes: [
      ["Elders' Assembly of Sarn", 'a basket of lies'],
      ["Elders' Assembly of Sarn", 'every decent house to answer the slanderers in every way'],
      ["Elders' Assembly of Sarn", 'lawful'],
      [
        'Vargan Oskureth',
        'you cannot hold people in a building that is not there. Eight people have already received our support, and they cannot stay where they are for long',
      ],
      [null, 'With their help I sleep, but I sleep with my shoes on'],
      [null, 'It is the worst we have seen in the region in twenty years'],
    ],
    numbers: [
      ['Eight', 8, 8],
      ['At least 80', 80, null],
      ['no fewer than three', 3, null],
      ['twenty', 20, 20],
    ],
    furniture: ['More news: Phone maker adds a folding stylus to its cheapest'],
  },
  '5-le-phare-du-soir.txt': {
    quotes: [
      [
        'Courrier de Brenmark',
        "Trois au moins seraient morts, mais d'après plusieurs témoins il y en aurait davantage,",
      ],
      ['Un homme', 'chaque matin avant le thé'],
      [
        'V.Oskureth',
        "On ne peut pas enfermer des gens dans un bâtiment qui n'existe pas. Qu'on m'y conduise,",
      ],
      ['Варган Оскурет', 'Мы проверили каждую дверь,'],
      ['Варган Оскурет', 'Там пусто'],
      [
        'Open Ledger Watch',
        'the list printed by Vesper Leaf agrees with what we were told by people who do not know each other. There is nothing left to doubt',
      ],
      ['Deux hommes réfugiés à Ostmouth', 'dans une pièce sans fenêtre'],
      [null, 'Мы просим немедленно прекратить задержания и оказать помощь пострадавшим'],
      ['Тамсин Орвель', 'Нам даже не сказали, что письмо получено'],
      [
        'Jorun Eskeldt, Maël Torvay, Inga Rostelle',
        "Nous demandons au président Dastov d'user de son influence pour que cessent les détentions,",
      ],
      ['Ilene Farquor', "d'ouvrir les portes"],
    ],
    numbers: [
      ['plus de quatre-vingts', 81, null],
      ['Trois au moins', 3, null],
      ['trois', 3, 3],
      ['Deux', 2, 2],
      ['Четыре', 4, 4],
      ['at least 12', 12, null],
    ],
    furniture: [
      'Aller au contenu principal',
      "Résultat de recherche d'images pour « Sarn »",
      'Résultat de recherche d\'images pour "conserverie Sarn quai"',
      'Image result for "velmar territory head"',
      'Image result for "velmar quay at night"',
    ],
  },
}

const runs: readonly (readonly [number, number, string])[] = [
  [
    0,
    1,
    'I told President Dastov what we expect, and we agreed to review this together every month,” Farquor said at a press conference beside the Orrenian leader',
  ],
  [0, 1, 'It is not a courtesy. It is an appointment'],
  [
    0,
    1,
    'The one they called Major asked the same thing again and again. He wanted the names of everyone I had read with',
  ],
  [0, 1, 'Then they put wires on my ears and turned a handle. I heard the handle before I felt it'],
  [
    0,
    1,
    'When they gave him back, the officer told the uncle, ‘You know what the family must do.’ They hand a man to his own house to be killed there',
  ],
  [0, 3, 'Then they put wires on my ears and turned a handle'],
  [1, 3, 'Then they put wires on my ears and turned a handle'],
  [2, 3, 'At least 80 people are said to have been held since March in a disused fish cannery in Sarn'],
  [2, 3, 'Eight people have already received our support, and they cannot stay where they are for long'],
]

describe('five invented reports', () => {
  for (const [name, want] of Object.entries(expected)) {
    const id = files.indexOf(name)
    const text = texts[id] ?? ''
    const doc = reading.docs[id]

    it(`[P20][P30] ${name}: every quotation and whose it is`, () => {
      expect(doc?.quotes.map((one) => [one.speaker, one.text])).toEqual(want.quotes)
    })
    it(`[P40] ${name}: every figure with its bounds`, () => {
      expect(doc?.numbers.map((one) => [text.slice(one.start, one.end), one.min, one.max])).toEqual(
        want.numbers,
      )
    })
    it(`[P10] ${name}: every line of furniture and no other`, () => {
      expect(doc?.boilerplate.map((one) => text.slice(one.start, one.end).slice(0, 60))).toEqual(
        want.furniture,
      )
    })
  }

  it('[P50] who copied which words', () => {
    expect(reading.runs.map((run) => [run.docs[0], run.docs[1], run.text])).toEqual(runs)
  })
})
