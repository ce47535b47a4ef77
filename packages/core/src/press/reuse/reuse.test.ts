/** Who took what from whom, which copies were edited, and which utterance is one in two languages. */
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../claims/faults.ts'
import { reuse } from './reuse.ts'
import type { PressText } from './reuse-form.ts'

const passage =
  'they put wires on my ears and turned a handle until the lamp in the corridor went out and the man at the desk wrote down every name that I said'

function report(outlet: string, date: string, text: string): PressText {
  return { outlet, published: { date, precision: 'exact' }, text }
}

const first = report(
  'Vesper Leaf',
  '2021-04-02',
  `Men held in cannery\n\n“Then ${passage},” said Aila Vinner.`,
)

describe('reports beside each other', () => {
  it('[P70] a later report with the same words took them, credited or not', () => {
    const credited = report(
      'Harbour Post',
      '2021-05-20',
      `A cannery\n\nAila Vinner told Vesper Leaf: “Then ${passage}.”`,
    )
    const silent = report('Spinwheel', '2021-06-02', `Secret cannery\n\nOne man spoke. Then ${passage}.`)
    const { took } = reuse([silent, first, credited])
    expect(took.map(({ by, from, order, credit }) => [by, from, order, credit])).toEqual([
      [0, 1, 'by-date', 'uncredited'],
      [0, 2, 'by-date', 'uncredited'],
      [2, 1, 'by-date', 'named'],
    ])
    expect(took[1]?.alsoIn).toEqual([1])
  })

  it('[P71] without days the credit tells the direction, and without a credit nobody does', () => {
    const undated = { outlet: 'Vesper Leaf', text: first.text }
    const copy = { outlet: 'Spinwheel', text: `Cannery\n\nThen ${passage}.` }
    expect(reuse([copy, undated]).took.map(({ order }) => order)).toEqual(['unknown'])
    const naming = { ...copy, credits: 'Sources: Vesper Leaf (2)' }
    expect(reuse([naming, undated]).took).toMatchObject([
      { by: 0, from: 1, order: 'by-credit', credit: 'named' },
    ])
  })

  it('[P72] a report that only names another took what cannot be seen', () => {
    const naming = report(
      'Harbour Post',
      '2021-05-20',
      'Five talks\n\nEighty people are held, according to the weekly Vesper Leaf.',
    )
    expect(reuse([first, naming]).took).toMatchObject([
      { by: 1, from: 0, declaredOnly: true, credit: 'named' },
    ])
  })

  it('[P73] an edited copy is found by alignment, and a report issued again is called so', () => {
    const edited = passage
      .replace('wires on my ears', 'two wires on both ears')
      .replace('wrote down', 'noted')
      .replace('corridor', 'hallway')
    const { copies } = reuse([
      first,
      report(
        'Spinwheel',
        '2021-06-02',
        `Cannery\n\nThen ${edited}. Nobody answered the letters that the family sent to the harbour office in the spring of that year.`,
      ),
    ])
    expect(copies).toMatchObject([{ docs: [0, 1], kind: 'edited' }])
    expect(reuse([first, { ...first, outlet: 'Spinwheel' }]).copies).toMatchObject([
      { kind: 'same', share: [1, 1] },
    ])
  })

  it('[P74] one utterance in two languages is suggested, with reasons, and makes nobody a taker', () => {
    const russian = report(
      'Vesper Leaf',
      '2021-04-02',
      'Холодная комната\n\nГлава края Варган Оскурет ответил: «Нельзя держать людей в здании, которого нет».',
    )
    const english = report(
      'Harbour Post',
      '2021-05-20',
      'Talks\n\nThe head of the territory, Vargan Oskureth, said: “You cannot hold people in a building that is not there.”',
    )
    const { renderings, took } = reuse([russian, english])
    expect(renderings).toMatchObject([{ docs: [0, 1], quotes: [0, 0] }])
    expect(renderings[0]?.because).toContain('same-speaker')
    expect(took).toEqual([])
  })
})

