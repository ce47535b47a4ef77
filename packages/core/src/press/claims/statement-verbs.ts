/** Whether a verb at its place denies, demands, threatens or promises, or only looks like it. */
import type { StatementKind } from '../report.ts'
import type { Sentence } from '../sentences.ts'
import { isPassive } from '../speakers/controllers.ts'
import { isVerb } from '../speakers/phrase-edges.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { auxiliaries, determiners, prepositions, weekdays } from '../words/grammar-words.ts'
import { isPluralNoun } from '../words/person-nouns.ts'
import { duePattern } from './promise-words.ts'
import { isDeterminer } from './speech-at.ts'
import { deniedThings, refusedThings, statementVerbs } from './statement-words.ts'
import { isUnsaid } from './unsaid.ts'

/** How far behind its verb stands what a verb is about. */
const near = 10

export function kindOfVerbAt(
  tokens: readonly Token[],
  i: number,
  sentence: Sentence,
): StatementKind | undefined {
  const { from, to } = sentence
  const token = tokens[i]
  if (token?.kind !== 'word' || (token.capital && i > from)) return undefined
  const cue = statementVerbs.find(({ pattern }) => pattern.test(token.low))
  if (cue === undefined || isNoun(tokens, i, from)) return undefined
  if (isPassive(tokens, i) && !isGoingOn(tokens, i)) return undefined
  if (
    /^(?:calling|urging|imploring|promising)$/u.test(token.low) &&
    !isPassive(tokens, i) &&
    tokens[i - 1]?.text !== ','
  )
    return undefined
  const next = tokens[i + 1]?.low ?? ''
  if (next === 'by' || next === 'par' || isUnsaid(tokens, i, sentence)) return undefined
  if (
    cue.kind !== 'denial' &&
    lastIn(tokens, Math.max(from, i - near), i, ({ low }) => rumour.test(low)) >= 0
  )
    return undefined
  const rest = tokens.slice(i + 1, Math.min(to, i + 1 + near))
  return isMeant(cue.kind, token.low, tokens, i, rest, from) ? cue.kind : undefined
}

const rumour = /^(?:rumou?rs?|gossip|rumeurs?|слух\p{Ll}*)$/u

/** "is demanding a recount", and not "the job is demanding". */
function isGoingOn(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  const low = tokens[i]?.low ?? ''
  if (low === 'calling') return /^(?:on|for|upon)$/u.test(next?.low ?? '')
  return (
    low.endsWith('ing') &&
    (next?.kind === 'quote' || (next?.kind === 'word' && !prepositions.has(next.low) && next.low !== 'and'))
  )
}

const alsoNouns = /^(?:demands?|promises|calls|claims|menaces?|demandes?|pledges|vows|promis)$/u

/** "the demand", "in demand", "housing demand", "resisted calls for": no statement of the one before it. */
function isNoun(tokens: readonly Token[], i: number, from: number): boolean {
  const before = tokens[i - 1]
  const next = tokens[i + 1]
  const low = tokens[i]?.low ?? ''
  if (before !== undefined && isDeterminer(before) && before.low !== 'a') return true
  // "Charities call on …", "unions urge …", and not "a phone call", "an urge".
  if (low === 'call' || low === 'urge') return !isOfMany(before)
  if (!alsoNouns.test(low)) return false
  if (i === from || before === undefined || prepositions.has(before.low)) return true
  if (low === 'promis') return false
  if (isVerb(before) && !auxiliaries.has(before.low)) return true
  if (describing.test(before.low) || before.low === 'a') return low !== 'demande' && low !== 'menace'
  if (low === 'demand')
    return !(
      next?.kind === 'quote' ||
      /^(?:that|to|an?|the|his|her|its|their|our|justice|answers|more)$/u.test(next?.low ?? '')
    )
  return (
    /^(?:demands|promises|pledges|vows)$/u.test(low) &&
    /^(?:for|of|on|from|by|,|\.|;)$/u.test(next?.low ?? '')
  )
}

function isOfMany(before: Token | undefined): boolean {
  return (
    before?.kind === 'word' &&
    (/^(?:we|they|also|now|people|police)$/u.test(before.low) ||
      (isPluralNoun(before.low) && !/(?:ss|us|is)$/u.test(before.low)))
  )
}

const describing =
  /^(?:growing|mounting|new|fresh|renewed|repeated|urgent|international|many|empty|old|broken|latest|previous|death|popular|similar|key|main)$/u

