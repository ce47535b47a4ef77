/** The line of an interview that says who asked. */

/** The words before the name in a line that says who asked: «Беседовала», « Propos recueillis par », "Interview by". */
export const askedBy =
  /^[([—–―-]?\s*(?:(?:с \p{L}{1,20} )?(?:беседовал[аи]?|разговаривал[аи]?|говорил[аи]?)(?: с \p{L}{1,20})?|беседу (?:в[её]л[аи]?|провел[аи]?|провёл|записал[аи]?)|(?:интервью|разговор) (?:взял[аи]?|записал[аи]?|провел[аи]?|провёл|в[её]л[аи]?|подготовил[аи]?)|вопросы задавал[аи]?|расспрашивал[аи]?|интервью:|propos (?:recueillis|rapportés)(?: et \p{L}{1,15})?(?: (?:à|en|au) \p{Lu}[\p{L}-]{1,20})? par|(?:entretien|interview|conversation) (?:réalisée?|menée?|conduite?|recueillie?)(?: (?:à|en|au) \p{Lu}[\p{L}-]{1,20})? par|(?:entretien|interview) par|interview(?:ed)?(?: conducted)? by|interview:|in conversation with us:|questions (?:put )?by|conversation (?:led|conducted) by)[\s:]+(?=\p{Lu})/iu
const askersName = /^\p{Lu}[\p{L}.'’-]+(?: (?:de |van |von |al-|бен )?\p{Lu}[\p{L}.'’-]+){1,2}[.)\]]{0,2}$/u

/** Whom a line names as the one who asked; undefined where it is no such line. */
export function askerIn(line: string): string | undefined {
  const opening = line.length > 140 ? null : askedBy.exec(line)
  if (opening === null) return undefined
  const name = line.slice(opening[0].length).trim()
  return askersName.test(name) ? name.replace(/[.)\]]+$/u, '') : undefined
}

/** The sentences of a paragraph, and its lines: "The engineer, on his work. Interview by Anna Roe". */
const sentenceEnd = /(?<=[.!?…])\s+|\n/u

/** One of its sentences says who asked. */
export function saysWhoAsked(words: string): boolean {
  return words.split(sentenceEnd).some((one) => one.length <= 140 && askedBy.test(one))
}

/** Whom its sentences name as those who asked. */
export function askersIn(words: string): readonly string[] {
  return words.split(sentenceEnd).flatMap((one) => askerIn(one.trim()) ?? [])
}
