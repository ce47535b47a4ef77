import { describe, expect, it } from 'vitest'
import { speakers } from './speakers.fixture.ts'

describe('a wider word for somebody whom the text has named', () => {
  it.each([
    [
      'President Adama Orvel has ruled out a recount. "The people have spoken," the head of state said.',
      'Adama Orvel',
    ],
    [
      'Le président Adama Orvel exclut un décompte. « Le peuple a parlé », a déclaré mardi le chef de l’État.',
      'Adama Orvel',
    ],
    [
      'Le père Anselme Orvel vient bénir les marmites. « C’est elle qui m’a converti », glisse le prêtre.',
      'Anselme Orvel',
    ],
    ['Bishop Tomas Orvel walked out. "I will not bless it," the cleric said.', 'Tomas Orvel'],
    ['Rosa Orvel runs the clinic. "We are full," the 61-year-old doctor said.', 'Rosa Orvel'],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toStrictEqual([speaker])
  })

  it.each([
    // Two fathers.
    [
      'Le père Anselme Orvel et le père Ivo Sand sont là. « C’est elle qui m’a converti », glisse le prêtre.',
      'le prêtre',
    ],
    // His own father, and no priest.
    [
      'Il est venu avec son père Anselme Orvel. « C’est elle qui m’a converti », glisse le prêtre.',
      'le prêtre',
    ],
    // A woman is no « prêtre ».
    ['La magistrate Zoé Orvel est partie. « Je ne signerai pas », glisse le prêtre.', 'le prêtre'],
  ])('leaves the words as they are: %s', (text, speaker) => {
    expect(speakers(text)).toStrictEqual([speaker])
  })
})

describe('« en a compté 19 et dénonce »: the second verb has the subject of the first', () => {
  it.each([
    [
      'Clotilde Orvel, coordinatrice de l’association Le Seuil, en a compté 19 et dénonce « une évacuation pour la photo ».',
      'Clotilde Orvel',
    ],
    [
      'La porte-parole de l’agence, Anna Orvel, a refusé de donner des chiffres, mais a qualifié la situation de « grave ».',
      'Anna Orvel',
    ],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toStrictEqual([speaker])
  })
})
