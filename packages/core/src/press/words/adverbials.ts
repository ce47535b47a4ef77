/** What stands between a verb of saying and the one who says: "for his part", « de son côté », «в свою очередь». */

import type { Token } from '../tokens.ts'
import { adverbs, times, weekdays } from './grammar-words.ts'

const phrases: readonly (readonly string[])[] = [
  'for his part|for her part|for its part|for their part|in turn|in response|at the time|on the phone|by phone|in an interview',
  'at first|by contrast|after all|in fact|of course|in reply|by email|on condition of anonymity|by telephone|in public|at length|in part|once again',
  'pour sa part|pour leur part|de son côté|de leur côté|à son tour|quant à lui|quant à elle|quant à eux|en substance|en retour',
  "d'emblée|plus tard|en effet|en revanche|à nouveau|de nouveau|lui aussi|elle aussi|eux aussi|tout de même|tout de suite",
  "d'abord|dans la foulée|par ailleurs|en personne|sans détour|en soupirant|en souriant|à voix basse|sous couvert d'anonymat|sous couvert de l'anonymat|à ce sujet|à ce propos",
  "ce matin|ce soir|hier soir|au passage|pour finir|en conclusion|en larmes|d'un ton las|à l'époque|au téléphone|par téléphone",
  "au contraire|à l'inverse|pour autant|sans surprise|en particulier|en outre|de même|pour l'instant|dans un premier temps|au final|en fin de compte|bel et bien|du reste|au demeurant|à plusieurs reprises|à maintes reprises|sur place|en privé|à l'issue de l'audience|à la barre|au micro|en direct|sur les réseaux sociaux",
  'в свою очередь|со своей стороны|при этом|в ответ|в частности|на это|в конце концов|в итоге|между тем|со слезами|по телефону',
  'и вовсе|и раньше|и сам|и сама|и без того|в конце|и тогда|и потом|'.slice(0, -1),
  'в один голос|в сердцах|со вздохом|сквозь зубы|без обиняков|на ходу|с горечью|с усмешкой|с гордостью|с досадой|с обидой|с надеждой|с тревогой|со смехом|с иронией|с возмущением|с трудом|на всякий случай|в общем|в целом|в двух словах|на этот раз|в тот же день|в конечном счёте|по-своему',
  'на прощание|ко всему прочему|к тому же|в том числе|в разговоре|с улыбкой|с грустью|на условиях анонимности|на условии анонимности|сквозь слёзы|сквозь слезы|по секрету',
].flatMap((row) => row.split('|').map((phrase) => phrase.split(' ')))

const single =
  /^(?:soir|matin|midi|après-midi|ainsi|notamment|également|encore|aussi|même|puis|enfin|alors|ensuite|toutefois|cependant|aussitôt|hier|déjà|lui-même|elle-même|eux-mêmes|also|then|later|simply|soon|again|even|just|once|still|himself|herself|themselves|тогда|затем|потом|также|позже|позднее|ещё|еще|сразу|уже|лишь|только|сам|сама|сами|вновь|снова|опять|позже|ранее|якобы|мол|дескать|вскоре|наконец|недавно|прежде|тихо|громко)$/u
/** Adverbs by their endings: "quietly", « sèchement », «коротко». */
const shaped = /^(?:\p{Ll}{3,}ly|\p{Ll}{4,}ment|\p{Ll}{3,}[кнлртмвгзс]о)$/u
const noAdverbs =
  /^(?:only|family|reply|supply|rely|apply|imply|italy|july|ally|assembly|moment|comment|gouvernement|parlement|mouvement|document|argument|ministère|это|никто|кто|что|слово|дело|право|письмо|число|место|лицо|окно|вдруг|одного|этого|самого|другого|каждого|никого|гласило|было|стало|руководство|агентство|общество|министерство|правительство|начальство|посольство|командование|следствие|ведомство)$/u

export function isAdverbial({ low, capital, kind }: Token): boolean {
  if (kind !== 'word' || capital) return false
  return (
    single.test(low) ||
    adverbs.has(low) ||
    weekdays.has(low) ||
    times.has(low) ||
    (shaped.test(low) && !noAdverbs.test(low))
  )
}

/** The first token at or after `at` that is no adverbial, within the sentence. */
export function overAdverbials(tokens: readonly Token[], at: number): number {
  let k = at
  for (let steps = 0; steps < 4; steps++) {
    const token = tokens[k]
    if (token === undefined) return k
    const phrase = phrases.find((words) => words.every((word, i) => tokens[k + i]?.low === word))
    if (phrase !== undefined) k += phrase.length
    else if (isAdverbial(token)) k++
    else return k
  }
  return k
}

/** The last token at or before `at` that belongs to no such phrase of several words. */
export function backOverPhrases(tokens: readonly Token[], at: number, floor: number): number {
  const phrase = phrases.find(
    (words) =>
      at - words.length + 1 > floor &&
      words.every((word, i) => tokens[at - words.length + 1 + i]?.low === word),
  )
  return phrase === undefined ? at : at - phrase.length
}
