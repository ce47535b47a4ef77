/**
 * Looking at films. A page gets frames and short parts that the workbench made anew, never a byte of what came in: a
 * browser's reader of films is a program that strangers aim at.
 *
 * Blurred frames are no opening and are kept in memory until the lock; clear ones and parts to watch are, and a graphic film
 * counts as a graphic picture does. docs/formats/desk-calls.md, C133 and C134.
 */
import { toBase64 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { graphicToday } from '@safeconduct/host/evidence/intake/graphic-today.ts'
import { blobOf, itemBytes } from '@safeconduct/host/evidence/intake/open-item.ts'
import { clipOf, type FilmStills, stillsOf } from '@safeconduct/host/evidence/workbench/pictures.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import type { Answer, Ask, CallRefusal } from '../calls/calls.ts'
import type { FilmView, StillView, StripView } from '../calls/evidence-items.ts'
import { refusedBy } from './call-refusal.ts'
import { kindHere, opening, type Write } from './evidence-look.ts'
import { itemRefusal } from './evidence-refusal.ts'

const stripOf = { count: 12, side: 240, blur: true }
/** As wide as a page of a picture: boxes are drawn on it. */
export const stillSide = 1280
/** Of 640 pixels it is a megabyte or two, and nobody waits for it long. */
const part = { seconds: 15, longest: 640 }
const mostPart = 40 * 1024 * 1024

export async function strip(
  { vault }: CasesWorld,
  { id }: Ask<'evidence.strip'>,
): Promise<Result<StripView, CallRefusal>> {
  const blob = blobOf(vault, id)
  if (blob === undefined) return refusedBy({ kind: 'no-such-record' })
  const known = strips(vault).get(blob.sealed)
  if (known !== undefined) return ok(known)
  const file = await filmBytes(vault, id)
  if (!file.ok) return file
  const made = await stillsOf(file.value, stripOf)
  if (!made.ok) return filmRefusal(made.refusal.kind)
  const view = { ...filmView(made.value), stills: stillViews(made.value) }
  strips(vault).set(blob.sealed, view)
  return ok(view)
}

export async function stills(
  { vault }: CasesWorld,
  write: Write,
  { id, at }: Ask<'evidence.stills'>,
): Promise<Result<Answer<'evidence.stills'>, CallRefusal>> {
  const file = await filmBytes(vault, id)
  if (!file.ok) return file
  const made = await stillsOf(file.value, { at, side: stillSide, blur: false })
  if (!made.ok) return filmRefusal(made.refusal.kind)
  const opened = await write(opening(vault, id))
  if (!opened.ok) return opened
  return ok({ stills: stillViews(made.value), graphicToday: graphicToday(vault) })
}

export async function clip(
  { vault }: CasesWorld,
  write: Write,
  { id, from, sound }: Ask<'evidence.clip'>,
): Promise<Result<Answer<'evidence.clip'>, CallRefusal>> {
  const file = await filmBytes(vault, id)
  if (!file.ok) return file
  const made = await clipOf(file.value, { ...part, from, sound })
  if (!made.ok) return filmRefusal(made.refusal.kind)
  const { bytes, seconds } = made.value
  if (bytes.length > mostPart) return itemRefusal('too-large')
  const opened = await write(opening(vault, id))
  if (!opened.ok) return opened
  return ok({ base64: toBase64(bytes), seconds, graphicToday: graphicToday(vault) })
}

export function filmView({ seconds, rate, sound }: FilmStills): FilmView {
  return { seconds, rate, sound }
}

export function stillViews({ stills: made, width, height }: FilmStills): readonly StillView[] {
  return made.map(({ at, bytes }) => ({
    at,
    picture: { base64: toBase64(bytes), media: 'image/jpeg', width, height },
  }))
}

/** What is lacking for films is another thing than for papers, and has its own sentence. */
export function filmRefusal(kind: string): ReturnType<typeof itemRefusal> {
  return kind === 'tool-not-here' ? refuse({ kind: 'no-ffmpeg' }) : itemRefusal(kind)
}

async function filmBytes(vault: Vault, id: string): Promise<Result<Uint8Array, CallRefusal>> {
  const { kind } = await kindHere(vault, id)
  if (blobOf(vault, id) === undefined) return refusedBy({ kind: 'no-such-record' })
  if (kind.family !== 'film') return refuse({ kind: 'not-this-kind' })
  const file = await itemBytes(vault, id)
  return file.ok ? file : itemRefusal(file.refusal.kind)
}

const stripsByVault = new WeakMap<Vault, Map<string, StripView>>()

function strips(vault: Vault): Map<string, StripView> {
  const known = stripsByVault.get(vault) ?? new Map<string, StripView>()
  stripsByVault.set(vault, known)
  return known
}
