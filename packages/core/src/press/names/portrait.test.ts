/** A portrait is about one person, and "she" goes on meaning her: docs/formats/press-reading.md, P34b. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function spoken(text: string): readonly (string | null)[] {
  return readReport(`The woman who counts the boats\n\n${text}`).quotes.map(({ speaker }) => speaker)
}

const portrait = [
  'For thirty years Ines Varrel has kept the harbour book of Selm. She writes in pencil.',
  'She was born in the last house before the mole. Her mother sold nets. A cousin went to sea and did not come back.',
  'She does not like to talk about the winter of the siege. In those months a young officer slept in her kitchen.',
]

describe('a portrait', () => {
  it('[P34b] goes on about whom it is about, past those who come by in it', () => {
    expect(
      spoken([...portrait, 'The page is torn at the edge. “I can still read it,” she says.'].join('\n\n')),
    ).toEqual(['Ines Varrel'])
  })

  it('[P34b] lets others speak of whom the paragraph has just told', () => {
    const other = 'Her neighbour, Mona Tell, brings bread. “I knock twice,” she says.'
    expect(spoken([...portrait, other].join('\n\n'))).toEqual(['Mona Tell'])
  })

  it('[P34b] is no portrait where two women are spoken of as often', () => {
    const two = [
      'Ines Varrel kept the harbour book. Mona Tell kept the keys.',
      'She wrote in pencil.',
      'She never lost one.',
      'In May the harbour was shelled. The mole is gone.',
      'The nets hang on the wall. The boats are in the yard.',
      'The church has no roof. The bell is in the museum.',
      'The house is shut. “We had to go,” she says.',
    ]
    expect(spoken(two.join('\n\n'))).toEqual([null])
  })

  it('[P34b] in French calls her by what she is', () => {
    const text = [
      'Depuis douze ans, Rahel Doss écrit sur du savon. Elle compte les lignes.',
      'Elle a grandi au port. Sa mère vendait du fil.',
      'Elle ne retournera pas là-bas tant que sa mère se tait.',
      'Au moment de partir, une savonnette neuve sèche au bord du lavabo. « Celle-là, je la garde blanche », sourit la romancière.',
    ]
    expect(spoken(text.join('\n\n'))).toEqual(['Rahel Doss'])
  })
})
