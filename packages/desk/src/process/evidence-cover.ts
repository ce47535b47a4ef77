/**
 * Covering parts of a picture, a paper or a film: the original to draw on, and a copy made as a job. Which marks are still
 * open is judged below, once more, by whoever makes the copy (rule R27). docs/formats/desk-calls.md, C115.
 */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { gridOf } from '@safeconduct/core/evidence/redaction/tiles.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { itemBytes } from '@safeconduct/host/evidence/intake/open-item.ts'
import {
  type CoveredBox,
  type RedactionRefusal,
  redactItem,
  redactProvably,
} from '@safeconduct/host/evidence/redaction/redact-item.ts'
import { stillsOf } from '@safeconduct/host/evidence/workbench/pictures.ts'
import type { Ask, CallRefusal, Job } from '../calls/calls.ts'
import type { CoverBox, CoverStart } from '../calls/evidence-items.ts'
import { maybe } from './cases-naming.ts'
import { filmRefusal, filmView, stillSide, stillViews } from './evidence-film.ts'
import { kindHere, opening, shownAs, type Write } from './evidence-look.ts'
import { itemRefusal } from './evidence-refusal.ts'
import { itemView } from './evidence-wall.ts'
import type { Jobs } from './jobs.ts'

/** Smaller than a phone's picture, and large enough for print: the noise of the sensor goes with the size. */
const publishedSide = 1600

export async function coverStart(
  cases: CasesWorld,
  write: Write,
  { id, page, language }: Ask<'evidence.coverStart'>,
): Promise<Result<CoverStart, CallRefusal>> {
  const { vault, index } = cases
  const item = await itemView(cases, { id, ...maybe('language', language) })
  if (!item.ok) return item
  // Whoever may not read which marks there are cannot know that all are covered.
  if (index.get(id)?.withheld?.has('depicts') === true) return refuse({ kind: 'marks-withheld' })
  const { kind } = await kindHere(vault, id)
  if (kind.family === 'film') return filmStart(cases, write, item.value)
  if (kind.family !== 'picture' && kind.type !== 'application/pdf') return refuse({ kind: 'not-this-kind' })
  const file = await itemBytes(vault, id)
  if (!file.ok) return itemRefusal(file.refusal.kind)
  const shown = await shownAs(file.value, kind, { clear: true, large: true, ...maybe('page', page) })
  if (!shown.ok) return itemRefusal(shown.refusal.kind)
  const { picture, pages = 1 } = shown.value
  if (picture === undefined) return refuse({ kind: 'not-this-kind' })
  const opened = await write(opening(vault, id))
  if (!opened.ok) return opened
  const isPaper = kind.family === 'paper'
  return ok({
    item: { ...item.value, cover: isPaper ? 'paper' : 'picture' },
    picture,
    pages,
    tile: isPaper ? 1 : gridOf(picture.width, picture.height).tile,
  })
}

/** The frame that is drawn on first; others are asked for as somebody steps through it. */
async function filmStart(
  { vault }: CasesWorld,
  write: Write,
  item: CoverStart['item'],
): Promise<Result<CoverStart, CallRefusal>> {
  const { id } = item.item
  const file = await itemBytes(vault, id)
  if (!file.ok) return itemRefusal(file.refusal.kind)
  const made = await stillsOf(file.value, { at: [0], side: stillSide, blur: false })
  const [first] = made.ok ? stillViews(made.value) : []
  if (!made.ok) return filmRefusal(made.refusal.kind)
  if (first === undefined) return itemRefusal('program-fell')
  const opened = await write(opening(vault, id))
  if (!opened.ok) return opened
  const film = { ...filmView(made.value), at: first.at }
  return ok({ item: { ...item, cover: 'film' }, picture: first.picture, pages: 1, tile: 1, film })
}

export async function coverMake(
  { vault, index }: CasesWorld,
  jobs: Jobs,
  { id, boxes, form, sound = false }: Ask<'evidence.coverMake'>,
  saved: () => void,
): Promise<Result<Job, CallRefusal>> {
  const room = await roomOf(vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const { kind } = await kindHere(vault, id)
  const drawn = boxes.map(coveredBox)
  return jobs.start('cover', async ({ progress, signal }) => {
    // In hundredths: of a film nobody counts frames.
    const onFar = (part: number): void => progress(Math.floor(part * 100), 100)
    const isProven = form === 'proof' && kind.family === 'picture'
    const wish = { boxes: drawn, longest: publishedSide, sound }
    // A lock does not wait for it: what it writes is written whole, at its end.
    const made = isProven
      ? await redactProvably(room, id, wish, { signal })
      : await redactItem(room, id, wish, kind.family === 'film' ? { signal, onFar } : { signal })
    index.refresh()
    saved()
    if (!made.ok)
      return kind.family === 'film' && made.refusal.kind === 'tool-not-here'
        ? filmRefusal(made.refusal.kind)
        : refusalHere(made.refusal)
    return typeof made.value === 'string' ? ok({ id: made.value }) : ok({ ...made.value })
  })
}

function coveredBox({ page, from, to, ...box }: CoverBox): CoveredBox {
  const { x, y, width, height, why, covers } = box
  const when = { ...maybe('from', from), ...maybe('to', to) }
  return { box: { x, y, width, height }, why, covers, ...maybe('page', page), ...when }
}

function refusalHere(refusal: RedactionRefusal): ReturnType<typeof itemRefusal> {
  return refusal.kind === 'marks-left'
    ? refuse({ kind: refusal.kind, facts: { marks: refusal.marks.join(', ') } })
    : itemRefusal(refusal.kind)
}
