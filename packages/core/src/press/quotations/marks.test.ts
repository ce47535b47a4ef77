import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function words(text: string): readonly string[] {
  return readReport(text).quotes.map((quote) => quote.text)
}

describe('quotation marks', () => {
  it('[P21] straight, curly, French, German and single marks are read alike', () => {
    for (const marked of [
      '"We are still here."',
      '“We are still here.”',
      '« We are still here. »',
      '„We are still here.“',
      '»We are still here.«',
      '‘We are still here.’',
      "'We are still here.'",
      "``We are still here.''",
    ]) {
      expect(words(`Aila Vinner told the crowd: ${marked}`), marked).toEqual(['We are still here.'])
    }
  })

  it('[P21] a quotation opened in one style and closed in another ends where a reader ends it', () => {
    expect(words('Aila Vinner said: “We are still here." Then it rained.')).toEqual(['We are still here.'])
    expect(words('The paper wrote that « the doors were never opened « . Then it rained.')).toEqual([
      'the doors were never opened',
    ])
    expect(words('Aila Vinner asked people not to "believe the first list.\'')).toEqual([
      'believe the first list.',
    ])
  })

  it('[P21] apostrophes, possessives and clipped words close nothing', () => {
    expect(words("'I don't know what the boys' mother heard in the '90s,' said Aila Vinner.")).toEqual([
      "I don't know what the boys' mother heard in the '90s,",
    ])
    expect(words('‘The victims’ families weren’t told,’ said Aila Vinner.')).toEqual([
      'The victims’ families weren’t told,',
    ])
    expect(words("The lawyers' office didn't answer, and the ministers' aides didn't either.")).toEqual([])
    expect(words("L'hôpital n'a rien dit. C'était l'hiver.")).toEqual([])
  })

  it('[P22] one closing sign too many belongs to the mark, and two close two', () => {
    expect(words('The ministry told us it “follows what happens there.’”')).toEqual([
      'follows what happens there.',
    ])
    expect(words('“They write to us, “there is no such house,’” Aila Vinner said.')).toEqual([
      'They write to us, “there is no such house,’',
      'there is no such house,',
    ])
  })

  it('[P23] a quotation over three paragraphs has one speaker, named only at its end', () => {
    const text =
      '“The first night nobody slept.\n\n“The second night they came back.\n\n“The third we were gone,” said Aila Vinner.'
    expect(readReport(text).quotes.map(({ text: said, speaker }) => [said, speaker])).toEqual([
      ['The first night nobody slept.', 'Aila Vinner'],
      ['The second night they came back.', 'Aila Vinner'],
      ['The third we were gone,', 'Aila Vinner'],
    ])
  })

  it('[P24] a forgotten closing mark ends before the speaker and never takes the next paragraph', () => {
    const text =
      '“We slept in our shoes, said Aila Vinner.\n\nThe road was closed for the whole of that week.'
    expect(words(text)).toEqual(['We slept in our shoes,'])
    expect(words('A board 6" wide lay there.\n\nNobody had moved it since the winter before.')).toEqual([])
  })

  it('[P25] words are listed without the speaker whom Russian sets inside the marks', () => {
    const text = '«Мы были там, — сказала Айла Виннер журналистам. — И мы вернёмся».'
    expect(readReport(text).quotes.map(({ text: said, speaker }) => [said, speaker])).toEqual([
      ['Мы были там,', 'Айла Виннер'],
      ['И мы вернёмся', 'Айла Виннер'],
    ])
  })

  it('[P26] words uttered inside a quotation have a speaker of their own; a word held at arm’s length has none', () => {
    const text =
      '“They were ‘outed’ at work. The officer told the uncle, ‘You know what to do now.’ Then he left,” Aila Vinner said.'
    expect(
      readReport(text).quotes.map(({ text: said, speaker, inside }) => [said.slice(0, 16), speaker, inside]),
    ).toEqual([
      ['They were ‘outed', 'Aila Vinner', null],
      ['You know what to', 'The officer', 0],
    ])
  })

  it('[P6] in a script that is not read here the marks are listed, and nobody is named', () => {
    const listed = (text: string) => readReport(text).quotes.map((quote) => [quote.text, quote.speaker])
    expect(listed('თბილისი იყო მშვიდი. „არავინ გვიცემია დღეს“, — განაცხადა ნინომ.')).toEqual([
      ['არავინ გვიცემია დღეს', null],
    ])
    expect(listed('قالت ليلى يوم الثلاثاء: «لم يضرب أحد في القرية».')).toEqual([
      ['لم يضرب أحد في القرية', null],
    ])
    expect(listed('她在广场上对记者说：「我亲眼看见了那一天」，然后离开。')).toEqual([
      ['我亲眼看见了那一天', null],
    ])
  })
})