function isMeant(
  kind: StatementKind,
  low: string,
  tokens: readonly Token[],
  i: number,
  rest: readonly Token[],
  from: number,
): boolean {
  switch (kind) {
    case 'denial':
      return deniesFacts(low, tokens.slice(Math.max(from, i - 5), i), rest)
    case 'demand':
      return demandsAnything(low, tokens[i - 1]?.low ?? '', rest)
    case 'threat':
      return threatensAnybody(low, tokens[i - 1]?.low ?? '', rest)
    case 'commitment':
      return promisesAnything(low, tokens, i, rest)
  }
}

function deniesFacts(low: string, before: readonly Token[], rest: readonly Token[]): boolean {
  // "denied accusations by rights groups": the first of them is what is denied.
  if (low.startsWith('den')) {
    const first = rest
      .slice(0, 4)
      .find((token) => refusedThings.test(token.low) || deniedThings.test(token.low))
    return first === undefined || deniedThings.test(first.low) || rest[0]?.low === 'that'
  }
  // « reconnaît cinq faits et en conteste deux »
  if (low.startsWith('contest') && before.at(-1)?.low === 'en') return true
  if (/^(?:отв|отм|соглас)/u.test(low) && !low.startsWith('отверг'))
    return (
      (!low.startsWith('соглас') || before.at(-1)?.low === 'не') &&
      [...before, ...rest].some((token) => deniedThings.test(token.low))
    )
  if (!/^(?:dismiss|reject|disput|rejet|bala|contest|отверг)/u.test(low)) return true
  const about = low.startsWith('отверг') ? [...before, ...rest] : rest
  return about.some((token) => deniedThings.test(token.low))
}

