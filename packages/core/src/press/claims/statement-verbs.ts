/** Whether a verb at its place denies, demands, threatens or promises, or only looks like it. */
import type { StatementKind } from '../report.ts'
import type { Sentence } from '../sentences.ts'
import { isPassive } from '../speakers/controllers.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { auxiliaries, determiners, prepositions } from '../words/grammar-words.ts'
import { deniedThings, refusedThings, statementVerbs } from './statement-words.ts'

/** How far behind its verb stands what a verb is about. */
const near = 10

export function kindOfVerbAt(
  tokens: readonly Token[],
  i: number,
  { from, to }: Sentence,
): StatementKind | undefined {
  const token = tokens[i]
  if (token?.kind !== 'word' || (token.capital && i > from)) return undefined
  const cue = statementVerbs.find(({ pattern }) => pattern.test(token.low))
  if (cue === undefined || isNoun(tokens, i, from) || isPassive(tokens, i)) return undefined
  const next = tokens[i + 1]?.low ?? ''
  if (next === 'by' || next === 'par') return undefined
  const rest = tokens.slice(i + 1, Math.min(to, i + 1 + near))
  return isMeant(cue.kind, token.low, tokens, i, rest) ? cue.kind : undefined
}

/** "the demand", "in demand", "reports denied by": no statement of the one before it. */
function isNoun(tokens: readonly Token[], i: number, from: number): boolean {
  const before = tokens[i - 1]
  if (before !== undefined && determiners.has(before.low) && before.low !== 'a') return true
  if (tokens[i]?.low !== 'demand' && tokens[i]?.low !== 'promises') return false
  return i === from || before === undefined || prepositions.has(before.low) || tokens[i + 1]?.low === 'for'
}

function isMeant(
  kind: StatementKind,
  low: string,
  tokens: readonly Token[],
  i: number,
  rest: readonly Token[],
): boolean {
  switch (kind) {
    case 'denial':
      return deniesFacts(low, rest)
    case 'demand':
      return demandsAnything(low, tokens[i - 1]?.low ?? '', rest)
    case 'threat':
      // A law, a storm and a wall menace too: somebody who does so menaces to do something, or has done it.
      return !/^menac(?:e|ent)$/u.test(low) || /^(?:de|d')$/u.test(rest[0]?.low ?? '')
    case 'commitment':
      return promisesAnything(low, tokens, i, rest)
  }
}

function deniesFacts(low: string, rest: readonly Token[]): boolean {
  if (low.startsWith('den')) return !rest.slice(0, 4).some((token) => refusedThings.test(token.low))
  if (!/^(?:dismiss|reject|rejet|bala|contest|отверг)/u.test(low)) return true
  return rest.some((token) => deniedThings.test(token.low))
}

const questions =
  /^(?:si|s'il|s'ils|s'|pourquoi|quel|quelle|quels|quelles|comment|où|quand|combien|qui|ce|почему|зачем|когда)$/u

function demandsAnything(low: string, before: string, rest: readonly Token[]): boolean {
  const next = rest[0]?.low ?? ''
  if (/^call(?:s|ed)$/u.test(low)) return /^(?:on|for|upon)$/u.test(next)
  if (low.startsWith('insist')) return next === 'on'
  if (low.startsWith('appel'))
    return (
      rest.some((token) => token.low === 'à') &&
      !rest
        .slice(0, 4)
        .some((token) => /^(?:police|secours|pompiers|samu|gendarmes?|médecin|ambulance)$/u.test(token.low))
    )
  if (low.startsWith('demand') && (before === 'se' || before.startsWith("s'") || before.startsWith("m'")))
    return false
  if (rest.slice(0, 3).some((token) => questions.test(token.low))) return false
  const words = rest.find((token) => token.kind === 'quote')
  return words?.tail !== '?'
}

function promisesAnything(low: string, tokens: readonly Token[], i: number, rest: readonly Token[]): boolean {
  const next = rest[0]?.low ?? ''
  if (low === 'agreed' || low === 'committed' || low === 'accepté') return /^(?:to|that|de|d'|à)$/u.test(next)
  if (/^(?:assur|завер)/u.test(low)) return rest.some((token) => isLater.test(token.low))
  if (!low.startsWith('engag')) return true
  // « s'engage », « s'est engagée », « se sont engagés »
  const k = auxiliaries.has(tokens[i - 1]?.low ?? '') && !isReflexive(tokens[i - 1]?.low) ? i - 2 : i - 1
  return isReflexive(tokens[k]?.low)
}

/** A verb of the time to come, or what the future looks like from the past. */
const isLater =
  /^(?:will|would|\p{L}{3,}(?:ra|ront|rait|raient|rons)|буд(?:ет|ут)|будем|(?:поступ|заверш|получ|начн|верн|выплат|откро|восстанов|провед|освобод)\p{Ll}+)$/u

function isReflexive(low: string | undefined): boolean {
  return low !== undefined && (low === 'se' || low.startsWith("s'"))
}

/** The place of the quotation that stands before its verb, « …», a promis Anne Roy; -1 where none does. */
export function quoteBefore(tokens: readonly Token[], verb: number, from: number): number {
  const isBetween = (token: Token): boolean =>
    token.kind === 'sign'
      ? /^[,—–-]$/u.test(token.text)
      : auxiliaries.has(token.low) || /^(?:a|lui|leur|nous|me|m'|l'|а|и|не|also|aussi)$/u.test(token.low)
  const at = firstIn(
    tokens.slice(Math.max(from, verb - 4), verb).toReversed(),
    0,
    4,
    (token) => token.kind === 'quote' || !isBetween(token),
  )
  const place = at < 0 ? -1 : verb - 1 - at
  return tokens[place]?.kind === 'quote' ? place : -1
}
