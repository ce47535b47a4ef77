/** R27: an image leaves only as a copy, with its metadata removed and every mark that identifies covered. */
import { type Span, seenSpan, spanIn, uncovered } from '../records/covered-time.ts'
import type { ReleaseItem } from './action.ts'
import type { Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import {
  type Held,
  type Shape,
  saysYes,
  shapesIn,
  textListOf,
  textOf,
  textsIn,
  valuesIn,
  type World,
} from './world.ts'

/** Photograph and video, as HURIDOCS MT16 has them. */
const film = '220904051501'
const images: readonly string[] = ['160815201501', film]
/** A voice identifies like a face: with a mark on it a recording is treated as an image. */
const recordings: readonly string[] = ['012104091501', '200512051601']

export function isImage(id: string, world: World): boolean {
  const held = world.byId(id)
  return held?.type === 'EvidenceItem' && textsIn(held, 'kind').some((kind) => images.includes(kind))
}

function isPicture(item: Held | undefined): boolean {
  return item?.type === 'EvidenceItem' && mustBeCopy(item)
}

function mustBeCopy(item: Held): boolean {
  const kinds = textsIn(item, 'kind')
  return (
    kinds.some((kind) => images.includes(kind)) ||
    (kinds.some((kind) => recordings.includes(kind)) && marksOf(item).length > 0)
  )
}

export function imageBreaks(item: ReleaseItem, world: World): readonly Break[] {
  return [...foreignCopy(item, world), ...pictureBreaks(item, world)]
}

/** What leaves in the place of an item is made from that item: else a picture would go out behind words somebody agreed to. */
function foreignCopy({ ref, derivative }: ReleaseItem, world: World): readonly Break[] {
  const copy = derivative === undefined || derivative === ref ? undefined : world.byId(derivative)
  if (copy === undefined || sourcesOf(copy, world).some(({ id }) => id === ref)) return []
  return [broken(ref, 'copy-of-another')]
}

function pictureBreaks(item: ReleaseItem, world: World): readonly Break[] {
  const [named, leaves] = [item.ref, item.derivative ?? item.ref].map((id) => world.byId(id))
  if (named === undefined || ![named, leaves].some(isPicture)) return []
  const before = textsIn(named, 'derivedFrom')
  const copyId = item.derivative ?? (before.length > 0 ? named.id : undefined)
  const copy = copyId === undefined ? undefined : world.byId(copyId)
  if (copy === undefined || copy.type !== 'EvidenceItem' || isOriginal(copy))
    return [broken(item.ref, 'original-leaves')]
  const originals = sourcesOf(copy, world)
  if (copy.id !== named.id && !originals.some(({ id }) => id === named.id))
    return [broken(item.ref, 'copy-of-another')]
  const all = [copy, ...originals]
  const marks = new Set(all.flatMap(marksOf))
  const covered = all.some(isFilm) ? isCoveredInTime(all) : isCoveredIn(all)
  return [
    ...(isTrueInAll(copy, 'metadataRemoved') ? [] : [broken(copy.id, 'metadata-left')]),
    ...([...marks].every(covered) ? [] : [broken(copy.id, 'mark-left')]),
  ]
}

/** Marked as an original, or made from nothing: then it is one, whatever it is called. */
function isOriginal(copy: Held): boolean {
  return saysYes(copy, 'original') || textsIn(copy, 'derivedFrom').length === 0
}

/** Everything the copy was made from, step by step. */
function sourcesOf(copy: Held, world: World): readonly Held[] {
  const found = new Map<string, Held>()
  const open = [...textsIn(copy, 'derivedFrom')]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const held = world.byId(id)
    if (held === undefined || found.has(id) || id === copy.id) continue
    found.set(id, held)
    open.push(...textsIn(held, 'derivedFrom'))
  }
  return [...found.values()]
}

function isTrueInAll(copy: Held, field: string): boolean {
  const said = valuesIn(copy, field)
  return said.length > 0 && said.every((value) => value === true)
}

function marksOf(item: Held): readonly string[] {
  return [
    ...shapesIn(item, 'depicts').flatMap((shown) => textListOf(shown, 'marks')),
    ...shapesIn(item, 'marksSeen').flatMap((seen) => textOf(seen, 'mark') ?? []),
  ]
}

type Covered = { readonly words: readonly string[]; readonly span: Span }

/** What was covered and why, and of a film for how long; a mark is meant when one of the two repeats its words. */
function coversIn(item: Held): readonly Covered[] {
  return shapesIn(item, 'redactions').map((each) => {
    const region = textOf(each, 'region') ?? ''
    return { words: [plain(textOf(each, 'why') ?? ''), plain(region)], span: spanIn(region) }
  })
}

function isCoveredIn(all: readonly Held[]): (mark: string) => boolean {
  const covers = all.flatMap(coversIn)
  return (mark) => covers.some(({ words }) => words.some((text) => text.includes(plain(mark))))
}

/** Of a film a box that names a mark covers it for as long as it lies there, and the mark is seen for longer than a frame. */
function isCoveredInTime(all: readonly Held[]): (mark: string) => boolean {
  const covers = all.flatMap(coversIn)
  const seen = all.flatMap((item) => shapesIn(item, 'marksSeen'))
  return (mark) => {
    const words = plain(mark)
    const needed = seen.filter((one) => plain(textOf(one, 'mark') ?? '') === words).flatMap(spanOf)
    const spans = covers.flatMap(({ words: said, span }) =>
      said.some((text) => text.includes(words)) ? [span] : [],
    )
    return uncovered(needed, spans).length === 0
  }
}

/** What somebody wrote of it without two seconds says nothing of when. */
function spanOf({ from, to }: Shape): readonly Span[] {
  return typeof from === 'number' && typeof to === 'number' ? [seenSpan({ from, to })] : [{}]
}

function isFilm(item: Held): boolean {
  return textsIn(item, 'kind').includes(film)
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

function broken(record: string, because: Because): Break {
  return { rule: 'R27', record, because, allow: because === 'mark-left' ? 'cover-mark' : 'make-copy' }
}