describe('faults', () => {
  function kinds(own: PressText, ...others: readonly PressText[]): readonly string[] {
    return faultsOf(own, others).map(({ kind }) => kind)
  }

  it('[P80] words that lost their marks, and words that nobody is named for', () => {
    expect(kinds(report('Spinwheel', '2021-06-02', `Cannery\n\nThen ${passage}.`), first)).toContain('orphan')
    expect(
      kinds({
        text: 'Title of it\n\nThe road was closed for a week. “It is the worst we have seen in years.”',
      }),
    ).toEqual(['orphan'])
  })

  it('[P80] words of a “he” before whom nobody stands are nobody’s', () => {
    const alone = (before: string): readonly string[] =>
      kinds({
        text: `Title of it\n\n${before}\n\n“The clinic has lent me a year, and no more,” he says softly.`,
      })
    expect(
      alone('Doctors say at least forty miners were treated in the valley, and some of them fled.'),
    ).toEqual(['orphan'])
    expect(alone('Jorun Eskeldt keeps a bag by the door in the house of his sister.')).toEqual([])
    expect(alone('– Jorun, a word for the miners?')).toEqual([])
  })

  it('[P81] a sentence of one speaker inside another’s marks', () => {
    const origin = report(
      'Harbour Post',
      '2021-05-20',
      'Talks\n\nA spokesperson for the network said: “Eight people have already received our support.”',
    )
    const splice = report(
      'Spinwheel',
      '2021-06-02',
      'Denial\n\nVargan Oskureth denied it, saying “nobody is held here. Eight people have already received our support”.',
    )
    expect(faultsOf(splice, [origin])).toMatchObject([{ kind: 'misattributed', beside: [{ doc: 0 }] }])
  })

  it('[P82] the headline gives to one what two agreed', () => {
    const text =
      'Farquor: Dastov “agreed to review this every month”\n\n“I told President Dastov what we expect, and we agreed to review this every month,” Ilene Farquor said after the meeting in Ostmouth on Monday.'
    expect(kinds({ text })).toEqual(['subject_shift'])
  })

  it('[P83] two witnesses made one, and the wrong paper named as first', () => {
    const meridian = report(
      'Meridian',
      '2021-05-30',
      'Talks\n\nOne man spoke of the cold. At a safe house another man described the questioning. “The one they called Major asked the same thing again,” he said.',
    )
    const copy = report(
      'Quillfeed',
      '2021-05-31',
      'Talks again\n\nIn April, Meridian reported that men were held. “The one they called Major asked the same thing again,” the man said.',
    )
    expect(kinds(copy, meridian, first)).toEqual(['wrong_first', 'conflated'])
  })

  it('[P83] another named as the first than the one whom a report with the same words names', () => {
    const line = '“They counted us twice and then forgot us in the yard.”'
    const named = report(
      'Harbour Post',
      '2021-05-20',
      `Cannery\n\nVesper Leaf, the paper that first reported the raids, has had no answer. ${line}`,
    )
    const { published: _, ...undated } = named
    const copy = (text: string): PressText => ({ text: `Talks again\n\n${text} ${line}, the man said.` })
    expect(kinds(copy('Back in April, Meridian reported that miners were held.'), undated)).toContain(
      'wrong_first',
    )
    expect(
      kinds(
        copy('Back in April, Meridian reported that miners were held, as Vesper Leaf had done.'),
        undated,
      ),
    ).not.toContain('wrong_first')
    expect(kinds(copy('Meridian has reported that miners were held.'), undated)).not.toContain('wrong_first')
    expect(
      kinds({ text: 'Talks again\n\nBack in April, Meridian reported that the bridge was closed.' }, undated),
    ).not.toContain('wrong_first')
  })

  it('[P85] a picture that is older than the day that a record knows, and one of several shared with consent', () => {
    const text =
      'Men leave harbour\n\nA boy waves from a boat in Sarn on July 26, 2014. Photo: Ola Brand/Northwire\n\nThe network has shared new images of the wounds. The picture was shared with the owner’s permission.'
    expect(kinds({ text, published: { date: '2021-05-20', precision: 'exact' } })).toEqual([
      'file_photo',
      'one_permission',
    ])
    expect(kinds({ text })).toEqual(['one_permission'])
    expect(kinds({ text: text.replace('the owner’s permission', 'the media on Monday') })).toEqual([])
  })

  it('[P84] what has happened since is told as still to come', () => {
    const before = report(
      'Harbour Post',
      '2021-05-20',
      'Talks\n\nThe reporter who broke the story has left the country.',
    )
    expect(
      kinds(
        report(
          'Spinwheel',
          '2021-06-02',
          'Cannery\n\nThe reporter who first broke the story is looking to leave the country.',
        ),
        before,
      ),
    ).toContain('stale')
  })

  it('[P85] pictures that are not of the event, one consent for many, and a crime named as fact', () => {
    const text =
      'Men leave harbour\n\nThe network shared photographs of injuries with the paper. The image was released with his consent.\n\nImage result for "harbour"\n\nFile photo: the quay at Sarn\n\nThe genocide goes on in the territory, and nobody in the capital has an answer to it.'
    expect(kinds({ text }).toSorted()).toEqual([
      'file_photo',
      'legal_term',
      'one_permission',
      'search_picture',
    ])
  })
})
