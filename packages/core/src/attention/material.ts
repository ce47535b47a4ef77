/**
 * Sealed pictures and papers that show what somebody says, apart from the person it was done to.
 *
 * A photograph of a body supports its owner's account and is that owner's; a picture of a gate taken by a neighbour
 * stands by itself. Whether it shows the thing is read from its description, which people wrote for those who must
 * not open it.
 */
import { isImage } from '../rules/images.ts'
import { type Held, saysYes, shapesIn, textIn, textsIn, timesIn, type World } from '../rules/world.ts'
import type { Stance } from './stances.ts'

const common = new Set(
  'the and from with his her our their one two old was were that this near by of to in on at de la le les des une dans sur и на по из не'.split(
    ' ',
  ),
)

/** Items that show what these claims of one slot and value say. */
export function materialFor(stances: readonly Stance[], world: World): readonly string[] {
  const wanted = stances.flatMap(({ value, anchor }) => [stemsOf(value), stemsOf(anchor)])
  const accounts = new Set(stances.map(({ source }) => source))
  return world
    .ofType('EvidenceItem')
    .filter((item) => standsAlone(item, world) && isOfThese(item, accounts, world))
    .filter((item) => {
      const shown = stemsOf(`${textIn(item, 'title') ?? ''} ${textIn(item, 'description') ?? ''}`)
      return wanted.some((words) => isShown(words, shown))
    })
    .map(({ id }) => id)
    .toSorted()
}

/** Sealed, an original, strong, of nobody's body, and no picture of something else. */
function standsAlone(item: Held, world: World): boolean {
  return (
    timesIn(item, 'sealedAt').length > 0 &&
    !textsIn(item, 'state').includes('tombstoned') &&
    saysYes(item, 'original') &&
    textIn(item, 'strength') === 'strong' &&
    shapesIn(item, 'depicts').length === 0 &&
    (!isImage(item.id, world) || !textsIn(item, 'provenance').some((one) => notOfTheEvent.includes(one)))
  )
}

const notOfTheEvent: readonly string[] = [
  'own_subject',
  'file_photo',
  'search_result',
  'agency',
  'licensed',
  'unknown',
]

/** Given with one of these accounts, or by whoever gave one. */
function isOfThese(item: Held, accounts: ReadonlySet<string>, world: World): boolean {
  const givers = textsIn(item, 'receivedFrom')
  return [...accounts].some((id) => {
    const account = world.byId(id)
    if (account?.type !== 'Testimony') return false
    return (
      textsIn(account, 'items').includes(item.id) ||
      textsIn(account, 'sourceId').some((one) => givers.includes(one))
    )
  })
}

/** One word that is the whole value, or two words of what was said. */
function isShown(words: ReadonlySet<string>, shown: ReadonlySet<string>): boolean {
  const met = [...words].filter((word) => shown.has(word)).length
  return words.size > 0 && (met === words.size || met >= 2)
}

/** Words without their endings, so that "gates" meets "gate". */
function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    [...text.toLowerCase().matchAll(/[\p{L}\p{M}]{3,}/gu)]
      .map(([word]) => word)
      .filter((word) => !common.has(word))
      .map((word) => word.replace(/(?:es|s|е|а|ы|и)$/u, '')),
  )
}
