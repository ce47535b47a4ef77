/**
 * Looking into an item. What a page gets is made anew by the workbench and blurred; the clear one is an opening, which is
 * written down before it is shown (custody.md, CU5 and CU8), and where it is graphic it is counted for whoever looks.
 *
 * Bytes of an item are in the answer and nowhere else. Blurred pictures are kept in memory, because a wall asks for many;
 * they die with the vault's process. docs/formats/desk-calls.md, C113 and C114.
 */
import { type Bytes, textOf, toBase64 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type FileKind, headLength, kindOf, tailLength } from '@safeconduct/core/evidence/intake/kind.ts'
import { checkWacz } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { codeIn } from '@safeconduct/host/dossier/case/codes.ts'
import { waczTools } from '@safeconduct/host/evidence/capture/unpacking.ts'
import { noteHandling } from '@safeconduct/host/evidence/custody/acts.ts'
import { graphicToday, sawGraphic } from '@safeconduct/host/evidence/intake/graphic-today.ts'
import { blobOf, itemBytes } from '@safeconduct/host/evidence/intake/open-item.ts'
import { pagesOf, previewOf, stillsOf } from '@safeconduct/host/evidence/workbench/pictures.ts'
import { readFile } from '@safeconduct/host/sync/files-elsewhere.ts'
import { blobIsHere } from '@safeconduct/host/vault/blobs.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { textOf as recordText } from '@safeconduct/host/work/record-view.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { LookView, PictureView } from '../calls/evidence-items.ts'
import { refusedBy } from './call-refusal.ts'
import { itemRefusal } from './evidence-refusal.ts'

/** Longer sides: a card of the wall, and a page's width. */
const sides = { small: 240, large: 1600 }
/** Of a text: what fits on a page and can be read in a minute or two. */
const mostText = 20_000
/** As base64 it must fit into an answer. */
const mostSaved = 40 * 1024 * 1024
const paperDpi = 150
/** Whoever looks again within this time has not put it away in between. */
const oneLook = 15 * 60_000

type LookWish = Pick<Ask<'evidence.look'>, 'clear' | 'large' | 'page'>
type Shown = Result<Pick<LookView, 'picture' | 'text' | 'pages'>, { readonly kind: string }>

/** Writing that a lock waits for. */
export type Write = <T>(work: Promise<T>) => Promise<T>

export async function look(
  { vault }: CasesWorld,
  write: Write,
  ask: Ask<'evidence.look'>,
): Promise<Result<LookView, CallRefusal>> {
  const record = vault.reader.readText(ask.id)
  const blob = blobOf(vault, ask.id)
  if (record?.type !== 'EvidenceItem') return refusedBy({ kind: 'no-such-record' })
  if (blob === undefined) return refuse({ kind: 'no-file' })
  const kept = ask.clear ? undefined : blurredOf(vault).get(blob.sealed)
  if (kept !== undefined) return ok({ ...kept, graphicToday: graphicToday(vault) })
  // A wall must not fetch sixty files, nor tell the relay which ones somebody is near: that is for whoever asks for one.
  if (!ask.clear && !blobIsHere(vault.home, blob.sealed))
    return ok({ type: '', family: '', shows: true, graphicToday: graphicToday(vault) })
  const { kind } = await kindHere(vault, ask.id)
  const isCapture = kind.family === 'archive' && recordText(record, 'kind') === 'X-WACZ'
  const about = { type: kind.type, family: kind.family, shows: isCapture || canBeShown(kind) }
  const view = { ...about, graphicToday: graphicToday(vault) }
  const isSeenBlurred = isCapture || kind.family === 'picture' || isSmallFilm(kind, blob.size)
  if (!about.shows || (!ask.clear && !isSeenBlurred)) return ok(view)
  if (!ask.clear && kind.family === 'film') return filmOnWall(vault, ask, { ...about, sealed: blob.sealed })
  const file = await itemBytes(vault, ask.id)
  if (!file.ok) return itemRefusal(file.refusal.kind)
  const shown = isCapture ? await captureShown(file.value, ask) : await shownAs(file.value, kind, ask)
  if (!shown.ok) return ok({ ...view, why: shown.refusal.kind })
  if (!ask.clear) {
    const blurred = { ...about, ...shown.value }
    remember(blurredOf(vault), blob.sealed, blurred)
    return ok({ ...blurred, graphicToday: view.graphicToday })
  }
  const opened = await write(opening(vault, ask.id))
  return opened.ok ? ok({ ...view, ...shown.value, graphicToday: graphicToday(vault) }) : opened
}

