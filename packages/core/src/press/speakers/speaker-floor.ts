/**
 * What no text may give as a speaker (P30a): a phrase that begins or ends with a word no name and no description of anybody
 * begins or ends with. What is left of it without such words stands if it is somebody; else nobody is named.
 */

import { adverbs, auxiliaries, prepositions, subordinators, weekdays } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNounAnywhere } from '../words/person-nouns.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')))
}

/** Pronouns in the cases in which nobody does anything, and those of whoever is spoken to. */
const oblique = set(
  'me you him her them us myself yourself himself herself itself ourselves themselves whom mine yours hers ours theirs',
  'me te se moi toi lui leur eux tu vous soi y en',
  'мне меня мной мною тебе тебя тобой ему него нему им ним нём ей ею неё нее ней нам нас нами вам вас вами ими них ним ними',
  'себе себя собой ты вы кого кому кем чего чему чем',
)
/** Possessives and pointing words in another case than the first: «нашему», «своего». */
const obliquePossessive =
  /^(?:(?:мо|тво|сво|наш|ваш)(?:его|ему|им|ём|ем|ей|ею|их|ими)|эт(?:ого|ому|им|ой|их|ими)|т(?:ого|ому|ой|ех|еми)|сам(?:ого|ому|ой|их)|друг(?:ого|ому|их))$/u
const particles = set(
  'non pas plus rien yes no not oui si нет да же ли бы ведь уж вот мол дескать якобы ни не',
)
const ofManner = set(
  'souvent parfois longtemps vite bien mal mieux très trop assez peu beaucoup presque surtout plutôt volontiers exprès seulement',
  'simplement vraiment probablement évidemment apparemment justement précisément finalement lentement doucement calmement',
  'sèchement longuement récemment récente',
  'often sometimes never always maybe perhaps almost quite very well away back out aloud afterwards thereafter',
  'хорошо плохо долго много мало немного строго часто просто громко тихо резко редко коротко мягко жёстко жестко быстро твёрдо',
  'твердо бодро хитро остро сухо глухо горячо весело зло смело мило тепло легко нелегко глубоко высоко широко далеко недалеко',
  'метко едко колко гладко лихо неплохо нехорошо молча нехотя шёпотом шепотом вполголоса хором устно всерьёз всерьез впрочем',
  'как-то где-то когда-то почему-то иначе лучше хуже дольше больше меньше',
)
/** "quietly", « sèchement », «спокойно» by their endings; not "family", « parlement », «окно». */
const byEnding =
  /^(?!(?:family|assembly|ally|supply|reply|monopoly|italy|elderly|weekly|monthly|daily|anomaly|bully)$)(?:[a-z]{3,}ly|\p{L}+(?:iquement|ellement|ivement|eusement|amment|emment|ablement|iblement|ainement)|[а-яё]{2,}[бвгджзклмнпрстфхцчшщь]но)$/u
const clitic = /^(?:n|s|m|t|j|qu|c)'(?:y|en|\p{L}+)$/u
/** «в заявлении, распространённом после встречи» */
const russianParticiple =
  /^\p{Script=Cyrillic}{3,}(?:[аяеё]нн|вш|[юуая]щ)(?:ом|ем|ой|ей|ых|их|ому|ему|ого|его|ую|ыми|ими)(?:ся)?$/u
