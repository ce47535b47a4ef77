import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'
import { heldToFloor } from './speaker-floor.ts'

/** What may be a speaker at all [P30a]; all sentences are invented. */
function speakers(text: string): readonly (string | null)[] {
  return readReport(text).quotes.map(({ speaker }) => speaker)
}

describe('words that no name or description begins or ends with [P30a]', () => {
  it.each([
    'a souvent',
    'Хорошо',
    'Мне',
    'из них',
    'распространённом вчера',
    'ce feuillet non',
    "les voisins n'y",
    'you',
    'Им',
    'été surtout',
    "qu'elle",
    'before them',
    'громко',
  ])('%s is nobody or less', (words) => {
    const held = heldToFloor(words)
    expect(held === null || held === 'les voisins').toBe(true)
  })

  it.each([
    ['старик тихо', 'старик'],
    ['соседка нашему', 'соседка'],
    ['the watchman quietly', 'the watchman'],
    ['un magistrat souvent', 'un magistrat'],
    ["La Ligue des pêcheurs d'Orvène annonce qu'elle", "La Ligue des pêcheurs d'Orvène"],
  ])('%s is %s', (words, held) => {
    expect(heldToFloor(words)).toBe(held)
  })

  it.each([
    'Will',
    'Марко',
    'De Smet',
    'Bruno',
    'one of them',
    'один из них',
    "l'un d'eux",
    'the accused',
    'Des riverains',
    'her father',
    'Elly Family',
    'a member of the family',
    'родные задержанного',
    'le gouvernement',
    'le parlement',
    'Новый день',
    'The Police',
    'A woman who told nobody anything',
  ])('%s stands as it is', (words) => {
    expect(heldToFloor(words)).toBe(words)
  })
})

describe('a report in which such words stand beside the verb [P30a]', () => {
  it.each([
    ['Плохо сказал о них Марек Соль: «Никто за причал не отвечает, и никто не ответит».', 'Плохо'],
    ['«Краску привезли ночью, ведро стояло у двери», — говорится в одном из них.', 'из них'],
    ['On a collé sur la porte de la halle ce feuillet non signé : « Et qui paiera la toiture ? »', 'non'],
    ["Le maire promet « un toit pour chacun », les locataires n'y croient plus", "n'y"],
    [
      'Un greffier de Sarn, qui a souvent plaidé contre lui et tient au secret « par goût du calme », se tait.',
      'souvent',
    ],
  ])('%s', (text, words) => {
    for (const name of speakers(text)) expect(name ?? '').not.toContain(words)
  })
})
