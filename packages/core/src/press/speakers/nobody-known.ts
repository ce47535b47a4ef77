/**
 * Words of which a text says that nobody knows whose they are (P39a): "someone", « une lettre anonyme », a note under the
 * door, «записка», a call that told her to be quiet. Whoever receives them, finds them or shows them did not say them.
 */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { prepositions } from '../words/grammar-words.ts'
import { isPersonNounAnywhere } from '../words/person-nouns.ts'
import type { Range } from './phrase-edges.ts'

const anybody =
  /^(?:someone|somebody|anyone|anybody|some|many|everyone|everybody|quelqu'un|quelques-uns|beaucoup|certains|certaines|d'aucuns|plusieurs|кто-то|некто|кто-нибудь|некоторые|многие|иные)$/u

/** What carries words without saying who wrote them, in any case. */
const papers =
  /^(?:(?:letters?|notes?|messages?|comments?|voices?|commentaires?|voix|leaflets?|flyers?|labels?|cards?|postcards?|texts?|emails?|e-mails?|sms|stickers?|captions?|voicemails?|recordings?|clips?|slips?|tags?|calls?|paper|lettres?|mots?|billets?|messages?|papiers?|tracts?|étiquettes?|cartes?|textos?|courriels?|mails?|courriers?|enregistrements?|vidéos?|appels?|autocollants?|feuilles?)|(?:записк|письм|сообщени|смс|приписк|листовк|листок|листк|открытк|запис|звонк|звонок|надпис|наклейк|бумажк|ярлык|табличк|стикер|объявлени|анонимк|комментари)\p{Ll}{0,3}|голос)$/u

const nameless =
  /^(?:anonymous|unsigned|unidentified|unknown|anonymes?|non-signée?s?|inconnue?s?|анонимн\p{Ll}{2,3}|неподписанн\p{Ll}{2,3}|безымянн\p{Ll}{2,3}|неизвестн(?:ый|ое|ая|ого|ой|ую|ом))$/u

const owning = /^(?:of|from|by|de|du|des|d'|d'une?|от)$/u