/** The file as it is, for a program of the member's own: from then on there is a copy that nobody here keeps. */
export async function fileOf(
  { vault, index }: CasesWorld,
  write: Write,
  { id }: Ask<'evidence.file'>,
): Promise<Result<{ readonly base64: string; readonly type: string; readonly name: string }, CallRefusal>> {
  const blob = blobOf(vault, id)
  if (blob === undefined) return refusedBy({ kind: 'no-such-record' })
  if (blob.size > mostSaved) return itemRefusal('too-large')
  const file = await itemBytes(vault, id)
  if (!file.ok) return itemRefusal(file.refusal.kind)
  const opened = await write(opening(vault, id))
  if (!opened.ok) return opened
  const copied = await write(noteHandling(vault, [id], { type: 'working_copy', medium: 'device' }))
  if (!copied.ok) return refusedBy(copied.refusal)
  const { kind } = kindOf(file.value.subarray(0, headLength), file.value.subarray(-tailLength))
  const name = `${codeIn(index.world(), id)}.${kind.endings[0] ?? 'bin'}`
  return ok({ base64: toBase64(file.value), type: kind.type, name })
}

/** Written down before anything is shown, once for one look; and counted, where it is graphic, for this member alone. */
export async function opening(vault: Vault, id: string): Promise<Result<true, CallRefusal>> {
  const looks = looksOf(vault)
  const now = vault.clock.millis()
  const last = looks.get(id)
  if (last !== undefined && now - last < oneLook && now >= last) return ok(true)
  const noted = await noteHandling(vault, [id], { type: 'opened' })
  if (!noted.ok) return refusedBy(noted.refusal)
  looks.set(id, now)
  const field = vault.reader.readText(id)?.fields.get('graphic')
  // Where nobody said that it is not, it counts.
  if (field?.state !== 'value' || field.value !== false) sawGraphic(vault)
  return ok(true)
}

/** Of a picture its pixels, of a film a frame, of a paper one page, of a text its beginning. */
export async function shownAs(
  file: Uint8Array,
  kind: FileKind,
  { clear, large, page = 1 }: LookWish,
): Promise<Shown> {
  if (kind.family === 'text') return ok({ text: textOf(file.subarray(0, mostText)) ?? latin(file) })
  if (kind.family === 'paper') {
    const made = await pagesOf(file, { dpi: paperDpi, first: page, count: 1 })
    const [picture] = made.ok ? made.value.pictures : []
    if (!made.ok) return made
    if (picture === undefined) return refuse({ kind: 'program-fell' })
    return ok({ pages: made.value.pages, picture: pictureView(picture, sizeOfPng(picture)) })
  }
  if (kind.family === 'film') return filmShown(file, { large, blur: !clear })
  const made = await previewOf(file, { side: large ? sides.large : sides.small, blur: !clear })
  return made.ok ? ok({ picture: pictureView(made.value.bytes, made.value) }) : made
}

/** Above that a wall shows a plain tile: a frame is asked for on the film's own page. */
const mostFilm = 256 * 1024 * 1024

function isSmallFilm({ family }: FileKind, size: number): boolean {
  return family === 'film' && size <= mostFilm
}

/**
 * A blurred frame, of one film after the other: each is held in memory whole, and a wall asks for all at once. Kept until
 * the lock, also that there is none: without ffmpeg nobody opens each film again to find that out.
 */
