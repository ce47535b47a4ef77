/**
 * Prompts: lines in which a site asks its visitor to give, to sign up, to write in or to press something.
 *
 * They stand between the paragraphs of an article and are whole sentences, so that neither their length nor their
 * place tells them. What tells them is how they open, and that they speak to somebody: news outside quotation marks
 * seldom does either.
 */
import { addressCount, appealScore, folded } from './furniture.ts'
import type { Line } from './lines.ts'
import { isSaid, isTurn } from './narrative.ts'

const openings = [
  "don't miss|want (?:to|more) .{1,80}\\?|got (?:a|an|something|news) .{1,40}\\?|have you got|have (?:a|your) (?:story|tip|question|view|say)",
  'did you (?:see|witness)|are you affected|what do you (?:think|make)|(?:like|love|enjoy|enjoyed|enjoying) (?:this|our)',
  'get (?:involved|in touch|the latest|all the latest|our)|send (?:us|your)|tell us|let us know|find out (?:more|how)|see more',
  "take our|vote (?:in our|now|for your)|(?:enter|choose|pick|add|check) your|it only takes|just enter|and that's it",
  'all times (?:are|stated)|for (?:more (?:on|stories|news|information|details|video)|the latest|all the latest)|click|tap|swipe',
  "you'll receive|you will receive|before you go|thank you for (?:reading|your)|thanks for (?:reading|your)|since you're here",
  "vous aimez (?:cet?|cette|notre|nos)|vous avez aimé|vous souhaitez|vous recevrez|qu'avez-vous pensé|que pensez-vous|envie de .{1,60}\\?",
  'donnez(?: |-)|devenez|rejoignez|retrouvez|découvrez|recevez|profitez|signalez|témoignez|écrivez|contactez|envoyez-|restez',
  'suivez(?:-| (?:nos?|notre|le direct|en direct|toute|@))|soutenez|aidez|cliquez|activez|saisissez|pour (?:être informé|ne rien (?:rater|manquer)|en savoir plus)|avec votre accord',
  'merci de votre|une question|une information à|créer un compte',
]
const russian =
  'поскольку вы|сейчас ваша|нам (?:нужна ваша|важна)|станьте|помогите|оформите|напишите|пришлите|присылайте|поделитесь|что вы думаете|присоединяйтесь|узнайте|получайте|следите за|введите|нажмите|выберите|укажите|установите|спасибо,? что вы|стали свидетел|есть новость|знаете больше'
/** These open sentences of advice in an article as well, and count only beside a word of sites. */
const weakOpenings =
  'want (?:to|more|the)|do you|were you|know (?:more|something)|you (?:can|will|need|must|may)|because you|if you|simply|vous (?:voulez|pouvez|avez)|si vous|parce que vous|lisez|regardez|choisissez|если вы|вы можете|хотите|расскажите|читайте|смотрите|спасибо|даже самое небольшое'
const lead = '^[\\p{P}\\p{S}\\s]{0,4}'
const opening = new RegExp(`${lead}(?:${openings.join('|')})(?!\\p{L})|${lead}(?:${russian})`, 'u')
const weakOpening = new RegExp(`${lead}(?:${weakOpenings})(?!\\p{L})`, 'u')
/** Said in the second person by the form of the verb. */
const bids = /^[\p{P}\p{S}\s]{0,4}(?:\p{L}{3,}(?:ез|йте|ите|ьте)|\p{L}{3,}ez)(?!\p{L})/u

/** The line asks the visitor for something. */
export function isPrompt(line: Line): boolean {
  if (line.words > 40 || /["“”«»„]/u.test(line.text) || isTurn(line.text)) return false
  const text = folded(line.text, 400)
  if (
    weakOpening.test(text) &&
    (appealScore(line) >= 1 ||
      (line.words <= 14 && /[?!]$/u.test(line.text) && addressCount(line) >= 1 && !line.blankBefore))
  )
    return true
  if (!opening.test(text) || isSaid(line.text)) return false
  const asks = /[?!](?:\s|$)/u.test(line.text)
  return addressCount(line) >= 1 || asks || bids.test(text) || !line.closed || line.words <= 8
}
