import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function speakers(...paragraphs: readonly string[]): readonly (string | null)[] {
  return readReport(['Новости района', ...paragraphs].join('\n\n'))
    .quotes.filter(({ inside }) => inside === null)
    .map(({ speaker }) => speaker)
}

describe('who is meant without a name', () => {
  it('[P34] whoever talked with the paper is the source of whom the paragraph has spoken', () => {
    expect(
      speakers(
        'Источник в полиции подтвердил «Речному вестнику», что рыбака держат в подвале. «Он живой», — сказал собеседник издания.',
      ),
    ).toEqual(['Источник в полиции'])
    expect(
      speakers(
        'Собеседник агентства в министерстве сообщил, что бумаги готовы. «Не хватает подписи», — уточнил он.',
      ),
    ).toEqual(['Собеседник агентства'])
    expect(
      speakers('Газета нашла одного из инженеров. «Я ушёл сам», — цитирует она своего собеседника.'),
    ).toEqual(['собеседник'])
  })

  it('[P34] behind "towards midnight" stands who called, and a mother is not her son', () => {
    expect(
      speakers(
        'Павел Ортман умер в отделе в марте. Ортмана задержали вечером у гаражей. Около полуночи дежурный позвонил его матери. По словам Зинаиды Ортман, он сказал: «Привезите тёплые вещи».',
      ),
    ).toEqual(['дежурный'])
  })

  it('[P30] a woman’s surname that ends in a consonant has no cases', () => {
    expect(speakers('Дело ведёт суд в Тарне. По словам Анны Вейс, адвоката семьи, там «не слышат».')).toEqual(
      ['Анна Вейс'],
    )
    expect(
      speakers('Павел Ортман умер в отделе в марте. По словам Раисы Ортман, сын «не болел никогда».'),
    ).toEqual(['Раиса Ортман'])
  })

  it('[P39a] what an order says of somebody is not their own', () => {
    expect(
      speakers(
        'Семья Олега Гамаева ищет его с мая. Адвокат Инна Сулева была у Гамаева дома.',
        'Первый отказ пришёл через месяц. В постановлении, копия которого есть в редакции, сказано, что Гамаев «мог покинуть место жительства по собственной воле».',
      ),
    ).toEqual([null])
  })
})
