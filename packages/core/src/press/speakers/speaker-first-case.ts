/** A speaker's name or description in its first case, where the sentence asks for another: «По словам одного из соседей». */
import { phraseInFirstCase } from '../names/first-case.ts'
import type { Scene } from './scene.ts'

const cases: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{Script=Cyrillic}{2})ы$/u, 'а'],
  [/(?<=\p{Script=Cyrillic}{2})и$/u, 'а'],
  [/(?<=\p{Script=Cyrillic}{2})и$/u, 'я'],
  [/(?<=\p{Script=Cyrillic}{2})[ау]$/u, ''],
  [/(?<=\p{Script=Cyrillic}{2})я$/u, 'й'],
]

/** «По словам одного из соседей» is «один из соседей». */
export function firstCase(scene: Scene, name: string): string {
  // «монолог Заремы»: the first case is the one in which the text names her elsewhere.
  const other = cases
    .map(([ending, first]) => name.replace(ending, first))
    .find(
      (one) =>
        one !== name && !name.includes(' ') && (scene.names.isPerson(one) || scene.names.mayBePerson(one)),
    )
  if (/^\p{Lu}/u.test(name) && !/ \p{Ll}/u.test(name)) return other ?? scene.names.inFirstCase(name)
  // «фонда «Линия жизни»»: what stands in marks is in its first case.
  if (/^\p{Lu}/u.test(name) && !/^\p{Lu}\p{Ll}+(?:ого|его|ой|ей|ую|юю|ых|их) /u.test(name)) return name
  const one = name.replace(/^(?:одного|одним)(?= из )/u, 'один').replace(/^одной(?= из )/u, 'одна')
  return one === name ? phraseInFirstCase(name) : one
}
