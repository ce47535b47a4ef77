/** Differences between reports that are none: a denial of one office's letters, and one place under many names. */
import { type Held, type Shape, shapesIn, textIn, textOf, textsIn, type World } from '../rules/world.ts'
import { pressItems, wordsOf } from './press-texts.ts'
import { stancesOf } from './stances.ts'

/**
 * "No complaint has reached this office" against a slip of another office: both true. A report that leaves the words
 * "this office" out makes it false, and only that wording is contradicted.
 */
export function ownOffice(world: World): readonly Shape[] {
  return world
    .ofType('Statement')
    .filter((one) => textsIn(one, 'kind').includes('denial'))
    .flatMap((denial) => {
      const elsewhere = textsIn(denial, 'denies').flatMap((id) => filedElsewhere(denial, id, world))
      if (elsewhere.length === 0) return []
      const wider = widerWordings(denial, world)
      const drops =
        wider.length === 0
          ? ''
          : `; ${wider.join(', ')} drops whose office it is, and only that is contradicted`
      return [
        {
          slot: 'statement',
          why: `${denial.id} speaks of the speaker's own office; ${elsewhere.join('; ')}${drops}`,
        },
      ]
    })
}

function filedElsewhere(denial: Held, claimId: string, world: World): readonly string[] {
  const claim = world.byId(claimId)
  const filing = claim === undefined ? undefined : world.byId(textIn(claim, 'about') ?? '')
  if (claim === undefined || filing?.type !== 'Intervention') return []
  const speaker = world.byId(textIn(denial, 'speakerId') ?? '')
  const offices = [
    ...textsIn(denial, 'officeThen'),
    ...(speaker === undefined
      ? []
      : [
          ...textsIn(speaker, 'publicName'),
          ...shapesIn(speaker, 'office').flatMap((one) => textOf(one, 'body') ?? []),
        ]),
  ]
  const body = textIn(filing, 'body') ?? ''
  const isOwn = offices.some((office) => office === body || (office !== '' && body.includes(office)))
  return isOwn ? [] : [`${filing.id} went to another body (${textIn(claim, 'source') ?? ''})`]
}

/** Reports that tell the denial in their own words, next to the name of the speaker's office. */
function widerWordings(denial: Held, world: World): readonly string[] {
  const anchored = shapesIn(denial, 'anchors').flatMap((one) => textOf(one, 'publicationId') ?? [])
  const speaker = world.byId(textIn(denial, 'speakerId') ?? '')
  const title =
    speaker === undefined
      ? ''
      : (shapesIn(speaker, 'office').flatMap((one) => textOf(one, 'title') ?? [])[0] ?? '')
  const named = [...(speaker === undefined ? [] : textsIn(speaker, 'publicName')), ...titleHeads(title)]
  const wanted = wordsOf(textIn(denial, 'wording') ?? '').map(({ low }) => low)
  return pressItems(world)
    .filter(({ id }) => !anchored.includes(id))
    .filter(({ text, words }) => {
      const isSpokenOf = named.some((name) => text.toLowerCase().includes(name.toLowerCase()))
      return (
        isSpokenOf &&
        sharedInOrder(
          wanted,
          words.map(({ low }) => low),
        ) >= 3
      )
    })
    .map(({ id }) => id)
}

/** "Rights Commissioner of Velmar Territory" is spoken of as "Rights Commissioner". */
function titleHeads(title: string): readonly string[] {
  const [head = ''] = title.split(/\s+(?:of|for|de|du|des|по)\s+/iu)
  return head.length > 3 ? [head] : []
}

/** The longest run of words that both have. */
function sharedInOrder(wanted: readonly string[], words: readonly string[]): number {
  let best = 0
  wanted.forEach((_, i) => {
    words.forEach((word, j) => {
      if (word !== wanted[i]) return
      let length = 0
      while (i + length < wanted.length && wanted[i + length] === words[j + length]) length++
      best = Math.max(best, length)
    })
  })
  return best
}

/** Streets and buildings have names in every language; a claim calls them by one value. */
export function placeNames(world: World): readonly Shape[] {
  const places = stancesOf(world).filter(({ slot }) => slot === 'place' || slot.endsWith('_place'))
  return [...Map.groupBy(places, ({ about, slot, value }) => `${about}|${slot}|${value}`).values()].flatMap(
    (same) => {
      const names = new Set(
        same.map(({ anchor }) =>
          wordsOf(anchor)
            .map(({ low }) => low)
            .join(' '),
        ),
      )
      const [first] = same
      return names.size < 2 || first === undefined
        ? []
        : [
            {
              slot: first.slot,
              why: `one place: ${[...new Set(same.map(({ anchor }) => anchor))].join('; ')}`,
            },
          ]
    },
  )
}
