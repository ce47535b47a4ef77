/** Whose decision, or reply, "the decision" is (P31d): whoever ruled, refused or replied right before. */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { relatives } from '../words/grammar-words.ts'
import { isSpeakingNoun } from '../words/thing-nouns.ts'
import { isPassive } from './controllers.ts'
import type { Subject } from './phrase-edges.ts'
import { subjectBefore } from './phrases.ts'

const decisions =
  /^(?:decision|ruling|judge?ment|order|verdict|refusal|rejection|notice|finding|décision|ordonnance|jugement|arrêt|arrêté|refus|verdict)$/u
const replies =
  /^(?:letter|reply|response|answer|email|e-mail|note|lettre|réponse|courrier|courriel|mail|message)$/u
const deciding =
  /^(?:ruled|refused|rejected|denied|granted|dismissed|upheld|overturned|quashed|ordered|decided|annulled|suspended|sentenced|acquitted|convicted|lifted|rejeté|refusé|annulé|jugé|ordonné|suspendu|tranché|débouté|condamné|relaxé|acquitté|décidé|accordé|reconnu|validé|confirmé|infirmé|censuré|enjoint|donné|rejette|refuse|annule|juge|ordonne|suspend|tranche)$/u
const replying =
  /^(?:replied|responded|answered|wrote|refused|rejected|répondu|écrit|refusé|rejeté|répond|refuse|rejette)$/u

/** The subject of the nearest verb of that kind in the three sentences before `at`; none that has it done to them. */
export function deciderBefore(tokens: readonly Token[], at: number, noun: string): Subject | undefined {
  const verbs = decisions.test(noun) ? deciding : replies.test(noun) ? replying : undefined
  if (verbs === undefined) return undefined
  const own = tokens[at]?.sentence ?? (tokens.at(-1)?.sentence ?? 0) + 1
  for (let verb = at - 1; verb > 0 && at - verb < 90; verb--) {
    const token = tokens[verb]
    if (token === undefined || own - token.sentence > 3) return undefined
    if (token.sentence === own || token.capital || !verbs.test(token.low) || isPassive(tokens, verb)) continue
    // "Nobody knows who wrote it"
    if (relatives.has(tokens[verb - 1]?.low ?? '')) continue
    const floor = firstIn(tokens, 0, verb, ({ sentence }) => sentence === token.sentence)
    const has = /^(?:a|ont|avait|avaient|lui|leur|had|has|have)$/u
    const from = lastIn(tokens, verb - 3, verb, ({ low }) => has.test(low))
    const subject = subjectBefore(tokens, verb, floor)
    const isOne =
      subject?.kind === 'phrase' &&
      firstIn(
        tokens,
        subject.head.from,
        Math.min(subject.head.to, from < 0 ? subject.head.to : from),
        ({ low, capital }) => capital || isSpeakingNoun(low),
      ) >= 0
    if (isOne) return subject
  }
  return undefined
}
