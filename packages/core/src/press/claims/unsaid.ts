/**
 * Where a verb of denying, demanding, threatening or promising stands and yet nobody did so: it is negated, wished,
 * supposed, asked, rumoured, or told of long ago. docs/formats/press-reading.md P94a.
 */
import type { Sentence } from '../sentences.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'

const between =
  /^(?:be|been|being|also|ever|yet|publicly|explicitly|officially|openly|immediately|fully|formally|categorically|encore|jamais|pas|rien|plus|non|officiellement|formellement|publiquement|а|и|был|прямо|официально|публично|\p{L}{4,}ly|\p{L}{4,}ment|has|have|had|a|ont|avait|est|s'est|lui|leur|y|en|le|la|les|l'a|l'ont)$/u
const negation =
  /^(?:not|never|nor|neither|hardly|without|(?:has|have|had|did|does|do|is|was|are|were|would|will|could|can)n't|cannot|ne|n'(?:a|ont|avait|avaient|est|y|en)|ni|sans|не|ни|без|вместо)$/u
/** "to guarantee", "would deny", "might threaten": nobody has done it yet. */
const wished =
  /^(?:to|will|would|could|might|may|must|should|can|shall|let|pour|doit|doivent|devrait|devraient|peut|pourrait|va|vont)$/u
const hearsay =
  /^(?:reportedly|allegedly|supposedly|rumou?red|aurait|auraient|якобы|будто|предположительно)$/u
const condition = /^(?:if|whether|unless|should|suppose|si|s'il|s'ils|если|ли|бы)$/u
const untilNow = /^(?:continu|went|goes|go$|going|продолж|used$)/u

/** From the beginning of its clause to the verb. */
const longestClause = 14

export function isUnsaid(tokens: readonly Token[], i: number, { from, to }: Sentence): boolean {
  if (tokens[to - 1]?.text.startsWith('?') === true) return true
  let k = i - 1
  while (k >= from && i - k < 5 && between.test(tokens[k]?.low ?? '')) k--
  // « ne dément pas », « n'a jamais promis »
  const low = tokens[k]?.low ?? ''
  // «не согласен» is itself the denial.
  const isNot = negation.test(low) && !(low === 'не' && tokens[i]?.low.startsWith('соглас') === true)
  if (isNot || hearsay.test(low)) return true
  if (wished.test(low)) return !isUntilNow(tokens, k, from)
  const clause = clauseOf(tokens, i, from)
  if (firstIn(tokens, clause, i, (token) => condition.test(token.low) || hearsay.test(token.low)) >= 0)
    return true
  return isLongAgo(tokens, from, to)
}

/** "continues to deny", "went on to demand" */
function isUntilNow(tokens: readonly Token[], to: number, from: number): boolean {
  return (
    tokens[to]?.low === 'to' &&
    lastIn(tokens, Math.max(from, to - 2), to, ({ low }) => untilNow.test(low)) >= 0
  )
}

function clauseOf(tokens: readonly Token[], i: number, from: number): number {
  const least = Math.max(from, i - longestClause)
  const sign = lastIn(tokens, least, i, (token) => token.kind === 'quote' || /^[,;:—–]$/u.test(token.text))
  return sign < 0 ? least : sign + 1
}

const agoEn = /^(?:years|decades|centuries|generations)$/u

/** "thirty years ago", « il y a vingt ans », «много лет назад»: a tale, and nothing for a register of today. */
function isLongAgo(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    firstIn(tokens, from, to, ({ low }, at) => {
      const next = tokens[at + 1]?.low ?? ''
      if (low === 'ago') return agoEn.test(tokens[at - 1]?.low ?? '') || tokens[at - 1]?.low === 'long'
      if (low === 'лет') return next === 'назад' || next === 'тому'
      if (low === 'ans')
        return tokens[at - 3]?.low === 'y' || (tokens[at - 2]?.low === 'a' && tokens[at - 3]?.low === 'y')
      return low === 'autrefois' || low === 'jadis' || low === 'когда-то' || low === 'некогда'
    }) >= 0
  )
}
