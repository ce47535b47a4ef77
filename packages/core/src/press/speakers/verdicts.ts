/**
 * Whose words a noun says they are: “…” was Orvel's verdict; « …, telle est la réponse du maire »; «…» — таков ответ Орвеля;
 * «У Орвеля ответ один: «…»». And words that only came out of a crowd.
 */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { Cue } from './cue.ts'
import { subjectAt } from './phrase-after.ts'
import type { Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'

const english =
  /^(?:verdict|answer|reply|response|reaction|conclusion|assessment|description|explanation|comment|retort|advice|warning|message|summary|view|phrase|words|line|take|diagnosis)$/u
const french =
  /^(?:l')?(?:réponse|verdict|conclusion|réaction|avis|constat|explication|formule|mot|commentaire|analyse|diagnostic|position|conviction|conseil|credo|mots)$/u
const russian =
  /^(?:вывод|ответ|вердикт|реакция|оценка|мнение|позиция|комментарий|слова|объяснение|версия|совет|прогноз|диагноз|аргумент|довод|девиз|взгляд|вопрос|просьба|правило|рецепт|мечта|логика|претензия)$/u

/** Behind the words, from token `j`. */
export function verdictAfter(tokens: readonly Token[], j: number): Cue | undefined {
  const subject = inEnglish(tokens, j) ?? inFrench(tokens, j) ?? inRussianAfter(tokens, j)
  return subject === undefined ? undefined : { kind: 'speech', subject, near: true }
}

function inEnglish(tokens: readonly Token[], j: number): Subject | undefined {
  if (!/^(?:is|was|were|came|runs|ran|comes)$/u.test(tokens[j]?.low ?? '')) return undefined
  // “…” was how Orvel put it
  if (tokens[j + 1]?.low === 'how') {
    const verb = firstIn(tokens, j + 3, j + 12, ({ low, capital }) => !capital && howVerbs.test(low))
    return verb < 0 || tokens[verb]?.sentence !== tokens[j]?.sentence
      ? undefined
      : subjectBefore(tokens, verb, j + 2)
  }
  const noun = firstIn(
    tokens,
    j + 1,
    j + 8,
    ({ low, sentence }) => sentence === tokens[j]?.sentence && english.test(low),
  )
  if (noun < 0 || tokens.slice(j + 1, noun).some(({ kind }) => kind !== 'word')) return undefined
  if (/^(?:of|from|by)$/u.test(tokens[noun + 1]?.low ?? '') && tokens[j + 1]?.low === 'the')
    return phraseAt(tokens, noun + 2)
  const owner = firstIn(tokens, j + 1, noun, ({ text }) => /['’]s?$/u.test(text))
  return owner < 0 ? undefined : phraseEnding(tokens, owner, j + 1)
}

const howVerbs =
  /^(?:puts?|describe[sd]?|summed|sums|explain(?:s|ed)|summari[sz]e[sd]?|saw|sees|greeted|remember(?:s|ed)?|recall(?:s|ed))$/u

function inFrench(tokens: readonly Token[], j: number): Subject | undefined {
  const isSuch = /^(?:telle?s?|voilà|c'est|c'était)$/u.test(tokens[j]?.low ?? '')
  if (!isSuch) return undefined
  const noun = firstIn(
    tokens,
    j + 1,
    j + 5,
    ({ low, sentence }) => sentence === tokens[j]?.sentence && french.test(low),
  )
  return noun > j && /^(?:de|du|des|d')$/u.test(tokens[noun + 1]?.low ?? '')
    ? ofOne(tokens, noun + 1)
    : undefined
}

/** « du maire » is « le maire ». */
function ofOne(tokens: readonly Token[], of: number): Subject | undefined {
  const to = endOfPhrase(tokens, of + 1)
  return to > of + 1 ? { kind: 'phrase', head: { from: of + 1, to } } : undefined
}

function inRussianAfter(tokens: readonly Token[], j: number): Subject | undefined {
  if (!/^таков(?:а|о|ы)?$/u.test(tokens[j]?.low ?? '')) return undefined
  const noun = firstIn(tokens, j + 1, j + 4, ({ low }) => russian.test(low))
  const to = noun < 0 ? -1 : endOfPhrase(tokens, noun + 1)
  return to > noun + 1 ? { kind: 'phrase', head: { from: noun + 1, to }, declined: true } : undefined
}

function phraseAt(tokens: readonly Token[], at: number): Subject | undefined {
  const subject = subjectAt(tokens, at)
  return subject?.kind === 'phrase' ? subject : undefined
}

/** «У Орвеля ответ один: «…»», «У юриста своё объяснение: «…»» */
export function withSomebody(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (tokens[q - 1]?.text !== ':' || tokens[floor]?.low !== 'у' || q - floor > 14) return undefined
  const noun = firstIn(tokens, floor + 2, q - 1, ({ low }) => russian.test(low))
  const own = firstIn(tokens, floor + 2, noun, ({ low }) =>
    /^(?:сво(?:й|я|ё|е|и)|друг(?:ой|ая|ое|ие)|ино(?:й|е)|один|одна|одно|готов|прост|просто[йе]|коротк\p{L}+|есть|был[аои]?)$/u.test(
      low,
    ),
  )
  const to = noun < 0 ? -1 : Math.min(endOfPhrase(tokens, floor + 1), own < 0 ? noun : own)
  return to > floor + 1 ? { kind: 'phrase', head: { from: floor + 1, to }, declined: true } : undefined
}

/** «…» — раздалось из толпы; “…,” came a voice; « … », fuse dans la salle. */
export function isHeardFrom(tokens: readonly Token[], j: number): boolean {
  const { low } = tokens[j] ?? { low: '' }
  if (
    /^(?:раздалось|раздался|раздались|раздаётся|раздается|послышалось|послышался|послышались|слышится|слышалось|донеслось|доносилось|доносится|прозвучало|звучит|fuse|fusa|fusait|retentit|retentissait|résonne|résonnait)$/u.test(
      low,
    )
  )
    return true
  return (
    /^(?:came|comes|rang|rose|went)$/u.test(low) &&
    /^(?:the|a|an|out|up)$/u.test(tokens[j + 1]?.low ?? '') &&
    firstIn(tokens, j + 1, j + 4, ({ low: noun }) =>
      /^(?:voices?|cry|cries|shouts?|calls?|chants?|whisper|out|up)$/u.test(noun),
    ) >= 0
  )
}
