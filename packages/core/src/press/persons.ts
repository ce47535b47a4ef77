/**
 * Whether the text treats a name as a person's: by a title, a role, or a verb that people do.
 */
import { menWords, peopleWords, prepositions, relatives, womenWords } from './grammar-words.ts'
import type { Sequence } from './name-sequences.ts'
import { titles } from './name-words.ts'
import { speechVerbs } from './speech-words.ts'
import type { Token } from './tokens.ts'

/** What outlets do, as well as people. */
const publishing = /^(?:report|writ|wrote|publish|rapport|écri|сообщ|пи[шс]|написа)/u

/** What people do and towns do not. */
const humanVerbs =
  /^(?:knew|felt|saw|slept|wept|wore|ate|drank|laughed|smiled|nodded|shrugged|sighed|sobbed|remembers|remembered|recalls|recalled|packed|walked|thought|believes|hopes|hoped|sat|lives|lived|married|cried|listened|raconte|sourit|soupire|pleure|вспоминает|улыбается|вздыхает|плачет|молчит|смеётся|вспоминала|плакала)$/u

/** "Amir, now 29," */
function isAge(tokens: readonly Token[], comma: number): boolean {
  return (
    tokens[comma]?.text === ',' &&
    tokens[comma + 1]?.low === 'now' &&
    /^\d{2}$/u.test(tokens[comma + 2]?.low ?? '')
  )
}

/** "identified only as Witness C", "who gave her name as Dina": the name, by its first and last token. */
export function givenName(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  for (let k = from; k < to; k++) {
    if (!naming.test(tokens[k]?.low ?? '')) continue
    for (let at = k + 1; at < Math.min(to + 3, k + 5); at++) {
      const isAs = /^(?:as|comme|как)$/u.test(tokens[at]?.low ?? '')
      if (!isAs || tokens[at + 1]?.capital !== true) continue
      let end = at + 1
      while (tokens[end]?.capital === true) end++
      return { from: at + 1, to: end }
    }
  }
  return undefined
}

const naming =
  /^(?:name|names|named|identified|identify|known|introduced|nom|prénom|identifié|identifiée|présenté|présentée|представился|представилась|представившийся|представившаяся|назвался|назвалась)$/u

/** A word that opens a sentence and has a singular verb after it may be a name, seen nowhere else. */
export function actsAlone(tokens: readonly Token[], sequence: Sequence): boolean {
  const next = tokens[sequence.to]?.low ?? ''
  return /^(?:is|was|has|does|doesn't|isn't|wasn't|hasn't|didn't|says|goes|keeps|wants|knows|thinks|feels)$/u.test(
    next,
  )
}

export function actsAsPerson(tokens: readonly Token[], sequence: Sequence): boolean {
  if (sequence.tokens.some((one) => titles.has(one.low))) return true
  if (
    sequence.tokens
      .slice(0, -1)
      .some((one) => peopleWords.has(one.low) || menWords.has(one.low) || womenWords.has(one.low))
  )
    return true
  const before = tokens[sequence.at - 1]?.text === ',' ? tokens[sequence.at - 2] : tokens[sequence.at - 1]
  if (before !== undefined && (titles.has(before.low) || peopleWords.has(before.low))) return true
  if (isSaidBy(tokens, sequence)) return true
  if (/^(?:to|selon|d'après|словам)$/u.test(before?.low ?? '') && isAccording(tokens, sequence.at))
    return true
  const end = sequence.to
  if (
    tokens[end]?.text === ',' &&
    tokens.slice(end + 1, end + 5).some((one) => titles.has(one.low) || peopleWords.has(one.low))
  )
    return true
  if (/^(?:called|named|nommé|nommée|appelé|appelée)$/u.test(before?.low ?? '')) return true
  if (before === undefined || !prepositions.has(before.low)) {
    if (humanVerbs.test(tokens[end]?.low ?? '')) return true
  }
  const after = tokens[end]?.text === ',' ? tokens[end + 1] : tokens[end]
  const governed = before !== undefined && prepositions.has(before.low)
  // One word alone is a person only if it says something itself: towns stand before commas too.
  const isAlone = sequence.tokens.length === 1 && tokens[end]?.text === ','
  const says =
    !governed && !isAlone && after !== undefined && speechVerbs.has(after.low) && !publishing.test(after.low)
  return (
    after !== undefined &&
    (says || relatives.has(after.low) || /^\d{2}$/u.test(after.low) || isAge(tokens, end))
  )
}

/** "said Aila Vinner", «ответила ей представительница сети Тамсин Орвель» */
function isSaidBy(tokens: readonly Token[], { at, tokens: words }: Sequence): boolean {
  if (words.length < 2) return false
  const isCyrillic = /\p{Script=Cyrillic}/u.test(words[0]?.low ?? '')
  for (let k = at - 1; k >= 0 && at - k <= (isCyrillic ? 5 : 1); k--) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word' || token.sentence !== words[0]?.sentence) return false
    if (!speechVerbs.has(token.low)) continue
    // "Vinner said North Korea …" is another order: the verb must follow the quotation itself.
    const isTurned = tokens[k - 1] === undefined || tokens[k - 1]?.kind !== 'word'
    return isTurned && !publishing.test(token.low) && !/^(?:told|tells?|asks?|asked)$/u.test(token.low)
  }
  return false
}

function isAccording(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.low
  return before !== 'to' || tokens[at - 2]?.low === 'according'
}