async function filmOnWall(
  vault: Vault,
  { id, large }: Ask<'evidence.look'>,
  { sealed, ...about }: Pick<LookView, 'type' | 'family' | 'shows'> & { readonly sealed: string },
): Promise<Result<LookView, CallRefusal>> {
  const before = filmsByVault.get(vault) ?? Promise.resolve()
  const mine = before.then(async (): Promise<Blurred> => {
    const known = blurredOf(vault).get(sealed)
    if (known !== undefined) return known
    const file = await itemBytes(vault, id)
    const shown = file.ok ? await filmShown(file.value, { large, blur: true }) : file
    const seen = shown.ok ? { ...about, ...shown.value } : { ...about, why: shown.refusal.kind }
    remember(blurredOf(vault), sealed, seen)
    return seen
  })
  filmsByVault.set(
    vault,
    mine.then(
      () => undefined,
      () => undefined,
    ),
  )
  return ok({ ...(await mine), graphicToday: graphicToday(vault) })
}

/** Of a film one frame of its middle: the first is often black. */
async function filmShown(
  file: Uint8Array,
  { large, blur }: { readonly large: boolean; readonly blur: boolean },
): Promise<Shown> {
  const made = await stillsOf(file, { count: 1, side: large ? sides.large : sides.small, blur })
  if (!made.ok) return made.refusal.kind === 'tool-not-here' ? refuse({ kind: 'no-ffmpeg' }) : made
  const [still] = made.value.stills
  return still === undefined
    ? refuse({ kind: 'program-fell' })
    : ok({ picture: pictureView(still.bytes, made.value) })
}

/** Of a page of the web how it looked: the picture that lies in the capture, made anew as any other. */
async function captureShown(file: Bytes, { clear, large }: LookWish): Promise<Shown> {
  const whole = await checkWacz(sourceOf(file), waczTools)
  const view = whole.ok
    ? whole.value.records.find(
        ({ type, uri }) => type === 'resource' && uri?.startsWith('urn:view:') === true,
      )
    : undefined
  return view === undefined
    ? refuse({ kind: 'damaged' })
    : shownAs(view.block, kindOf(view.block.subarray(0, headLength)).kind, { clear, large })
}

/** What an item's file is by its content, from its beginning alone. */
export async function kindHere(vault: Vault, id: string): Promise<ReturnType<typeof kindOf>> {
  const blob = blobOf(vault, id)
  if (blob !== undefined)
    for await (const piece of readFile(vault, blob)) {
      if (piece.ok) return kindOf(piece.value.subarray(0, headLength))
      break
    }
  return kindOf(new Uint8Array(0))
}

function canBeShown({ family, type }: FileKind): boolean {
  return family === 'picture' || family === 'film' || family === 'text' || type === 'application/pdf'
}

function pictureView(
  bytes: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): PictureView {
  const media = bytes[0] === 0x89 ? 'image/png' : 'image/jpeg'
  return { base64: toBase64(bytes), media, width, height }
}

/** IHDR stands first in every PNG. */
function sizeOfPng(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return png.length < 24 ? { width: 1, height: 1 } : { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Text in an old alphabet, or cut in the middle of a letter: what can be read of it is read. */
function latin(file: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: false })
    .decode(file.subarray(0, mostText))
    .replace(/\uFFFD+$/u, '')
}

type Blurred = Omit<LookView, 'graphicToday'>
const blurredByVault = new WeakMap<Vault, Map<string, Blurred>>()
const filmsByVault = new WeakMap<Vault, Promise<undefined>>()
const looksByVault = new WeakMap<Vault, Map<string, number>>()
const mostBlurred = 1_000

function blurredOf(vault: Vault): Map<string, Blurred> {
  const known = blurredByVault.get(vault) ?? new Map<string, Blurred>()
  blurredByVault.set(vault, known)
  return known
}

function looksOf(vault: Vault): Map<string, number> {
  const known = looksByVault.get(vault) ?? new Map<string, number>()
  looksByVault.set(vault, known)
  return known
}

function remember(kept: Map<string, Blurred>, key: string, blurred: Blurred): void {
  const [oldest] = kept.keys()
  if (kept.size >= mostBlurred && oldest !== undefined) kept.delete(oldest)
  kept.set(key, blurred)
}
