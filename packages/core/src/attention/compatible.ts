/** Differences between reports that are none: a denial of one office's letters, and one place under many names. */
import { speechVerbs } from '../press/words/speech-words.ts'
import { type Held, type Shape, shapesIn, textIn, textOf, textsIn, type World } from '../rules/world.ts'
import { pressItems, wordsOf } from './press-texts.ts'
import { sentencesOf } from './sentences.ts'
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

/** Reports that tell the denial in their own words: the speaker is named beside them, or somebody is said to say it. */
function widerWordings(denial: Held, world: World): readonly string[] {
  const anchors = shapesIn(denial, 'anchors')
  const anchored = new Set(anchors.flatMap((one) => textOf(one, 'publicationId') ?? []))
  const named = namesOf(denial, world)
  const wordings = [...textsIn(denial, 'wording'), ...anchors.flatMap((one) => textOf(one, 'quote') ?? [])]
  return pressItems(world)
    .filter(
      ({ id, text }) =>
        !anchored.has(id) && sentencesOf(text).some((one) => tells(one.text, wordings, named)),
    )
    .map(({ id }) => id)
}

function tells(sentence: string, wordings: readonly string[], named: readonly string[]): boolean {
  const words = wordsOf(sentence).map(({ low }) => low)
  const isNamed = named.some((name) => sentence.toLowerCase().includes(name.toLowerCase()))
  const isSaid = isNamed || words.some((word) => speechVerbs.has(word))
  if (!isSaid) return false
  const stems = stemsIn(words)
  return wordings.some((wording) => {
    const wanted = wordsOf(wording).map(({ low }) => low)
    const shared = [...stemsIn(wanted)].filter((stem) => stems.has(stem)).length
    return (
      (isNamed && longestShared(wanted, words) >= 3) || shared >= 3 || (shared >= 2 && wanted.length <= 10)
    )
  })
}

/** Long words without their endings: "plainte" and "plaintes", "жалоба" and "жалобы". */
function stemsIn(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => word.length > 4).map((word) => word.slice(0, 5)))
}

/** "Rights Commissioner of Velmar Territory" is spoken of as "Rights Commissioner". */
function namesOf(denial: Held, world: World): readonly string[] {
  const speaker = world.byId(textIn(denial, 'speakerId') ?? '')
  if (speaker === undefined) return []
  const titles = shapesIn(speaker, 'office').flatMap((one) => textOf(one, 'title') ?? [])
  const heads = titles.map((title) => title.split(/\s+(?:of|for|de|du|des|по)\s+/iu)[0] ?? '')
  return [...textsIn(speaker, 'publicName'), ...heads].filter((name) => name.length > 3)
}

/** The longest run of words that both have. */
function longestShared(wanted: readonly string[], words: readonly string[]): number {
  let best = 0
  for (const [i, first] of wanted.entries())
    for (const [j, word] of words.entries()) {
      if (word !== first) continue
      let length = 1
      while (i + length < wanted.length && wanted[i + length] === words[j + length]) length++
      best = Math.max(best, length)
    }
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