const linking = /^(?:que|qu'\p{L}+|что|чтобы|lequel|laquelle)$/u
const relative = /^(?:who|whom|whose|which|that|qui|dont|котор\p{L}+|чей|чья)$/u
/** Verbs that no noun is written like. */
const finite =
  /^(?:annonce|annoncent|annonçait|dénonce|dénoncent|affirme|affirment|assure|assurent|déclare|déclarent|estime|estiment|saisira|\p{Ll}{3,}aient|says|told)$/u

/** "one of them", « l'un d'eux », «двое из них»: of whom, only another sentence would tell. */
const ofThem =
  /^(?:(?:one|two|three|four|some|several|many|most|both|another|none) of (?:them|these|those|us|you)|(?:l['’]une?|une?|deux|trois|plusieurs|certaine?s|d['’]autres) d['’](?:eux|elles|entre (?:eux|elles|nous))|(?:один|одна|двое|трое|две|два|несколько|многие|некоторые|другой|другая) из (?:них|нас|вас))$/iu

/** "no officer", « aucun témoin », «ни один сосед» */
const noOne = /^(?:(?:no|any|neither|nor) \p{Ll}|aucune? |nulle? |ni |ни один|ни одна|никакой |никакая )/iu

/** An article whose noun was no speaker, and «газета приводит его слова». */
const bare = /^(?:the|an?|les?|la|une?|des|son|sa|ses|leurs?|his|her|its|their|.* (?:его|её|ее|их) слова)$/u

/** The 61-page report loses its noun; "Says Missing Singer Is" and « menée l'année dernière » are pieces of a clause. */
function isPieceOfClause(words: readonly string[], lows: readonly string[]): boolean {
  const [first = '', second = ''] = lows
  return (
    /^\d+-\p{Ll}+$/u.test(lows.at(-1) ?? '') ||
    (words.length > 1 && words.some((word) => headlineVerb.test(word))) ||
    (/^\p{Ll}+(?:ée|ées|és)$/u.test(words[0] ?? '') &&
      /^(?:l'\p{L}+|la|le|les|par|au|aux|dans)$/u.test(second) &&
      !isPersonNounAnywhere(first)) ||
    (words.length === 1 && /^\p{Ll}+(?:rait|raient)$/u.test(words[0] ?? ''))
  )
}

/** The verbs of a headline in which every word has its capital. */
const headlineVerb =
  /^(?:Says|Said|Is|Are|Was|Were|Has|Have|Had|Tells|Told|Denies|Denied|Faces|Calls|Vows|Warns|Claims|Urges|Rejects|Insists|Does|Did|Cannot|Must|Should|Would|Could)$/u

/** The words of a name or description without what cannot be part of one; null where nobody is left. */
export function heldToFloor(name: string): string | null {
  const words = name.split(/\s+/u)
  if (words.length > 40) return name
  if (ofThem.test(name) || noOne.test(name) || /^(?:это|всё это)$/iu.test(name)) return null
  const lows = words.map((word) => word.toLowerCase().replaceAll('’', "'"))
  // The UN is no French article.
  if (!/^\p{Lu}{2,}$/u.test(name) && bare.test(lows.join(' '))) return null
  if (isPieceOfClause(words, lows)) return null
  const isName = (i: number): boolean => /^\p{Lu}/u.test(words[i] ?? '')
  if (words.length === 1 && isName(0)) return isOnlyAdverb(lows[0] ?? '') ? null : name
  const first = lows[0] ?? ''
  if (opensNobody(first) && !(isName(0) && isName(1))) return null
  let to = endOfPhrase(words, lows)
  while (to > 0 && endsNobody(lows, to - 1, isName(to - 1))) to--
  if (to === words.length) return name
  return isSomebody(words, lows, to) ? words.slice(0, to).join(' ').replace(/,$/u, '') : null
}

/** «Хорошо», «Мне»: a word with a capital because it opens the sentence. */
function isOnlyAdverb(low: string): boolean {
  return oblique.has(low) || ofManner.has(low) || particles.has(low)
}

function opensNobody(low: string): boolean {
  if (/^(?:d'|l')/u.test(low)) return false
  return (
    (prepositions.has(low) && !/^(?:des|de|du|около|свыше|более|about|over|under|near)$/u.test(low)) ||
    (oblique.has(low) && !/^(?:her|leur)$/u.test(low)) ||
    (auxiliaries.has(low) && low !== 'will') ||
    linking.test(low) ||
    clitic.test(low) ||
    (russianParticiple.test(low) && !isPersonNounAnywhere(low)) ||
    (particles.has(low) && !/^(?:no|ни|plus|не)$/u.test(low)) ||
    (ofManner.has(low) &&
      !/^(?:beaucoup|peu|много|мало|немного|almost|quite|well|больше|меньше|trop)$/u.test(low))
  )
}

/** Up to the verb of a clause that is no relative one. */
function endOfPhrase(words: readonly string[], lows: readonly string[]): number {
  for (let i = 1; i < words.length; i++) {
    const low = lows[i] ?? ''
    if (relative.test(low)) return words.length
    if (/^\p{Ll}/u.test(words[i] ?? '') && (linking.test(low) || finite.test(low))) return i
  }
  return words.length
}

function endsNobody(lows: readonly string[], at: number, isName: boolean): boolean {
  const low = lows[at] ?? ''
  if (isName) return false
  const before = lows[at - 1] ?? ''
  // "one of them", « l'un d'eux », «один из них»
  if (/^(?:of|d'entre|из|de|to|for)$/u.test(before) && oblique.has(low)) return false
  return (
    oblique.has(low) ||
    obliquePossessive.test(low) ||
    particles.has(low) ||
    ofManner.has(low) ||
    (byEnding.test(low) && !isPersonNounAnywhere(low)) ||
    clitic.test(low) ||
    (adverbs.has(low) && !/^(?:last|first|once|even|further)$/u.test(low)) ||
    prepositions.has(low) ||
    subordinators.has(low) ||
    weekdays.has(low) ||
    (at > 0 && finite.test(low)) ||
    (at > 0 &&
      speechVerbs.has(low) &&
      !weakVerbs.has(low) &&
      !isPersonNounAnywhere(low) &&
      before !== 'the') ||
    /^(?:a|ont|est|sont|an|the|le|la|les|un|une|des|ce|cet|cette|son|sa|ses|its|his|their)$/u.test(low)
  )
}

/** Someone is left: a noun for people or bodies, or a name. */
function isSomebody(words: readonly string[], lows: readonly string[], to: number): boolean {
  return lows
    .slice(0, to)
    .some(
      (low, i) =>
        (i > 0 && /^\p{Lu}/u.test(words[i] ?? '')) ||
        isPersonNounAnywhere(low.replace(/^l'/u, '')) ||
        bodies.has(low.replace(/^l'/u, '')),
    )
}
