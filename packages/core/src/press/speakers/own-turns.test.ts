/** A French speaker named inside the marks, a Russian body that opens a sentence, "us": docs/formats/press-reading.md, P25, P34. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'
import { speakersBelow } from './speakers.fixture.ts'

describe('who speaks', () => {
  it.each([
    [
      '« La faim n’est dans aucun code, s’indigne Edwige N’Goral, juriste. On exécute un homme. »',
      'Edwige N’Goral',
    ],
    ['« Cela décourage les curieux, s’amuse sœur Odile-Marie en tirant le verrou. »', 'Odile-Marie'],
    ['« Il neige encore, s’inquiète le gardien. Personne ne monte. »', 'le gardien'],
  ])('[P25] stands inside French marks behind a verb with « se »: %s', (text, name) => {
    expect(new Set(speakersBelow(text))).toEqual(new Set([name]))
  })

  it('[P25] is nobody where « se » belongs to the words themselves', () => {
    const text = 'Odile Roy parle bas. « Le soir, s’allume une lampe au fond de la cour », dit-elle.'
    expect(readReport(`Ce qu’on raconte\n\n${text}`).quotes).toHaveLength(1)
  })

  it('[P34] is the Russian body of which the sentence before tells, and "the office" is it', () => {
    const text = 'Следственный комитет подтвердил обыск. «Изъяты документы», — сообщает ведомство.'
    expect(speakersBelow(text)).toEqual(['Следственный комитет'])
  })

  it('[P25] goes on in the same breath with whoever was found to have said the words before', () => {
    const text =
      "Outside the court Okwara's sister, Abena, said the family had waited a year to hear an officer tell the truth. “I’m grateful to that young man,” she said. “He had the keys.”"
    expect(speakersBelow(text)).toEqual(['Abena', 'Abena'])
  })

  it('[P34] writes « y écrivait-il » in the article of which the sentence before tells', () => {
    const text =
      'Dans son dernier article, Turan racontait la vente du port. « On me dit d’être prudent », y écrivait-il.'
    expect(speakersBelow(text)).toEqual(['Turan'])
  })

  it('[P31d] is the one whose letter it is, where its signatories are said to write', () => {
    const text =
      'In a letter, Las Linternes asks for experts. “We do not want to wait,” wrote the signatories.'
    expect(speakersBelow(text)).toEqual(['Las Linternes'])
    expect(
      speakersBelow('La pétition circule au port. « Nous attendons », écrivent les signataires.'),
    ).toEqual(['les signataires'])
  })

  it('[P34a] says "us" behind their reported speech, and nothing of the kind is nobody’s', () => {
    const before = 'Dr Okora said the staff had been frank with her team.'
    expect(speakersBelow(`${before} “Officers drew us maps of the yard.”`)).toEqual(['Okora'])
    expect(speakersBelow(`${before} “Officers drew maps of the yard.”`)).toEqual([null])
  })
})
