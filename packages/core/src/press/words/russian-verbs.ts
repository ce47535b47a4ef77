/**
 * Russian verbs by their endings: which word of a clause is the finite verb, and with whom it agrees.
 *
 * No table holds every verb that journalists use for "said". The endings of the past and of the third person do,
 * and they say whether a man, a woman, a thing or several did it.
 */

import type { Token } from '../tokens.ts'
import { isPersonNoun, isPersonNounAnywhere } from './person-nouns.ts'

/** With whom a verb agrees: `one` is a present form, of any gender. */
export type Agreement = 'he' | 'she' | 'it' | 'they' | 'one'

const endings: readonly (readonly [RegExp, Agreement])[] = [
  [/[аеёиоуыюя](?:л|лся)$/u, 'he'],
  [/(?:ла|лась)$/u, 'she'],
  [/[аеёиоуыюя](?:ло|лось)$/u, 'it'],
  [/(?:ли|лись)$/u, 'they'],
  [
    /[аеёиоуыюяшдбтмпчж](?:ет|ёт|ется|ётся)$|(?:[бвгджзклмнпрстфхцчшщо]ит|[бвгджзклмнпрстфхцчшщо]ится)$/u,
    'one',
  ],
  [/(?:ют|ут|ят|ются|утся|ятся)$|(?:[жшчщ]ат|[жшчщ]атся)$/u, 'they'],
]

/** Nouns and small words that end as verbs do. */
const noVerbs =
  /^(?:(?:от|раз|пре|у|вы|за|на|пере)дел(?:а|ы|у|е|ом|ов)?|(?:зал|кана|теле?канал|канал|журнал|материал|портал|персонал|квартал|капитал|сигнал|скандал|провал|развал|финал|стол|угол|угл|пол|тыл|вокзал|сериал|филиал|арсенал|интервал|идеал|оригинал|потенциал|протокол|футбол|раскол|укол|символ|автомобил|стил|профил|текстил|крокодил|миномёт|самолёт|вертолёт|полёт|(?:рас|за|от|у|с|по|не|под|пере|на)?ч[её]т|налёт|прилёт|взлёт|обстрел|выстрел|расстрел|арсенал|генерал|металл|бал|вал|мал|чехол|котёл|узел|козёл|осёл|орёл)(?:а|ы|у|е|и|ом|ов)?|дел[аоу]|тел[аоу]|сел[аоу]|сил[аоу]|скала|могила|школ[аыу]|акула|смола|стрела|похвала|правил[ао]|начало|зеркал[ао]|одеяло|крыло|мыло|мало|около|если|или|ли|мысли|земли|боли|соли|роли|цели|недели|модели|рубли|корабли|печали|пыли|дали|параллели|двери|нет|лет|сет|пакет|портрет|запрет|секрет|предмет|привет|интернет|авторитет|факультет|совет|ответ|кабинет|комитет|университет|бюджет|билет|приоритет|иммунитет|суверенитет|паритет|менталитет|буфет|банкет|митет|макет|букет|рассвет|турникет|табурет|валет|балет|сюжет|пистолет|визит|кредит|лимит|транзит|аудит|магнит|защит|орбит|элит|минут|институт|маршрут|статут|приют|салют|уют|тут|пункт|мандат|девят|десят|ребят|поросят|телят|опят|может|будет|стал|стала|стало|стали|был|была|были|было|могла|могли)$/u

/** Short adjectives that stand as verbs do: «уверен Орвель». */
const states: readonly (readonly [RegExp, Agreement])[] = [
  [
    /^(?:уверен|убеждён|убежден|согласен|возмущён|возмущен|недоволен|категоричен|краток|удивлён|удивлен|настроен|склонен|намерен|готов|вынужден|должен|рад|знаком|виноват|осведомлён)$/u,
    'he',
  ],
  [
    /^(?:уверена|убеждена|согласна|возмущена|недовольна|категорична|кратка|удивлена|настроена|склонна|намерена|готова|вынуждена|должна|рада|знакома|виновата|осведомлена)$/u,
    'she',
  ],
  [
    /^(?:уверены|убеждены|согласны|возмущены|недовольны|категоричны|удивлены|настроены|намерены|готовы|вынуждены|должны|рады|виноваты)$/u,
    'they',
  ],
]

export function agreementOf(token: Token | undefined, before: Token | undefined): Agreement | undefined {
  if (token === undefined || token.kind !== 'word' || token.capital) return undefined
  const { low } = token
  const state = states.find(([form]) => form.test(low))?.[1]
  if (state !== undefined) return state
  if (shortPast.test(low)) return low.endsWith('а') ? 'she' : 'he'
  if (low.length < 4 || !/^\p{Script=Cyrillic}+$/u.test(low) || noVerbs.test(low)) return undefined
  if (isPersonNounAnywhere(low) || governs.test(before?.low ?? '')) return undefined
  // Behind an adjective stands a noun.
  if (before?.kind === 'word' && !before.capital && adjective.test(before.low) && !isPersonNoun(before.low))
    return undefined
  return endings.find(([ending]) => ending.test(low))?.[1]
}

const shortPast = /^(?:сел|дал|дала|ждал|пил|пила|пел|пела|лёг|лег|вёл|вел|вела|нёс|нес)$/u

const governs =
  /^(?:в|во|на|из|с|со|от|для|при|о|об|обо|по|у|к|ко|за|под|над|между|через|до|перед|без|кроме|про|среди|после|около)$/u
const adjective = /\p{L}{3,}(?:ый|ий|ого|его|ому|ему|ым|ая|яя|ую|юю|ое|ее|ых|их)$/u

/** Whoever hears, reads or gets words did not say them. */
export function isHearing(low: string): boolean {
  return /^(?:услыш|слыш|прочита|прочёл|прочел|прочла|прочли|чита|увиде|видел|видит|получи|получа|узна|нашё|нашел|нашла|нашли|обнаруж|запомнил|понял|поняла|поняли|знает|знал|выясн|оказал|следует|известно|стало|значит|гласит|гласил|висит|висел|появил|звуч|раздал|пришл|пришё|пришел)/u.test(
    low,
  )
}

/** Men's given names that end as women's do. */
export const menInA =
  /^(?:Никита|Илья|Фома|Лука|Данила|Кузьма|Саша|Женя|Миша|Серёжа|Паша|Дима|Ваня|Муса|Иса|Абубакар)$/u