function bare(low: string): string {
  return low.replace(/^(?:l|d|qu)'/u, '')
}

/** "someone", "a note", « une lettre anonyme »: a subject that is nobody whom the text could name. */
export function isNobodyKnown(tokens: readonly Token[], { from, to }: Range): boolean {
  const words = tokens.slice(from, to)
  const first = words[0]
  if (first === undefined || first.named === true) return false
  if (anybody.test(first.low)) {
    const next = words[1]
    return next === undefined || /^(?:in|from|at|on|dans|à|parmi|из|в|с)$/u.test(next.low)
  }
  const noun = words.findIndex(({ low, capital }) => !capital && papers.test(bare(low)))
  if (noun < 0 || words.some(({ capital }, i) => i > 0 && i < noun && capital)) return false
  if (words.some(({ low }, i) => i < noun && isPersonNounAnywhere(low))) return false
  if (words.some(({ low }) => nameless.test(low))) return true
  const isOne = /^(?:an?|one|another|une?|un|des|один|одна|некая|некое)$/u.test(first.low) || noun === 0
  const behind = words[noun + 1]
  const isRussian = /\p{Script=Cyrillic}/u.test(first.low)
  const isOwned =
    words.slice(noun + 1).some(({ low }) => owning.test(low)) ||
    (isRussian && behind !== undefined && !prepositions.has(behind.low))
  return isOne && !isOwned
}

const getting =
  /^(?:received?|receives|receiving|gets?|got|getting|found|finds|opened|opens|handed|delivered|pushed|slipped|left|arrived|came|carr(?:ied|ies|ying)|bore|bears|bearing|had|has|with|saw|reçu|reçoit|reçoivent|recevait|trouvé|trouve|découvert|découvre|ouvert|glissée?s?|arrivée?s?|laissée?s?|avec|contenait|portait|porte)$/u

const sending =
  /^(?:sent|sends|send|sending|wrote|writes|written|posted|posts|texted|issued|signed|left|published|recorded|released|envoyé|envoie|adressé|écrit|écrivait|posté|poste|publié|diffusé|signé|laissé|rédigé)$/u

/** "received calls telling him to “…”", "with a label saying “…”", « a reçu un mot disant : « … » »: the paper's words. */
export function isOnPaper(tokens: readonly Token[], q: number, floor: number): boolean {
  if (isFoundInRussian(tokens, q, floor) || isUnverified(tokens, q, floor)) return true
  const says = lastIn(tokens, Math.max(floor + 2, q - 7), q, ({ low }) =>
    /^(?:saying|telling|warning|asking|threatening|urging|ordering|demanding|reading|disant|demandant|menaçant|sommant|avertissant|exigeant)$/u.test(
      low,
    ),
  )
  if (says < 0) return false
  const clitic = /^(?:lui|leur|l'|le|la|les|nous|me)$/u.test(tokens[says - 1]?.low ?? '') ? 1 : 0
  const paper = says - 1 - clitic
  if (!papers.test(bare(tokens[paper]?.low ?? ''))) return false
  const verb = lastIn(
    tokens,
    Math.max(floor, paper - 10),
    paper,
    ({ low }) => getting.test(low) || sending.test(low),
  )
  if (verb < 0) return false
  const isSent = sending.test(tokens[verb]?.low ?? '') && !isDone(tokens, verb)
  return !isSent && firstIn(tokens, verb + 1, paper, ({ kind, text }) => kind === 'quote' || text === ';') < 0
}

const proving =
  /^(?:verify|authenticate|confirm|authentifier|vérifier|confirmer|corroborer|подтвердить|проверить|установить)$/u
const heard =
  /^(?:says|said|say|told|tells|heard|entend|entendait|entendre|dit|disait|слышно|слышен|слышны|говорит(?:ся)?)$/u

/** "A voice message that Reuters could not verify says: “…”": neither is the paper's author known, nor is it who looked. */
function isUnverified(tokens: readonly Token[], q: number, floor: number): boolean {
  const proof = lastIn(tokens, Math.max(floor, q - 14), q, ({ low }) => proving.test(low))
  if (proof < 0 || firstIn(tokens, proof, q, ({ low }) => heard.test(low)) < 0) return false
  const isOpen = firstIn(tokens, Math.max(floor, proof - 5), proof, ({ low }) =>
    /^(?:not|couldn't|unable|n'a|n'ont|n'avait|pas|не)$/u.test(low),
  )
  const paper = firstIn(tokens, floor, proof, ({ low }) => papers.test(bare(low)))
  return isOpen >= 0 && paper >= 0 && !owning.test(tokens[paper + 1]?.low ?? '')
}

/** «получила записку: «…»», «показал нам письмо, сложенное вчетверо: «…»»: the paper's words, unless it says from whom. */
function isFoundInRussian(tokens: readonly Token[], q: number, floor: number): boolean {
  if (tokens[q - 1]?.text !== ':' || !/\p{Script=Cyrillic}/u.test(tokens[q - 2]?.low ?? '')) return false
  const paper = lastIn(tokens, Math.max(floor, q - 7), q - 1, ({ low }) => papers.test(low))
  if (paper < 0 || tokens[paper + 1]?.low === 'от') return false
  // «письмо матери: «…»»: hers.
  if (tokens[paper + 1]?.kind === 'word' && tokens[paper + 1]?.low !== 'с') return false
  return (
    lastIn(tokens, Math.max(floor, paper - 6), paper, ({ low }) =>
      /^(?:получ|наш[ёел]|нашла|нашли|обнаруж|увиде|показ|прочита|прочл|прочёл|прочел|зачит|подсун|подбро|пришл|приш[её]л|прин[её]с|принесл|вложил|приколот|прикле|висел|лежал)\p{Ll}{0,6}$/u.test(
        low,
      ),
    ) >= 0
  )
}

/** "was sent a letter", "a note was left": somebody did it, and the text does not say who. */
function isDone(tokens: readonly Token[], verb: number): boolean {
  return [1, 2].some((back) =>
    /^(?:is|was|were|been|being|est|était|été|sont|étaient)$/u.test(tokens[verb - back]?.low ?? ''),
  )
}

/** "A note was pushed under the door. It said: “…”": the note said it. */
export function isOfPaperBefore(tokens: readonly Token[], pronoun: number): boolean {
  const sentence = tokens[pronoun]?.sentence ?? 0
  for (const own of [sentence, sentence - 1, sentence - 2]) {
    const at = lastIn(
      tokens,
      Math.max(0, pronoun - 90),
      pronoun,
      ({ low, capital }, k) => tokens[k]?.sentence === own && !capital && papers.test(low),
    )
    if (at >= 0) {
      const article = lastIn(tokens, Math.max(0, at - 5), at, ({ low }) =>
        /^(?:an?|one|another|this)$/u.test(low),
      )
      const isOwned = /^(?:of|from|by)$/u.test(tokens[at + 1]?.low ?? '') && tokens[at + 1]?.sentence === own
      const before = tokens[article - 1]
      const opens =
        before?.sentence !== own ||
        /^(?:,|\d+|yet|but|and|then|later|\p{L}+day|morning|night|week)$/u.test(before.low)
      return article >= 0 && !isOwned && opens
    }
  }
  return false
}