const questions =
  /^(?:si|s'il|s'ils|s'|pourquoi|quel|quelle|quels|quelles|comment|où|quand|combien|qui|ce|почему|зачем|когда)$/u

function demandsAnything(low: string, before: string, rest: readonly Token[]): boolean {
  const next = rest[0]?.low ?? ''
  if (/^call(?:s|ed|ing)?$/u.test(low))
    return /^(?:on|for|upon)$/u.test(next) && !weekdays.has(rest[1]?.low.replace(/s$/u, '') ?? '')
  if (low.startsWith('insist')) return next === 'on'
  if (low.startsWith('appel'))
    return (
      rest.some((token) => token.low === 'à') &&
      !rest
        .slice(0, 4)
        .some((token) => /^(?:police|secours|pompiers|samu|gendarmes?|médecin|ambulance)$/u.test(token.low))
    )
  if (/^asked$/u.test(low)) return asksAnOffice(rest)
  if (low.startsWith('demand') && (before === 'se' || before.startsWith("s'") || before.startsWith("m'")))
    return false
  if (rest.slice(0, 3).some((token) => questions.test(token.low))) return false
  const words = rest.find((token) => token.kind === 'quote')
  return words?.tail !== '?'
}

function promisesAnything(low: string, tokens: readonly Token[], i: number, rest: readonly Token[]): boolean {
  const next = rest[0]?.low ?? ''
  if (/^(?:agreed|committed|accepté|согласил\p{Ll}+)$/u.test(low)) {
    if (rest.slice(0, 3).some((token) => talking.test(token.low))) return false
    if (low.startsWith('соглас')) return true
    return (
      /^(?:to|de|d'|à)$/u.test(next) || (next === 'that' && rest.some((token) => isLater.test(token.low)))
    )
  }
  if (/^(?:assur|завер)/u.test(low)) return rest.some((token) => isLater.test(token.low))
  if (/^(?:announc|annonc|объяв|анонсир)/u.test(low)) return announcesAnything(rest)
  if (!low.startsWith('engag')) return true
  // « s'engage », « s'est engagée », « se sont engagés »
  const k = auxiliaries.has(tokens[i - 1]?.low ?? '') && !isReflexive(tokens[i - 1]?.low) ? i - 2 : i - 1
  return isReflexive(tokens[k]?.low)
}

const untilThen = /^(?:by|before|within|avant|d'ici|до|к)$/u
/** The first word of what stands in marks. */
const untilFirst = /^\s*(?:by|before|within|avant|d[’']ici|до|к)(?!\p{L})/u
const illNews =
  /^(?:layoffs?|cuts?|closures?|redundanc\p{Ll}+|job|losses|curfew|strike|licenciements?|suppressions?|fermetures?|grève|couvre-feu|сокращени\p{Ll}+|закрыти\p{Ll}+|увольнени\p{Ll}+|забастовк\p{Ll}+|голодовк\p{Ll}+|розыск|войн\p{Ll}+|приговор|итог\p{Ll}+|результат\p{Ll}*)$/u

/** « annonce un nouveau centre avant Noël »: something to be had, and a day. */
function announcesAnything(rest: readonly Token[]): boolean {
  const at = rest.findIndex(
    (token) => untilThen.test(token.low) || (token.kind === 'quote' && untilFirst.test(token.opens ?? '')),
  )
  if (at < 1 || rest.slice(0, at).some((token) => illNews.test(token.low) || token.kind !== 'word'))
    return false
  if (!/^(?:\d+|an?|new|more|the|une?|des|le|la|les|nouve\p{Ll}+|двa|\p{Ll}+)$/u.test(rest[0]?.low ?? ''))
    return false
  return (
    rest[at]?.kind === 'quote' ||
    duePattern.test(
      rest
        .slice(at)
        .map(({ text }) => text)
        .join(' '),
    )
  )
}

/** Who agrees to be interviewed has promised nobody anything. */
const talking =
  /^(?:speak|talk|meet|disagree|answer|tell|discuss|parler|témoigner|répondre|raconter|recevoir|rencontrer|évoquer|поговорить|рассказать|встретиться|ответить|дать|прокомментировать|побеседовать|пообщаться)$/u

/** A wall menaces to fall: what happens of itself, and is done by nobody. */
const happening =
  /^(?:collapse|burst|fall|spread|overwhelm|derail|overshadow|engulf|become|turn|erupt|flood|topple|undermine|split|swamp|spill|escalate|destabili[sz]e|s'\p{L}+|tomber|céder|déborder|disparaître|dégénérer|devenir|emporter|engloutir|ruiner|compromettre|tourner|обрушением|обвалом|затоплением|опасность|наводнение)$/u

/** A law, a storm and a species are threatening or threatened too: somebody threatens to do something, or threatens somebody. */
function threatensAnybody(low: string, before: string, rest: readonly Token[]): boolean {
  const [next] = rest
  const word = next?.low ?? ''
  if (!/^(?:threat|menac|пригроз|угрож)/u.test(low)) return utters(rest)
  if (rest.slice(0, 3).some((token) => happening.test(token.low))) return false
  if (/^(?:that|which|qui|который|которая|которые|ничто|ничего)$/u.test(before)) return false
  if (/^menac(?:e|ent)$/u.test(low)) return /^(?:de|d')$/u.test(word)
  if (/^угрожа(?:ет|ют)$/u.test(low))
    return rest
      .slice(0, 4)
      .some((token) =>
        /^(?:что|\p{Ll}+ть(?:ся)?|суд\p{Ll}+|расправ\p{Ll}+|убийств\p{Ll}+|тюрьм\p{Ll}+|арест\p{Ll}+|уголовн\p{Ll}+|увольнени\p{Ll}+|насили\p{Ll}+)$/u.test(
          token.low,
        ),
      )
  if (!low.startsWith('threat')) return true
  if (next?.kind === 'quote' || word === 'to') return true
  if (low === 'threatens' || low === 'threaten' || low === 'threatening') return false
  return (
    /^(?:that|him|her|them|us|me|you|legal)$/u.test(word) || determiners.has(word) || next?.capital === true
  )
}

/** "issued death threats against two teachers", « a proféré des menaces contre », «высказал угрозы в адрес» */
function utters(rest: readonly Token[]): boolean {
  const at = rest.slice(0, 4).findIndex((token) => /^(?:threats?|menaces?|угроз[уы])$/u.test(token.low))
  return (
    at >= 0 &&
    rest.slice(0, at).every(({ kind, low }) => kind === 'word' && !/^(?:no|any|of|from)$/u.test(low)) &&
    rest
      .slice(at + 1, at + 6)
      .some((token) => /^(?:against|to|at|contre|envers|aux?|à|encontre|l'encontre|адрес)$/u.test(token.low))
  )
}

const offices =
  /^(?:ministry|minister|government|court|police|prosecutors?|president|governor|mayor|council|parliament|authorities|officials|army|commission|committee|tribunal|embassy|agency|department|bank|company|board|university|administration|assembly|senate|state|watchdog|ombudsman|regulator|un|eu)$/iu

/** "asked the ministry for an apology", "asked the court to free them": who asks an office asks for something. */
function asksAnOffice(rest: readonly Token[]): boolean {
  const at = rest.slice(0, 6).findIndex((token) => /^(?:for|to)$/u.test(token.low) || token.kind === 'quote')
  // asked Ivo Dastov “to use his weight”: words in marks are of a demand, whoever is asked.
  if (at > 0 && rest[at]?.kind === 'quote') return /^\s*to\s/iu.test(rest[at]?.opens ?? '')
  return (
    at > 0 &&
    rest.slice(0, at).every(({ kind }) => kind === 'word') &&
    rest.slice(0, at).some((token) => offices.test(token.low))
  )
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
