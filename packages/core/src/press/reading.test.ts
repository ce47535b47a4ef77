import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listShared, sharedHas, sharedText } from '../../../../test/shared.ts'
import { readReports, sharedRuns } from './reading.ts'
import { toJson } from './written.ts'

const stringsAreHere = await sharedHas('vectors/strings')

/** Pieces that press pages are made of, in every wrong order. */
const piece = constantFrom(
  '“',
  '”',
  '"',
  '‘',
  '’',
  "'",
  '«',
  '»',
  '„',
  '‹',
  '›',
  "''",
  '``',
  ' said Aila Vinner',
  'Aila Vinner told us: ',
  ' she said. ',
  'according to the paper, ',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  ', ',
  '. ',
  '! ',
  '… ',
  ' — ',
  ': ',
  'сказал он',
  ' a-t-il dit ',
  'more than 100 people ',
  'две тысячи ',
  'Sign up for our newsletter',
  'Menu',
  '02:14 - Source: X',
  'We are tired of letters',
  'the man who ',
  '\ufeff',
  '\u202e',
  '\u0000',
  '\ud83d\ude00',
  '\ud800',
  'Sources: A, B / Photo credit: c',
  'which read ',
  'so-called ',
  '20 May 2021',
  'By Tom Ardel',
  'עוד דבר',
  '3–5 ',
  'They came at night and took the lists away with them',
)
const page = array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('a reading of any text at all', () => {
  it('[P2][P3] has exact offsets in order, inside the text', () => {
    assert(
      property(array(oneof(page, string({ unit: 'binary', maxLength: 200 })), { maxLength: 3 }), (texts) => {
        const reading = readReports(texts)
        reading.docs.forEach((doc, i) => expectExact(texts[i] ?? '', doc))
        for (const run of reading.runs) {
          expect(run.words).toBeGreaterThanOrEqual(8)
          expect(run.docs[0]).toBeLessThan(run.docs[1])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('[P4] is the same each time, and does not change with a report read beside it', () => {
    assert(
      property(page, page, (one, other) => {
        expect(readReports([one, other])).toEqual(readReports([one, other]))
        expect(readReports([one, other]).docs[0]).toEqual(readReports([one]).docs[0])
      }),
      { numRuns: 100 },
    )
  })

  it('[P20] never takes quoted words from page furniture', () => {
    assert(
      property(page, (text) => {
        const [doc] = readReports([text]).docs
        for (const quote of doc?.quotes ?? []) {
          for (const span of doc?.boilerplate ?? []) {
            expect(quote.end <= span.start || quote.start >= span.end).toBe(true)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('[P1] gives nothing for nothing', () => {
    expect(toJson([], readReports([]))).toEqual({ docs: [], runs: [] })
    const empty = { quotes: [], boilerplate: [], numbers: [], claims: [], statements: [], faults: [] }
    expect(toJson(['', '\ufeff\n'], readReports(['', '\ufeff\n']))).toMatchObject({
      docs: [
        { id: 0, ...empty },
        { id: 1, ...empty },
      ],
      runs: [],
    })
  })

  it('[P1] writes exactly the form and nothing of what it knows beside it', () => {
    const passage = 'they put wires on my ears and turned a handle'
    const texts = [`“Then ${passage},” said Aila Vinner of more than 20 men.`, `Then ${passage}.`]
    const reading = readReports(texts)
    const nothing = { published: null, updated: null, bylines: [], outlet: null, sources: [] }
    expect(toJson(texts, reading)).toEqual({
      docs: [
        {
          id: 0,
          quotes: [{ text: `Then ${passage},`, start: 1, end: 52, speaker: 'Aila Vinner' }],
          boilerplate: [],
          numbers: [{ start: 74, end: 86, min: 21, max: null }],
          masthead: nothing,
          claims: [
            {
              kind: 'figure',
              start: 74,
              end: 86,
              number: 0,
              min: 21,
              max: null,
              qualifier: 'more than',
              of: 'men',
              asOf: null,
              origin: null,
              hearsay: null,
            },
          ],
          statements: [],
          faults: [],
        },
        {
          id: 1,
          quotes: [],
          boilerplate: [],
          numbers: [],
          masthead: nothing,
          claims: [],
          statements: [],
          faults: [
            {
              kind: 'orphan',
              start: 0,
              end: 50,
              quote: null,
              beside: [{ doc: 0, start: 1, end: 52, words: `Then ${passage},` }],
            },
          ],
        },
      ],
      runs: [{ docs: [0, 1], text: `Then ${passage}` }],
    })
    expect(sharedRuns(texts, reading.docs)).toEqual(reading.runs)
  })

  it.skipIf(!stringsAreHere)(
    '[P4] reads other people’s worst strings without a crash or a wrong offset',
    async () => {
      for (const name of await listShared('vectors/strings')) {
        const text = await sharedText(`vectors/strings/${name}`)
        const [doc] = readReports([text]).docs
        if (doc !== undefined) expectExact(text, doc)
      }
    },
  )

  it('[P5] noise of any kind is read without hanging', () => {
    const noise = [
      '"',
      '“',
      '« ',
      "'a ",
      '“‘"«»’',
      '"\n',
      '"a" said ',
      'Ann Bo, ',
      'a man who ',
      'two ',
      'of the ',
      '12:34 ',
      '«a, — ',
      'one hundred and ',
      'Please donate cookies. ',
    ]
    for (const sign of noise) {
      const text = sign.repeat(Math.ceil(100_000 / sign.length))
      const [doc] = readReports([text]).docs
      if (doc !== undefined) expectExact(text, doc)
    }
  })

  it('[P6] in a language that is not known quotations are listed and nobody is named', () => {
    const german =
      'Der Sprecher des Hafens wies die Vorwürfe zurück. „Es gab keine Schläge an diesem Tag“, sagte Aila Vinner am Montag. ' +
      'Die Arbeiter hatten von Schlägen mit Kabeln berichtet, und ihre Anwältin will klagen.'
    const [doc] = readReports([german]).docs
    expect(doc?.language).toBe(null)
    expect(doc?.quotes.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['Es gab keine Schläge an diesem Tag', null],
    ])
    const english =
      'The harbour said that it was not true. “We saw it from the wall of the house,” said Aila Vinner on Monday.'
    expect(readReports([english]).docs.map(({ language, quotes }) => [language, quotes[0]?.speaker])).toEqual(
      [['en', 'Aila Vinner']],
    )
  })
})

type Doc = ReturnType<typeof readReports>['docs'][number]

function expectExact(text: string, doc: Doc): void {
  for (const quote of doc.quotes) {
    if (text.slice(quote.start, quote.end) !== quote.text)
      expect.fail(`offsets of a quotation: ${quote.start}`)
  }
  for (const list of [doc.quotes, doc.boilerplate, doc.numbers, doc.paragraphs]) {
    let last = 0
    for (const { start, end } of list) {
      if (start < last || end <= start || end > text.length)
        expect.fail(`a span out of place: ${start} to ${end}`)
      last = list === doc.quotes ? start : end
    }
  }
  for (const { min, max } of doc.numbers)
    if (max !== null && max < min) expect.fail(`bounds crossed: ${min}, ${max}`)
}
