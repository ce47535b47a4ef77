/**
 * Taking files in: each is read once, sealed as it came, and becomes an item with its papers in one save. What is inside
 * is looked at afterwards, by somebody else (`evidence/workbench`).
 *
 * The id of an item follows from the case and the bytes: the same file given twice is one item, and a run that was
 * stopped or cut by a crash goes on where it ended. Rules IN50 to IN58 of docs/formats/intake.md.
 */
import { concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { isNamedFor, type Sniffed } from '@safeconduct/core/evidence/intake/kind.ts'
import type { SealedFile, SealManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { piecesOf } from '@safeconduct/core/evidence/seal/pieces.ts'
import { homeOf } from '@safeconduct/core/records/home.ts'
import { missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import { readBlob } from '../../vault/blobs.ts'
import { fileField } from '../../vault/joined-schema.ts'
import { termList } from '../../work/directory.ts'
import { type EvidenceRoom, saveWithPapers } from '../custody/evidence-room.ts'
import { type SealWish, sealingChanges } from '../custody/sealing.ts'
import { redactableOf } from '../redaction/redactable.ts'
import type { FileSource } from './file-source.ts'
import { letGo, type ReadFile, type ReadRefusal, type ReadWatch, readOnce } from './one-read.ts'

/** What is the same for all files that came together. */
export type IntakeWish = {
  readonly caseId: string
  readonly receivedVia: SealManifest['receivedVia']
  /** The person it came from, and the code under which the papers name that person. */
  readonly receivedFrom?: string
  readonly from?: string
  /** Where pictures come from; without a word they are evidence of nothing (R26). */
  readonly provenance?: string
  readonly graphic?: boolean
  readonly derivedFrom?: string
  readonly receivedAt?: SealWish['receivedAt']
  readonly consents?: readonly RecordId[]
}

export type IntakeRefusal =
  | ReadRefusal
  | {
      readonly kind: 'no-such-case' | 'not-granted' | 'frozen' | 'not-saved'
    }
  /** A field of the wish that no record takes, such as a provenance that is no term. */
  | { readonly kind: 'unfit'; readonly field: string }
export type TakenIn =
  | {
      readonly name: string
      readonly state: 'taken-in' | 'already-here'
      readonly id: RecordId
      readonly type: string
      readonly warnings: readonly IntakeWarning[]
    }
  | { readonly name: string; readonly state: 'refused'; readonly refusal: IntakeRefusal }

export type IntakeWarning =
  /** The name's ending is of another kind than the content. */
  | 'named-for-something-else'
  /** Another program would take it for something else. */
  | 'two-kinds-at-once'
  /** It would do something if it were opened; it is kept and never opened. */
  | 'would-run'
  | 'sealed-by-somebody-else'
  | 'of-no-known-kind'

export type IntakeProgress = {
  readonly files: number
  readonly of: number
  readonly bytes: number
}

/** All of them, one after the other. What was taken in before a stop, a refusal or a full disk stays taken in. */
export async function takeInAll(
  room: EvidenceRoom,
  sources: readonly FileSource[],
  wish: IntakeWish,
  watch: { readonly signal?: AbortSignal; readonly progress?: (far: IntakeProgress) => void } = {},
): Promise<readonly TakenIn[]> {
  const all: TakenIn[] = []
  for (const source of sources) {
    const taken = await takeIn(room, source, wish, {
      ...(watch.signal === undefined ? {} : { signal: watch.signal }),
      progress: (bytes) => watch.progress?.({ files: all.length, of: sources.length, bytes }),
    })
    all.push(taken)
    watch.progress?.({ files: all.length, of: sources.length, bytes: 0 })
    // A disk that is full for one is full for all; what follows would only be asked in vain.
    if (taken.state === 'refused' && ['disk-full', 'stopped'].includes(taken.refusal.kind)) break
  }
  return all
}

export async function takeIn(
  room: EvidenceRoom,
  source: FileSource,
  wish: IntakeWish,
  watch: ReadWatch = {},
): Promise<TakenIn> {
  const { vault } = room
  const name = plainName(source.name)
  const no = (refusal: IntakeRefusal): TakenIn => ({ name, state: 'refused', refusal })
  if (vault.reader.readText(wish.caseId)?.type !== 'Case') return no({ kind: 'no-such-case' })
  const read = await readOnce(vault, source, watch)
  if (!read.ok) return no(read.refusal)
  const id = itemIdOf(room, wish.caseId, read.value.sha256)
  const warnings = warningsOf(source.name, read.value.sniffed)
  const { type } = read.value.sniffed.kind
  if (vault.reader.readText(id) !== undefined) {
    letGo(vault, read.value)
    return { name, state: 'already-here', id, type, warnings }
  }
  const saved = await keepItem(room, { id, name, read: read.value, warnings }, wish)
  if (saved !== undefined) {
    letGo(vault, read.value)
    return no(saved)
  }
  return { name, state: 'taken-in', id, type, warnings }
}

type Redactable = NonNullable<SealedFile['redactable']>
type NewItem = {
  readonly id: RecordId
  readonly name: string
  readonly read: ReadFile
  readonly warnings: readonly IntakeWarning[]
}

/** The item and its papers in one save: no item is ever here unsealed. */
async function keepItem(
  room: EvidenceRoom,
  item: NewItem,
  wish: IntakeWish,
): Promise<IntakeRefusal | undefined> {
  const made = itemChange(room, item, wish)
  if ('kind' in made) return made
  const { sha256: hash, blob, sniffed } = item.read
  const pieces = piecesOf(item.read.pieces)
  const redactable = await rootOf(room, item.read)
  const papers = await sealingChanges(room, {
    item: item.id,
    home: made.home,
    files: [
      {
        role: 'original',
        sha256: hash,
        bytes: blob.size,
        mediaType: sniffed.kind.type,
        ...(pieces === undefined ? {} : { pieces }),
        ...(redactable === undefined ? {} : { redactable }),
      },
    ],
    receivedVia: wish.receivedVia,
    ...(wish.receivedAt === undefined ? {} : { receivedAt: wish.receivedAt }),
    ...(wish.from === undefined ? {} : { from: wish.from }),
    ...(wish.consents === undefined ? {} : { consents: wish.consents }),
  })
  if (!papers.ok) return { kind: 'not-saved' }
  const saved = await saveWithPapers(room, papers.value, [made.change])
  return saved.ok ? undefined : refusalOf(saved.refusal.kind)
}

/** A picture is committed to tile by tile before it is sealed; one that cannot be decoded is sealed all the same. */
const largestPicture = 64 * 1024 * 1024

async function rootOf({ vault }: EvidenceRoom, { blob, sniffed }: ReadFile): Promise<Redactable | undefined> {
  if (sniffed.kind.family !== 'picture' || blob.size > largestPicture) return undefined
  const pieces: Uint8Array[] = []
  for await (const piece of readBlob(vault.home, blob)) {
    if (!piece.ok) return undefined
    pieces.push(piece.value)
  }
  const root = await redactableOf(concat(...pieces), blob)
  return root.ok ? root.value : undefined
}

function itemChange(
  { vault, by }: EvidenceRoom,
  { id, name, read, warnings }: NewItem,
  wish: IntakeWish,
): { readonly change: RecordChange; readonly home: Scope } | IntakeRefusal {
  const { kind } = read.sniffed
  const isSeen = kind.family === 'picture' || kind.family === 'film'
  const now = vault.clock.now()
  const fields = (title: string): { readonly [field: string]: Json } => ({
    kind: materials[kind.family] ?? letter,
    title,
    description: describe(read, warnings),
    ...(wish.receivedFrom === undefined ? {} : { receivedFrom: wish.receivedFrom }),
    ...(wish.provenance === undefined ? {} : { provenance: wish.provenance }),
    ...(wish.derivedFrom === undefined ? {} : { derivedFrom: wish.derivedFrom }),
    original: true,
    sha256: read.sha256,
    sealedAt: now,
    // Until somebody has looked: nobody should meet it unprepared.
    graphic: wish.graphic ?? isSeen,
    metadataRemoved: false,
  })
  const terms = missionTerms(termList(vault))
  const named = parseFields('EvidenceItem', fields(name), { terms })
  const wanted = named.ok ? fields(name) : fields(plainTitle(kind.family))
  const parsed = named.ok ? named : parseFields('EvidenceItem', wanted, { terms })
  if (!parsed.ok) return { kind: 'unfit', field: parsed.refusal.field }
  const home = homeOf('EvidenceItem', wanted, {
    id,
    caseId: wish.caseId,
    homeOf: (other) => vault.reader.homeOf(other),
  })
  if (!home.ok) return { kind: 'no-such-case' }
  return {
    home: home.value,
    change: {
      id,
      type: 'EvidenceItem',
      home: home.value,
      fields: { ...wanted, createdAt: now, createdBy: by, [fileField]: read.blob },
    },
  }
}

const letter = '120520200501'
/** Photograph, video, audio, as HURIDOCS MT16 has them; a person says better what a paper is. */
const materials: Readonly<Record<string, string>> = {
  picture: '160815201501',
  film: '220904051501',
  sound: '012104091501',
}

function plainTitle(family: string): string {
  return `File received (${family})`
}

/** What can be said without opening it, for those who must not. */
function describe({ sniffed, blob }: ReadFile, warnings: readonly IntakeWarning[]): string {
  const lines = [`${sniffed.kind.type}, ${blob.size} bytes`]
  if (sniffed.also.length > 0) lines.push(`also reads as ${sniffed.also.join(', ')}`)
  return [...lines, ...warnings.map((warning) => warning.replaceAll('-', ' '))].join('\n')
}

function warningsOf(name: string, { kind, also }: Sniffed): readonly IntakeWarning[] {
  return [
    ...(isNamedFor(name, kind) ? [] : (['named-for-something-else'] as const)),
    ...(also.length === 0 ? [] : (['two-kinds-at-once'] as const)),
    ...(kind.family === 'program' ? (['would-run'] as const) : []),
    ...(kind.family === 'sealed' ? (['sealed-by-somebody-else'] as const) : []),
    ...(kind.family === 'unknown' ? (['of-no-known-kind'] as const) : []),
  ]
}

/** A name as a title: no path, no marks that turn the line around. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .trim()
  return plain === '' ? 'File' : plain.slice(0, 200).toWellFormed()
}

function itemIdOf({ vault }: EvidenceRoom, caseId: string, hash: string): RecordId {
  const words = utf8(`safeconduct/v1/item\0${caseId}\0${hash}`)
  const id = recordId(toHex(sha256(concat(vault.organisation.id, words)).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

function refusalOf(kind: string): IntakeRefusal {
  if (kind === 'disk-full' || kind === 'not-granted' || kind === 'frozen') return { kind }
  return { kind: 'not-saved' }
}
