/**
 * Which marked words are a quotation, and which are a label.
 *
 * A careful reader lists what somebody uttered or wrote, a fragment too when the text says whose it is;
 * not the name of a film, a "so-called" law, or a word the reporter holds at arm's length.
 */

import { countWords } from '../page/lines.ts'
import type { ParagraphKind } from '../report.ts'
import { isPassive } from '../speakers/controllers.ts'
import type { Cue } from '../speakers/cue.ts'
import { wordVerbs } from '../speakers/cues.ts'
import { isPronoun, isVerb } from '../speakers/phrase-edges.ts'
import type { Token } from '../tokens.ts'
import { determiners, prepositions, subordinators } from '../words/grammar-words.ts'
import { namingWords, speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { isCalledByMany } from './called-by-many.ts'
import { isLabel } from './labels.ts'

export type Standing = 'near' | 'far' | 'inscription' | 'continued' | 'none'

export function standingOf(cue: Cue | undefined): Standing {
  if (cue === undefined) return 'none'
  if (cue.kind === 'inscription') return 'inscription'
  return cue.near ? 'near' : 'far'
}

/** Words in marks without anybody to say them must be at least so many to be an utterance. */
const shortestOrphan = 4
const shortestHeadline = 3

export function isUtterance(
  text: string,
  tokens: readonly Token[],
  q: number,
  standing: Standing,
  kind: ParagraphKind,
): boolean {
  const words = wordsOf(text, tokens[q])
  const count = countWords(words)
  if (count === 0) return false
  if (standing === 'inscription' || (standing === 'continued' && !isNamed(tokens, q, words))) return true
  if (tokens[q]?.quoted?.family === 'dash') return true
  if (isNamed(tokens, q, words) || isHeading(tokens, q)) return false
  if (modifiesNoun(tokens, q, count, standing) || isCharge(tokens, q) || isLabel(tokens, q, words))
    return false
  const isSentence = /[.!?…]$/u.test(words) || tokens[q - 1]?.text === ':'
  const isSpoken = speechVerbs.has(tokens[q - 1]?.low ?? '') && !weakVerbs.has(tokens[q - 1]?.low ?? '')
  if (isTitle(words, count) && !isSpoken && !isSentence && !words.endsWith(',')) return false
  if (isHeldOff(tokens, q, count, words)) return false
  if (standing === 'near') return true
  if (standing === 'far') return count >= 2 || /^\p{Ll}/u.test(words)
  // A heading inside the article is the desk's, marks or not.
  if (kind === 'subhead') return false
  if (kind === 'headline' || kind === 'standfirst' || kind === 'highlight') return count >= shortestHeadline
  // A turn of a dialogue: « Oui. »
  const isAlone = tokens.every((token, i) => i === q || token.kind === 'sign')
  if (isAlone && (/[.!?…]$/u.test(words) || /^[.!?…]/u.test(tokens[q + 1]?.text ?? ''))) return true
  if (count >= 2 && standsAlone(tokens, q)) return true
  return count >= (tokens[q - 1]?.text === ':' && /^\p{Lu}/u.test(words) ? 2 : shortestOrphan)
}

/** «статье о «создании помех»», "convicted of “insulting the State”": the name of an offence. */
function isCharge(tokens: readonly Token[], q: number): boolean {
  if (!/^(?:о|об|за|по|of|for|with|de|pour)$/u.test(tokens[q - 1]?.low ?? '')) return false
  return [2, 3, 4, 5, 6].some((back) => {
    const word = tokens[q - back]
    if (word === undefined || word.sentence !== tokens[q]?.sentence) return false
    return charges.test(word.low) || (accusing.test(word.low) && isPassive(tokens, q - back))
  })
}

const charges =
  /^(?:стать(?:е|и|ям|ю)|дел(?:у|е|о|а)|закон(?:а|у|ом|е)?|law|loi|détention|examen|garde|interpellée?s?|fined|fine|amende|écrouée?s?|détenue?s?|incarcérée?s?|арестован[аы]?|задержан[аы]?|осуждён|осужден[аы]?|обвинени(?:ю|и|я|ем)|charges?|convicted|guilty|condamnée?s?|poursuivie?s?|jugée?s?|accusée?s?|inculpée?s?|prévenue?s?|mise?s?)$/u

/** The “quiet rooms”, as inmates called them */
function isAsCalled(tokens: readonly Token[], q: number): boolean {
  const as = tokens[q + 1]?.text === ',' ? q + 2 : q + 1
  if (!/^(?:as|comme)$/u.test(tokens[as]?.low ?? '')) return false
  return [2, 3, 4, 5].some((ahead) =>
    /^(?:calls?|called|appellent|appelle|dubbed|nickname|nicknamed|surnomment)$/u.test(
      tokens[as + ahead]?.low ?? '',
    ),
  )
}

/** «…» — так озаглавлена статья */
function isHeading(tokens: readonly Token[], q: number): boolean {
  if (isAsCalled(tokens, q)) return true
  return [1, 2, 3, 4].some(
    (ahead) =>
      /^(?:озаглавлен\p{Ll}{0,2}|intitulée?|titre|headlined|entitled|titled|называется|гласит)$/u.test(
        tokens[q + ahead]?.low ?? '',
      ) &&
      tokens[q + ahead]?.sentence === tokens[q]?.sentence &&
      /^(?:—|–|-|,)$/u.test(tokens[q + 1]?.text ?? ''),
  )
}

const accusing = /^(?:charged|accused|sentenced|indicted|arrested|jailed|detained)$/u

/** left it in the “box”, the clerk replied: a noun in marks behind its article, and no verdict. */
function isHeldOff(tokens: readonly Token[], q: number, count: number, words: string): boolean {
  const before = tokens[q - 1]
  if (count > 1 || before?.kind !== 'word' || /[.!?,…]$/u.test(words)) return false
  const isTheDefinite =
    /^(?:the|le|la|les)$/u.test(before.low) &&
    /^\p{Lu}/u.test(words) &&
    /^[,(—–]$/u.test(tokens[q - 2]?.text ?? '')
  if (isTheDefinite) return true
  const isGoverned = prepositions.has(tokens[q - 2]?.low ?? '') && determiners.has(before.low)
  return isGoverned || (/^(?:in|at|into|from|dans|au|du|в|из)$/u.test(before.low) && !words.includes(' '))
}

function wordsOf(text: string, token: Token | undefined): string {
  const quoted = token?.quoted
  return quoted === undefined ? '' : text.slice(quoted.start, Math.min(quoted.end, quoted.start + 2000))
}

/** A sentence of nothing but the quotation. */
function standsAlone(tokens: readonly Token[], q: number): boolean {
  const sentence = tokens[q]?.sentence
  const opens = tokens[q - 1]?.sentence !== sentence
  const next = tokens[q + 1]
  return opens && q > 0 && (next === undefined || next.sentence !== sentence || /^[.!?…]/u.test(next.text))
}

/** Nouns that bodies, papers and works are named with: the group “Open Book”. */
const namedNouns =
  /^(?:plan|dispositif|protocole|prize|prix|festival|trawler|ferry|vessel|yacht|tanker|chalutier|cargo|navire|bateau|blog|app|application|hashtag|brand|marque|chronique|rubrique|revue|pub|bar|hotel|hôtel|ballad|tune|hymn|hymne|opera|opéra|группировк|корабл|судн|теплоход|траулер|паром|group|organisation|organization|newspaper|magazine|channel|show|programme|program|café|cafe|restaurant|ship|boat|nicknames?|groupe|association|journal|émission|collectif|групп|организаци|газет|журнал|агентств|телеканал|канал|фонд|завод|парти|компани|проект|фильм|радио|сайт|издани|движени|центр|ассоциаци|обществ|магазин|кафе|ресторан|гостиниц|шоу|программ|роман|книг|песн|campagne|opération|slogan|campaign|operation|scheme|initiative|кампани|акци|операци|закон|law|bill|loi|roman|livre|pièce|chanson|album|documentaire|documentary|série|essai|recueil|poème|poem|ouvrage|exposition|exhibition|spectacle|memoir|podcast|painting|tableau|tube|panneau)\p{Ll}{0,3}$/u

const listing =
  /^(?:recorded|classified|listed|registered|filed|logged|classée?s?|enregistrée?s?|inscrite?s?|оформляют|оформили|квалифицируют|квалифицировали|зарегистрировали|числится|проходит)$/u

const workNouns =
  /^(?:song|film|book|novel|series|album|magazine|play|operation|phrase|word|title|term|name)$/u

/** "so-called “…”", "known as “…”", "the film “…”". */
function isNamed(tokens: readonly Token[], q: number, words: string): boolean {
  const before = [1, 2, 3, 4, 5].map((back) => tokens[q - back])
  if (before[0]?.sentence !== tokens[q]?.sentence) return false
  if (isCategory(tokens, q, words)) return true
  const skipped = before.filter(
    (token) => token !== undefined && !/^(?:a|an|the|as|une?|le|la|l')$/u.test(token.low),
  )
  const nearest = skipped[0]
  if (nearest?.kind === 'sign') return false
  if (
    /^dite?s?$/u.test(nearest?.low ?? '') &&
    /^(?:s'est|se|s'était|sont|on|il|elle|qui|a|ont|avait|lui|leur|me|nous|j'ai|l'a|m'a)$/u.test(
      skipped[1]?.low ?? '',
    )
  )
    return false
  // « le groupe dit « prendre acte » »: somebody says so; « la loi dite « anti-casseurs » » is called so.
  if (
    nearest?.low === 'dit' &&
    /^\p{Ll}/u.test(words) &&
    !/^l(?:e|a|es) \p{Lu}/u.test(words) &&
    countWords(words) >= 2
  )
    return false
  // "what the report calls a “…”": a paper's own term.
  if (
    /^(?:calls?|called|terms?|appelle|nomme)$/u.test(nearest?.low ?? '') &&
    /^(?:report|plan|document|memo|brochure|law|act|manual|guide|website|rapport|brochure|texte|règlement)$/u.test(
      skipped[1]?.low ?? '',
    )
  )
    return true
  // "described the song as “…”": the song is what is spoken of.
  if (/^(?:as|comme)$/u.test(before[0]?.low ?? '') && workNouns.test(nearest?.low ?? '')) return false
  if (
    nearest !== undefined &&
    namingWords.has(nearest.low) &&
    before.some((token) => wordVerbs.test(token?.low ?? ''))
  )
    return false
  // "recorded as “noise”", «оформляют как «бытовой шум»»: a name in a list.
  if (
    /^(?:as|comme|как)$/u.test(before[0]?.low ?? '') &&
    listing.test(before[1]?.low ?? '') &&
    countWords(words) <= 4
  )
    return true
  // "stated that no person of that name “appears in the registers”"
  const isLong = /^\p{Ll}/u.test(words) && countWords(words) >= 5 && workNouns.test(nearest?.low ?? '')
  if (
    !isLong &&
    nearest !== undefined &&
    (namingWords.has(nearest.low) || /^называем\p{Ll}{2,3}$/u.test(nearest.low))
  )
    return !isOwnVerdict(tokens, q, countWords(words))
  // «В области это называют «беседой»»: what a place calls a thing is a name for it.
  const opens = tokens[startOfSentence(tokens, q)]
  if (
    /^(?:называют|зовут|именуют)$/u.test(nearest?.low ?? '') &&
    /^(?:это|его|её|ее|их|такое)$/u.test(skipped[1]?.low ?? '') &&
    /^(?:в|во|на|у)$/u.test(opens?.low ?? '')
  )
    return true
  if (isCalledByMany(tokens, q, words)) return true
  const isTheirName = nearest !== undefined && namedNouns.test(nearest.low.replace(/^[ld]'/u, ''))
  if (isTheirName && /^\p{Lu}[^.!?,]{0,60}$/u.test(words) && countWords(words) <= 5) return true
  return nearest?.low === 'to' && (skipped[1]?.low.startsWith('refer') ?? false)
}

/** Its first token, at most so many words back. */
function startOfSentence(tokens: readonly Token[], q: number): number {
  let at = q
  while (at > 0 && q - at < 200 && tokens[at - 1]?.sentence === tokens[q]?.sentence) at--
  return at
}

/** "is logged as “noise”", « classé « sans suite » »: the drawer into which a thing is put. */
function isCategory(tokens: readonly Token[], q: number, words: string): boolean {
  if (countWords(words) > 4 || /[.!?]$/u.test(words)) return false
  const link = tokens[q - 1]?.low ?? ''
  // "filed the case under “domestic incident”"
  const over = /^(?:under|sous)$/u.test(link)
    ? [3, 4, 5].find((back) =>
        /^(?:filed?|files|logged|recorded|registered|classé|classe|enregistré|rangé)$/u.test(
          tokens[q - back]?.low ?? '',
        ),
      )
    : undefined
  if (over !== undefined && tokens[q - over]?.sentence === tokens[q]?.sentence) return true
  const at = /^(?:as|under|comme|sous|en)$/u.test(link) ? q - 2 : q - 1
  if (at === q - 1 && !/^(?:classée?s?|étiquetée?s?|estampillée?s?|marked|stamped)$/u.test(link)) return false
  if (/^(?:mention|rubrique|étiquette|heading)$/u.test(tokens[q - 1]?.low ?? '')) return true
  return /^(?:recorded|logged|listed|classed|classified|filed|registered|marked|categori[sz]ed|entered|coded|stamped|enregistrée?s?|classée?s?|répertoriée?s?|inscrite?s?|étiquetée?s?|estampillée?s?|notée?s?|rangée?s?)$/u.test(
    tokens[at]?.low ?? '',
  )
}

/** "in what one lawyer called “a second wave”": the verdict of somebody, not a name. */
function isOwnVerdict(tokens: readonly Token[], q: number, count: number): boolean {
  if (tokens[q - 1]?.low !== 'called') return false
  const what = [3, 4, 5, 6].find(
    (back) => tokens[q - back]?.low === 'what' || (count >= 4 && tokens[q - back]?.low === 'which'),
  )
  if (what === undefined) return false
  const first = tokens[q - what + 1]
  return first !== undefined && (first.capital || determiners.has(first.low) || isPronoun(first.low))
}

/** the “quiet hours” law: a short label in front of its noun. */
function modifiesNoun(tokens: readonly Token[], q: number, count: number, standing: Standing): boolean {
  const after = tokens[q + 1]
  const before = tokens[q - 1]
  if (count > 3 || after === undefined || after.kind !== 'word' || after.sentence !== tokens[q]?.sentence)
    return false
  const isDescribed =
    before?.kind === 'word' &&
    (determiners.has(before.low) ||
      /(?:al|ed|ish|ous|ive|ic)$/u.test(before.low) ||
      /['’]s?$/u.test(before.text))
  if (!isDescribed) return false
  const goesOn =
    /^(?:in|on|at|of|for|to|by|with|from|over|about|and|or|but|that|which|who|as|is|was|are|were|has|had|have|when|while|there|against|toward|towards|sur|de|du|des|à|en|dans|et|ou|pour|par|в|на|о|и|с)$/u
  return (
    !after.capital &&
    !goesOn.test(after.low) &&
    !prepositions.has(after.low) &&
    !subordinators.has(after.low) &&
    !isVerb(after) &&
    standing !== 'inscription'
  )
}

const smallWords = /^(?:a|an|the|of|and|or|in|on|at|to|for|de|la|le|les|du|des|et|и|в|на)$/iu

/** Every word of weight in capitals: the title of a work, the name of a ship. */
function isTitle(words: string, count: number): boolean {
  if (count < 2 || count > 8 || words === words.toUpperCase()) return false
  const parts = words.split(/\s+/u).filter((word) => /\p{L}/u.test(word) && !smallWords.test(word))
  return parts.length >= 2 && parts.every((word) => /^[\p{P}]*\p{Lu}/u.test(word))
}
