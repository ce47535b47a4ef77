/**
 * Words in marks that nobody said (P39a): a law's, a psalm's, a placard's, a crowd's. The sentence has a subject and a
 * verb like any other, but the subject is no one.
 */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { tying } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { type Cue, isInscribed } from './cue.ts'
import { isDoneToSomebody } from './done-to.ts'
import { isOnPaper } from './nobody-known.ts'
import type { Range } from './phrase-edges.ts'
import { subjectBefore } from './phrases.ts'

const laws =
  /^(?:laws?|act|acts|constitution|code|charter|bill|decree|statutes?|treaty|convention|covenant|ordinance|regulations?|rules?|bylaws?|by-laws?|psalms?|bible|gospel|scriptures?|koran|quran|verse|hymn|proverb|anthem|lyrics|lois?|décrets?|charte|règlements?|traité|conventions|statuts|psaumes?|évangile|coran|verset|cantique|proverbe|adage|dicton|refrain|hymne)$/u
/** Only with its number: the article of a paper has an author. */
const numbered =
  /^(?:articles?|sections?|clauses?|paragraphs?|paragraphes?|alinéas?|psalm|psaume|rule|chapter|chapitre)$/u
const crowds =
  /^(?:crowds?|mob|gallery|stands|terraces|throng|foule|salle|public|tribunes|cortège|assistance|hémicycle|stade)$/u

/** The last word of the noun itself, without what "of" or a number adds: "Article 9 of the Harbour Act". */
function headNoun(tokens: readonly Token[], { from, to }: Range): number {
  const tie = firstIn(tokens, from + 1, to, ({ low, capital }) => tying.has(low) && !capital)
  let k = (tie < 0 ? to : tie) - 1
  while (k > from && /^(?:\d[\d.-]*|[IVX]+|outside|inside|below|dehors)$/u.test(tokens[k]?.text ?? '')) k--
  return k
}

