/**
 * The register of denials: who, in which office, when, in which exact words, of which type, and what it denies.
 *
 * Against a denial the public sees only how many sealed items stand (rule R20): which ones they are would tell the
 * denier whom to look for. One denial in three languages is one denial.
 */
import {
  byCode,
  type Held,
  perRecords,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timesIn,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { wordsOf } from './press-texts.ts'

export type Denial = {
  readonly statement: string
  readonly speaker: string | undefined
  readonly office: string | undefined
  readonly saidAt: unknown
  readonly wording: string
  readonly lang: string | undefined
  readonly type: string | undefined
  readonly denies: readonly string[]
  readonly renderings: readonly Rendering[]
  readonly languages: readonly string[]
  /** A number and no more. */
  readonly sealedItems: number
}

/** One wording of it, and the reports that print it so. */
export type Rendering = { readonly lang: string; readonly words: string; readonly in: readonly string[] }

export const denialsOf: (world: World) => readonly Denial[] = perRecords((world) =>
  world
    .ofType('Statement')
    .filter((one) => textsIn(one, 'kind').includes('denial') && textIn(one, 'translationOf') === undefined)
    .map((one) => denialOf(one, world)),
)

function denialOf(statement: Held, world: World): Denial {
  const renderings = renderingsOf(statement, world)
  const denies = textsIn(statement, 'denies')
  return {
    statement: statement.id,
    speaker: textIn(statement, 'speakerId'),
    office: textIn(statement, 'officeThen'),
    saidAt: valuesIn(statement, 'saidAt')[0],
    wording: textIn(statement, 'wording') ?? '',
    lang: textIn(statement, 'lang'),
    type: textIn(statement, 'denialType'),
    denies,
    renderings,
    languages: [...new Set(renderings.map(({ lang }) => lang))].toSorted(byCode),
    sealedItems: sealedAgainst(denies, world).size,
  }
}

/** The wordings of a statement and of the statements that translate it, each wording once. */
export function renderingsOf(statement: Held, world: World): readonly Rendering[] {
  const all = [
    statement,
    ...world.ofType('Statement').filter((one) => textsIn(one, 'translationOf').includes(statement.id)),
  ]
  const found = new Map<string, { lang: string; words: string; in: string[] }>()
  for (const one of all)
    for (const anchor of shapesIn(one, 'anchors')) {
      const words = textOf(anchor, 'quote') ?? ''
      const source =
        textOf(anchor, 'publicationId') ?? textOf(anchor, 'itemId') ?? textOf(anchor, 'testimonyId') ?? ''
      const held = world.byId(source)
      const lang = (held === undefined ? undefined : textIn(held, 'lang')) ?? textIn(one, 'lang') ?? ''
      const key = `${lang}|${wordsOf(words)
        .map(({ low }) => low)
        .join(' ')}`
      const known = found.get(key) ?? { lang, words, in: [] }
      known.in.push(source)
      found.set(key, known)
    }
  return [...found.values()]
}

/** Sealed accounts and items on which the denied claims rest. */
function sealedAgainst(denies: readonly string[], world: World): ReadonlySet<string> {
  const sources = denies.flatMap((id) => {
    const claim = world.byId(id)
    return claim?.type === 'Claim' ? textsIn(claim, 'source') : []
  })
  const sealed = new Set<string>()
  for (const id of sources) {
    const held = world.byId(id)
    if (held === undefined) continue
    if (isSealed(held)) sealed.add(id)
    for (const item of textsIn(held, 'items')) {
      const own = world.byId(item)
      if (own !== undefined && isSealed(own)) sealed.add(item)
    }
  }
  return sealed
}

function isSealed(held: Held): boolean {
  const states = textsIn(held, 'state')
  if (states.includes('tombstoned') || states.includes('withdrawn')) return false
  if (held.type === 'Testimony') return states.some((state) => state === 'sealed' || state === 'amended')
  return held.type === 'EvidenceItem' && timesIn(held, 'sealedAt').length > 0
}
