/**
 * Rows of capitalised words: what may be a name before anything is known of it.
 */

import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { bodies, links } from '../words/name-words.ts'

export type Sequence = {
  readonly tokens: readonly Token[]
  /** Index of the first among the tokens that were looked at. */
  readonly at: number
  /** Index after the last. */
  readonly to: number
  readonly before: Token | undefined
  readonly opensSentence: boolean
}

export function isLowered(token: Token): boolean {
  return token.kind === 'word' && !token.capital && /^\p{Ll}/u.test(token.text)
}

/** Without the possessive. */
export function bare(token: Token): string {
  return token.text.replace(/['’]s?$/u, '')
}

function isPossessive(token: Token): boolean {
  return /['’]s?$/u.test(token.text)
}

export function written(tokens: readonly Token[]): string {
  return tokens
    .map((token, i) => (i === tokens.length - 1 ? bare(token) : token.text))
    .join(' ')
    .replaceAll(/(?<=(?:^| )d['’]) /gu, '')
}

/** Capitalised words on end, with the small words that names have inside. */
export function sequencesOf(tokens: readonly Token[]): readonly Sequence[] {
  const found: Sequence[] = []
  let i = 0
  while (i < tokens.length) {
    const token = tokens[i]
    if (token === undefined || !isNameWord(token)) {
      i++
      continue
    }
    const to = endOfSequence(tokens, i)
    const own = behindField(tokens, i, to)
    if (own !== i) {
      i = own
      continue
    }
    const before = tokens[i - 1]
    found.push({
      tokens: withDots(tokens.slice(i, to)),
      to,
      at: i,
      before,
      opensSentence:
        before === undefined ||
        before.sentence !== token.sentence ||
        /^["•*]$/u.test(before.text) ||
        // A turn or a line of a list behind its dash.
        (i === 1 && /^[—–-]$/u.test(before.text)),
    })
    i = to
  }
  return found
}

const offices =
  /^(?:ministre|vice-ministre|ex-ministre|secrétaire|sous-secrétaire|commissaire|haut-commissaire|directeur|directrice|procureure?|préfète?|maire|gouverneure?|recteur|rectrice|évêque|archevêque|ambassadeur|ambassadrice|délégué|déléguée)$/u

/** « Le ministre de la Sécurité Luc Roux », « Maire de Tarne, Zoé Roux »: behind the office stands its field or its town, and then whose it is. */
function behindField(tokens: readonly Token[], from: number, to: number): number {
  const opening = offices.test(tokens[from]?.low ?? '')
  let at = opening ? from + 1 : from
  if (opening && !/^(?:de|du|des|à|aux?)$/u.test(tokens[at]?.low ?? '')) return from
  while (at < to && tokens[at]?.capital !== true) at++
  const tie = /^(?:la|les)$/u.test(tokens[at - 1]?.low ?? '') ? at - 2 : at - 1
  if (!/^(?:de|du|des|à|aux?)$/u.test(tokens[tie]?.low ?? '')) return from
  if (!offices.test(tokens[tie - 1]?.low ?? '') || tokens[tie - 1]?.sentence !== tokens[from]?.sentence)
    return from
  const words = Array.from({ length: to - at }, (_, k) => at + k).filter((k) => tokens[k]?.capital === true)
  if (words.length < 3) return opening && words.length > 0 ? to : from
  const isBody = words.some((k) => bodies.has(tokens[k]?.low ?? ''))
  const given = words.find((k, i) => i > 0 && i < words.length - 1 && isGivenName(tokens[k]?.text ?? ''))
  return isBody ? from : (given ?? words.at(-2) ?? from)
}

/** "Donald J. Trump", "Ms. Orvel": the dot belongs to the word before it. */
export function isDotInside(tokens: readonly Token[], at: number): boolean {
  const dot = tokens[at]
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  return (
    dot?.text === '.' &&
    before?.end === dot.start &&
    next !== undefined &&
    isNameWord(next) &&
    next.sentence === dot.sentence
  )
}

function withDots(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, i) => {
    if (token.kind === 'sign') return []
    return tokens[i + 1]?.text === '.' ? [{ ...token, text: `${token.text}.` }] : [token]
  })
}

function isNameWord(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.capital &&
    token.text !== 'I' &&
    !/^(?:I|He|She|It|We|You|They|There|That|This|What|Who|Where|Here|Let|How|When|Why)['’]\p{Ll}/u.test(
      token.text,
    ) &&
    !/^(?:C|S|N|M|T|Qu)['’](?:\p{Ll}|A)/u.test(token.text)
  )
}

/** "Tobias van der Meulen" */
function isSecondLink(tokens: readonly Token[], at: number): boolean {
  const [link, next] = [tokens[at], tokens[at + 1]]
  return (
    link?.kind === 'word' &&
    /^(?:der|den|la|las|los|das|dos|ter|вон|дер|ла)$/u.test(link.text) &&
    next !== undefined &&
    isNameWord(next) &&
    next.sentence === link.sentence
  )
}

/** «рассказала Алина Радио Веррин»: the name of whoever hears it has no cases; «Народное Радио» is one name. */
export function isRadioHeard(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return tokens[at]?.text === 'Радио' && before?.capital === true && !/(?:ое|ее)$/u.test(before.low)
}

function endOfSequence(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.named === true) return from + 1
  let to = from
  let hasBody = false
  while (to < tokens.length && to < from + 12) {
    const token = tokens[to]
    if (token === undefined || token.named === true || (to > from && isRadioHeard(tokens, to))) break
    const next = tokens[to + 1]
    const joined = next !== undefined && isNameWord(next) && next.sentence === token.sentence
    const over = joined || isSecondLink(tokens, to + 1)
    if (isNameWord(token)) {
      hasBody ||= bodies.has(bare(token).toLowerCase())
      to++
      if (isPossessive(token) && !(/s['’]$/u.test(token.text) && joined)) break
      continue
    }
    const inBody = hasBody && (token.low === 'of' || token.low === 'for')
    if (isDotInside(tokens, to) && to > from) to++
    else if (to > from && token.kind === 'word' && ((over && links.has(token.low)) || (joined && inBody)))
      to++
    else break
  }
  return to
}