function bare(low: string): string {
  return low.replace(/^(?:l|d|qu)'/u, '')
}

/** A law, a placard or a crowd, and no person or body. */
export function isNobodysText(tokens: readonly Token[], head: Range): boolean {
  if (isThing(tokens, head, headNoun(tokens, head))) return true
  // « une affiche officielle », « la loi nouvelle »: French sets what describes the noun behind it.
  const isFrench = /^(?:le|la|les|un|une|des|cette|ce|cet|sa|son)$/u.test(tokens[head.from]?.low ?? '')
  const first = isFrench ? head.from + 1 : /^l'\p{L}/u.test(tokens[head.from]?.low ?? '') ? head.from : -1
  return first >= 0 && first < head.to && isThing(tokens, head, first)
}

function isThing(tokens: readonly Token[], head: Range, at: number): boolean {
  const noun = tokens[at]
  if (noun === undefined || noun.kind !== 'word') return false
  const low = bare(noun.low)
  if (numbered.test(low) && /^\d/u.test(tokens[at + 1]?.text ?? '')) return true
  // "Bill said": without an article before it a capital is a name.
  const isDescribed = at > head.from || low !== noun.low || (!noun.capital && head.to - head.from === 1)
  if (!isDescribed || isPersonNoun(low)) return false
  if (crowds.test(low)) return at > head.from && !noun.capital
  return laws.test(low) || (isInscribed(low) && !/^(?:sheets?|shirt|wall)$/u.test(low))
}

const normative =
  /^(?:allows?|allowed|obliges?|obliged|requires?|required|forbids?|forbade|bans?|banned|prohibits?|prohibited|guarantees?|guaranteed|provides?|provided|defines?|defined|grants?|granted|says?|said|states?|stated|stipulates?|stipulated|speaks?|spoke|mentions?|entitles?|entitled|permits?|permitted|punishes|punished|protects?|protected|reads?|prévoit|prévoient|oblige|obligent|interdit|interdisent|garantit|garantissent|dispose|disposent|stipule|stipulent|autorise|autorisent|punit|punissent|définit|définissent|impose|imposent|permet|permettent|prescrit|précise|énonce|énoncent|protège|dit|parle|exige|réserve|vante|proclame|vantait)$/u

/** "The rules oblige a clerk to act “…”": the verb nearest before the words whose subject is a law. */
function lawRules(tokens: readonly Token[], q: number, floor: number): boolean {
  for (let i = q - 1; i > floor && q - i <= 16; i--) {
    const token = tokens[i]
    if (token === undefined || token.kind === 'quote' || token.text === ';') return false
    if (token.kind !== 'word' || token.capital) continue
    if (normative.test(token.low)) {
      const subject = subjectBefore(tokens, i, floor)
      if (subject?.kind === 'phrase' && isNobodysText(tokens, subject.head)) return true
    }
    if (speechVerbs.has(token.low) && !weakVerbs.has(token.low)) return false
  }
  return false
}

/** "as the crowd outside chanted “…”", « la foule massée dehors scande « … » » */
function crowdCries(tokens: readonly Token[], q: number, floor: number): boolean {
  const verb = tokens[q - 1]?.text === ':' ? q - 2 : q - 1
  if (
    !/^(?:chant(?:ed|s|ing)?|shout(?:ed|s|ing)?|roar(?:ed|s)?|cr(?:ied|ies|ying)|sang|sings|yelled|scand(?:e|é|ait|ant)|cri(?:e|é|ait|ant)|hurl(?:e|é|ait)|chant(?:e|é|ait)|repren(?:d|ait)|entonn(?:e|ait|é))$/u.test(
      tokens[verb]?.low ?? '',
    )
  )
    return false
  const crowd = lastIn(tokens, Math.max(floor, verb - 6), verb, ({ low }) => crowds.test(bare(low)))
  return (
    crowd >= 0 &&
    firstIn(
      tokens,
      crowd + 1,
      verb,
      ({ kind, low, capital }) => kind !== 'word' || capital || isPersonNoun(low),
    ) < 0
  )
}

/** « l'article 9 du code, selon lequel « … » », "the law, under which “…”" */
function underLaw(tokens: readonly Token[], q: number, floor: number): boolean {
  const which = lastIn(tokens, Math.max(floor, q - 4), q, ({ low }) =>
    /^(?:lequel|laquelle|lesquels|lesquelles|which)$/u.test(low),
  )
  if (which < 0 || !/^(?:selon|under|in|par|dans|to)$/u.test(tokens[which - 1]?.low ?? '')) return false
  return (
    firstIn(
      tokens,
      Math.max(floor, which - 12),
      which,
      ({ low }, k) =>
        laws.test(bare(low)) || (numbered.test(bare(low)) && /^\d/u.test(tokens[k + 1]?.text ?? '')),
    ) >= 0
  )
}

/** "Under by-law 22 no resident may keep “…”", « en vertu de la loi, … « … » »: the law's own words. */
function byLaw(tokens: readonly Token[], q: number, floor: number): boolean {
  const under = lastIn(
    tokens,
    Math.max(floor, q - 22),
    q,
    ({ low }, k) => low === 'under' || low === 'согласно' || (low === 'vertu' && tokens[k - 1]?.low === 'en'),
  )
  if (under < 0) return false
  const law = firstIn(
    tokens,
    under + 1,
    Math.min(q, under + 7),
    ({ low, kind }, k) =>
      kind !== 'word' ||
      laws.test(bare(low)) ||
      (numbered.test(bare(low)) && /^\d/u.test(tokens[k + 1]?.text ?? '')) ||
      /^(?:стать|закон|указ|кодекс|устав|правил)\p{Ll}{0,3}$/u.test(low),
  )
  if (law < 0 || tokens[law]?.kind !== 'word') return false
  return firstIn(tokens, law + 1, q, ({ low }) => speechVerbs.has(low)) < 0
}

/** « en lisant le psaume : « … » », "quoting Article 9: “…”": somebody reads out what is not theirs. */
function readAloud(tokens: readonly Token[], q: number, floor: number): boolean {
  const verb = lastIn(tokens, Math.max(floor, q - 9), q, ({ low }) =>
    /^(?:lisant|récitant|citant|chantant|entonnant|citer|réciter|entonner|reading|reciting|quoting|citing|singing|recited|sang|quoted|cited|read|récite|récité|cite|cité|lit|lu|chante|chanté|entonne|entonné)$/u.test(
      low,
    ),
  )
  if (verb < 0) return false
  const noun = firstIn(
    tokens,
    verb + 1,
    q,
    ({ low }, k) =>
      laws.test(bare(low)) || (numbered.test(bare(low)) && /^\d/u.test(tokens[k + 1]?.text ?? '')),
  )
  const isObject =
    noun > 0 &&
    firstIn(
      tokens,
      verb + 1,
      noun,
      ({ low, kind, capital }) => kind !== 'word' || speechVerbs.has(low) || (capital && isPersonNoun(low)),
    ) < 0
  return isObject && firstIn(tokens, noun + 1, q, ({ low }) => speechVerbs.has(low) || isPersonNoun(low)) < 0
}

/** « on promet que le conseil « … » »: "one" says so, and nobody who stands near. */
export function saidByOne(tokens: readonly Token[], q: number): boolean {
  for (let i = q - 1; i >= 0 && q - i < 20 && tokens[i]?.sentence === tokens[q]?.sentence; i--) {
    const low = tokens[i]?.low ?? ''
    if (tokens[i]?.kind === 'quote') return false
    if (!speechVerbs.has(low) || weakVerbs.has(low)) continue
    return [1, 2, 3].some(
      (back) =>
        /^(?:on|l'on)$/u.test(tokens[i - back]?.low ?? '') && /^que?$|^qu'/u.test(tokens[i + 1]?.low ?? ''),
    )
  }
  return false
}

/** Nobody said these words, whatever stands where a speaker would. */
export function isNobodys(tokens: readonly Token[], q: number, cue: Cue | undefined): boolean {
  if (cue?.kind === 'inscription') return false
  if (cue?.subject?.kind === 'phrase' && isNobodysText(tokens, cue.subject.head)) return true
  let floor = q
  while (floor > 0 && q - floor < 60 && tokens[floor - 1]?.sentence === tokens[q]?.sentence) floor--
  if (floor === q || tokens[q - 1]?.kind === 'quote') return false
  // "chanted “A” and “B”"
  if (/^(?:,|and|et|or|ou|puis)$/u.test(tokens[q - 1]?.low ?? '') && tokens[q - 2]?.kind === 'quote')
    return isNobodys(tokens, q - 2, undefined) && q - 2 > floor
  const isOpen = cue === undefined || cue.subject === undefined
  return (
    (isOpen && isDoneToSomebody(tokens, q, floor)) ||
    isOnPaper(tokens, q, floor) ||
    crowdCries(tokens, q, floor) ||
    lawRules(tokens, q, floor) ||
    underLaw(tokens, q, floor) ||
    byLaw(tokens, q, floor) ||
    readAloud(tokens, q, floor)
  )
}
