/** R27: an image leaves only as a copy, with its metadata removed and every mark that identifies covered. */
import type { ReleaseItem } from './action.ts'
import type { Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import { type Held, saysYes, shapesIn, textListOf, textOf, textsIn, valuesIn, type World } from './world.ts'

/** Photograph and video, as HURIDOCS MT16 has them. */
const images: readonly string[] = ['160815201501', '220904051501']
/** A voice identifies like a face: with a mark on it a recording is treated as an image. */
const recordings: readonly string[] = ['012104091501', '200512051601']

export function isImage(id: string, world: World): boolean {
  const held = world.byId(id)
  return held?.type === 'EvidenceItem' && textsIn(held, 'kind').some((kind) => images.includes(kind))
}

function mustBeCopy(item: Held): boolean {
  const kinds = textsIn(item, 'kind')
  return (
    kinds.some((kind) => images.includes(kind)) ||
    (kinds.some((kind) => recordings.includes(kind)) && marksOf(item).length > 0)
  )
}

export function imageBreaks(item: ReleaseItem, world: World): readonly Break[] {
  const named = world.byId(item.ref)
  if (named?.type !== 'EvidenceItem' || !mustBeCopy(named)) return []
  const before = textsIn(named, 'derivedFrom')
  const copyId = item.derivative ?? (before.length > 0 ? named.id : undefined)
  const copy = copyId === undefined ? undefined : world.byId(copyId)
  if (copy === undefined || copy.type !== 'EvidenceItem' || isOriginal(copy))
    return [broken(item.ref, 'original-leaves')]
  const originals = sourcesOf(copy, world)
  if (copy.id !== named.id && !originals.some(({ id }) => id === named.id))
    return [broken(item.ref, 'copy-of-another')]
  const marks = new Set([...originals, copy].flatMap(marksOf))
  const redactions = [copy, ...originals].flatMap((one) => coveredIn(one))
  return [
    ...(isTrueInAll(copy, 'metadataRemoved') ? [] : [broken(copy.id, 'metadata-left')]),
    ...([...marks].every((mark) => redactions.some((text) => text.includes(plain(mark))))
      ? []
      : [broken(copy.id, 'mark-left')]),
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
  return shapesIn(item, 'depicts').flatMap((shown) => textListOf(shown, 'marks'))
}

/** What was covered and why; a mark counts as covered when one of the two repeats its words. */
function coveredIn(item: Held): readonly string[] {
  return shapesIn(item, 'redactions').flatMap((each) =>
    [textOf(each, 'why'), textOf(each, 'region')].flatMap((text) =>
      text === undefined ? [] : [plain(text)],
    ),
  )
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

function broken(record: string, because: Because): Break {
  return { rule: 'R27', record, because, allow: because === 'mark-left' ? 'cover-mark' : 'make-copy' }
}
