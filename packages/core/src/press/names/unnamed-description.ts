/** An unnamed person as English and French describe one: article, noun, and what "of" or "for" adds. */
import { speaksBehindClause } from '../speakers/behind-clause.ts'
import {
  isEmbedded,
  isGoverned,
  isSubjectAt,
  isSubordinate,
  speaksAt,
  speaksTurned,
} from '../speakers/clause-places.ts'
import type { Token } from '../tokens.ts'
import { determiners, joiners, menWords, prepositions, womenWords } from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere, nounStem, withoutArticle } from '../words/person-nouns.ts'
import { calledOtherwise } from './called-otherwise.ts'
import type { Mention } from './mention.ts'
import { isAsked } from './name-places.ts'
import type { Gender, Names } from './names.ts'

/** An article, what describes, the noun, and what "of" or "for" adds: by their tokens, `end` exclusive. */
type Description = { readonly from: number; readonly noun: number; readonly end: number }

/** « un voisin », "the retired driver": told from a name by how the sentence uses it. */
export function describedAt(
  text: string,
  tokens: readonly Token[],
  { from, noun, end }: Description,
  names: Names,
): Mention {
  const token = tokens[noun]
  const article = tokens[from]
  const low = token?.low ?? ''
  return {
    at: from,
    sentence: token?.sentence ?? 0,
    name: calledOtherwise(text, tokens, from, end, names) ?? text.slice(article?.start, tokens[end - 1]?.end),
    kind: 'person',
    gender: menWords.has(low) ? 'he' : womenWords.has(low) ? 'she' : articleGender(article?.low ?? ''),
    speaks:
      (/^(?:Pour|Selon|D'après)$/u.test(tokens[from - 1]?.text ?? '') || !isGoverned(tokens, from)) &&
      (tokens[from - 1]?.text === 'Pour' || speaksAt(tokens, noun) || isTurned(tokens, from)),
    subordinate:
      isEmbedded(tokens, from) || isSubordinate(tokens, from) || asksHow.test(tokens[from - 1]?.low ?? ''),
    isSubject:
      speaksBehindClause(tokens, from) || isSubjectAt(tokens, from, end) || opensSentence(tokens, from, end),
    isGoverned: !isTurned(tokens, from) && isGoverned(tokens, from),
    isJoined: isJoinedPhrase(tokens, from, end),
    isAsked: isAsked(tokens, from),
    ...describing(tokens, from, noun, end),
  }
}

function isTurned(tokens: readonly Token[], at: number): boolean {
  return speaksTurned(tokens, at) || speaksBehindClause(tokens, at)
}

const asksHow = /^(?:how|why|whether|comment|pourquoi|как|почему)$/u

/** "A woman near the barrier heard", « La femme au manteau rouge ne veut pas »: the sentence begins with them, and not with two. */
export function opensSentence(tokens: readonly Token[], at: number, end: number): boolean {
  const isFirst = tokens[at - 1]?.sentence !== tokens[at]?.sentence
  const next = tokens[end]
  return isFirst && next?.kind === 'word' && !/^(?:and|et|и|or|ou)$/u.test(next.low)
}

/** « ni le maire ni le préfet », "the mayor and his wife": one of two. */
function isJoinedPhrase(tokens: readonly Token[], from: number, end: number): boolean {
  const before = tokens[from - 1]?.low ?? ''
  const isBehind =
    joiners.has(before) && tokens[from - 2]?.kind === 'word' && tokens[from - 2]?.capital !== true
  const isBefore =
    /^(?:and|or|et|ou|nor|ni)$/u.test(tokens[end]?.low ?? '') &&
    (determiners.has(tokens[end + 1]?.low ?? '') || isPersonNoun(tokens[end + 1]?.low ?? ''))
  return (
    /^(?:ni|nor|neither)$/u.test(before) ||
    isBefore ||
    (isBehind && isPersonNounAnywhere(tokens[from - 2]?.low ?? ''))
  )
}

/** « l'avocate », « l'acteur »: the article stands in the noun. */
export function elided(
  text: string,
  tokens: readonly Token[],
  i: number,
  end: number,
  names: Names,
): Mention {
  const token = tokens[i]
  const noun = withoutArticle(token?.low ?? '')
  const gender = womenWords.has(noun)
    ? ('she' as const)
    : menWords.has(noun)
      ? ('he' as const)
      : /(?:ée|euse|trice|ière|enne|ante|ente|ate|esse|ne)$/u.test(noun)
        ? ('she' as const)
        : /(?:é|eur|ier|ien|ant|ent|at|er|is|ain|ard|on)$/u.test(noun)
          ? ('he' as const)
          : undefined
  return {
    at: i,
    sentence: token?.sentence ?? 0,
    name:
      (end === i + 1 ? names.describedAs(nounStem(noun)) : undefined) ??
      text.slice(token?.start, tokens[end - 1]?.end),
    kind: 'person',
    gender,
    speaks: isTurned(tokens, i) || (!isGoverned(tokens, i) && speaksAt(tokens, i)),
    subordinate: isSubordinate(tokens, i) || isEmbedded(tokens, i),
    isSubject: speaksBehindClause(tokens, i) || isSubjectAt(tokens, i, end) || opensSentence(tokens, i, end),
    isGoverned: !isTurned(tokens, i) && isGoverned(tokens, i),
    isJoined: isJoinedPhrase(tokens, i, end),
    isAsked: isAsked(tokens, i),
    ...describing(tokens, i, i, end),
  }
}

/** Offices of which a text speaks unannounced: the judge need not be the one of whom it spoke before. */
const offices =
  /^(?:judge|prosecutor|president|minister|mayor|governor|chief|director|chairman|spokesman|spokeswoman|spokesperson|lawyer|counsel|coach|manager|referee|goalkeeper|officer|inspector|commander|clerk|owner|employer|boss|chair|secretary|guard|interpreter|translator|neighbour|neighbor|witness|victim|suspect|accused|defendant|doctor|official|source|captain|speaker|host|presenter|interviewer|child|baby|juge|procureur|procureure|présidente?|ministre|maire|préfète?|gouverneur|directeur|directrice|chef|cheffe|porte-parole|avocate?|entraîneur|arbitre|gardien|gardienne|officier|capitaine|commandant|commissaire|greffier|greffière|propriétaire|employeur|patron|patronne|secrétaire|interprète|traducteur|traductrice|voisine?|témoin|victime|suspecte?|accusée?|prévenue?|médecin|responsable|source|enfant|bébé|fille|fils|frère|sœur|mère|père|mari|épouse|époux|famille)$/u

/** "The retired driver", « la pharmacienne »: behind a definite article what somebody is. */
function describing(
  tokens: readonly Token[],
  from: number,
  noun: number,
  end: number,
): Pick<Mention, 'describes'> {
  const low = withoutArticle(tokens[noun]?.low ?? '')
  if (offices.test(low)) return {}
  if (!/^(?:the|le|la|l'.*)$/u.test(tokens[from]?.low ?? '') || end !== noun + 1) return {}
  // « La femme au manteau rouge »: told from others by more than what she is.
  if (prepositions.has(tokens[end]?.low ?? '') && tokens[end]?.sentence === tokens[noun]?.sentence) return {}
  const isAged =
    /^\d\d-year-old$/u.test(low) ||
    /^(?:teenager|pensioner|\p{L}+génaire|trentenaire|adolescente?|retraitée?|man|woman|homme|femme)$/u.test(
      low,
    )
  const isFormer = tokens
    .slice(from, noun)
    .some((one) => /^(?:retired|former|veteran|(?:l')?ancien(?:ne)?|young|jeune)$/u.test(one.low))
  return { describes: isAged || isFormer ? 'sure' : 'perhaps' }
}

/** French says it by the article: « le président », « une voisine ». */
function articleGender(low: string): Gender | undefined {
  if (/^(?:le|un|ce|cet|mon|du|l'ancien|l'actuel)$/u.test(low)) return 'he'
  return /^(?:la|une|cette|ma|l'ancienne|l'actuelle)$/u.test(low) ? 'she' : undefined
}
