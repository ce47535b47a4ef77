/** Numbers that are somebody's years. */
import type { Standing } from './not-counts.ts'
import type { Quantity, Word } from './quantity.ts'

/** "a 25-year-old", "aged 25", "Orvel, 34, said", "they are under 25". */
export function isAge(words: readonly Word[], i: number, quantity: Quantity, standing: Standing): boolean {
  const before = words[i - 1]?.low ?? ''
  const next = words[quantity.next]
  if (/^(?:aged|age|âgée?s?|возрасте)$/u.test(before) && standing !== 'range') return true
  if (next?.text === '-' && /^(?:year|month|week|day|летн)/u.test(words[quantity.next + 1]?.low ?? ''))
    return true
  if (/^(?:years?|ans|лет|года?)$/u.test(next?.low ?? '') && words[quantity.next + 1]?.low === 'old')
    return true
  if (quantity.digits && /^[”"'’]$/u.test(before) && next?.text === ',') return true
  if (isAgeInYears(words, i, next) || isAgeOfPerson(words, i, quantity, standing)) return true
  if (quantity.digits && before === ',' && /^[,.;)]$/u.test(next?.text ?? '') && quantity.value < 120) {
    return /^\p{Lu}/u.test(words[i - 2]?.text ?? '')
  }
  if (
    before === ',' &&
    /^(?:ans|years|лет|года|год)$/u.test(next?.low ?? '') &&
    /^[,.)]$/u.test(words[quantity.next + 1]?.text ?? '')
  )
    return true
  const isThreshold =
    /^(?:under|over|below|above)$/u.test(before) &&
    /^(?:are|is|were|was|all|aged|still)$/u.test(words[i - 2]?.low ?? '')
  return isThreshold && quantity.value < 100 && !/^\p{L}/u.test(next?.text ?? '')
}

/** « Luc, âgé de 31 ans », « À 46 ans, ce père », «ему исполнилось 19 лет», « lui et son frère, 34 et 31 ans ». */
function isAgeInYears(words: readonly Word[], i: number, next: Word | undefined): boolean {
  if (!/^(?:ans|лет|года|год)$/u.test(next?.low ?? '')) return false
  const before = words[i - 1]?.low ?? ''
  if (before.startsWith('исполнил')) return true
  if (before === 'de') return /^âgée?s?$/u.test(words[i - 2]?.low ?? '')
  const behind = words.slice(i + 1, i + 4).find(({ text }) => text === ',')
  return (
    before === 'à' &&
    (words[i - 2] === undefined || /^[.!?,]$/u.test(words[i - 2]?.text ?? '')) &&
    behind !== undefined
  )
}

/** « un lycéen de 17 ans », « Il a 17 ans », "She's 84 and", "who is nine", «ей 84», «ему двадцать три года» */
function isAgeOfPerson(
  words: readonly Word[],
  i: number,
  { value, next }: Quantity,
  standing: Standing,
): boolean {
  if (value > 120 || standing === 'range') return false
  const [before, twice] = [words[i - 1]?.low ?? '', words[i - 2]?.low ?? '']
  const after = words[next]
  const isYears = /^(?:ans|mois|years?|лет|года?|месяц\p{Ll}*)$/u.test(after?.low ?? '')
  if (isYears && before === 'de')
    return (
      /^(?:âgée?s?|\p{L}*(?:homme|femme|fille|garçon|fils|enfant|bébé|lycéen|étudiant|collégien|élève|ado|adolescent|jeune|mineur|père|mère|frère|sœur|cariste|ouvrier|employé|retraité|militant|journaliste|détenu|soldat|policier|infirmi[eè]r|patient|habitant|veuf|veuve|cadet|aîné|benjamin)(?:ne|e|s|es|nes|te)?)$/u.test(
        twice,
      ) || isAfterComma(words, i)
    )
  if (/^(?:ans)$/u.test(after?.low ?? '') && before === 'a' && /^(?:il|elle|qui|j'ai)$/u.test(twice))
    return true
  if (/^(?:ему|ей|мне|тебе|вам)$/u.test(before)) return isYears || !/^\p{L}/u.test(after?.text ?? '')
  if (
    /^(?:\p{L}|[$€£%])/u.test(after?.text ?? '') &&
    !/^(?:and|but|when|now|years?)$/u.test(after?.low ?? '')
  )
    return false
  if (/^(?:she's|he's|i'm|turned|turning)$/u.test(before)) return true
  return /^(?:is|was|am)$/u.test(before) && /^(?:she|he|who|i)$/u.test(twice)
}

/** « Mihai, un cariste de 24 ans, »: an apposition that ends with the years. */
function isAfterComma(words: readonly Word[], i: number): boolean {
  return (
    /^une?$/u.test(words[i - 3]?.low ?? '') &&
    /^[,.)]$/u.test(words[i + 2]?.text ?? '') &&
    words[i - 4]?.text === ','
  )
}
