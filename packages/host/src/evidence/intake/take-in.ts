/**
 * Taking files in: each is read once, sealed as it came, and becomes an item with its papers in one save. What is inside
 * is looked at afterwards, by somebody else (`evidence/workbench`).
 *
 * The id of an item follows from the case and the bytes: the same file given twice is one item. Rules IN50 to IN58 of
 * docs/formats/intake.md; many files at once: `take-in-all.ts`.
 */
import { concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { type FileKind, isNamedFor, type Sniffed } from '@safeconduct/core/evidence/intake/kind.ts'
import type { SealedFile, SealManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { piecesOf } from '@safeconduct/core/evidence/seal/pieces.ts'
import { homeOf } from '@safeconduct/core/records/home.ts'
import { missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import type { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
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
import { intakeReport } from './intake-report.ts'
import { letGo, type ReadFile, type ReadRefusal, type ReadWatch, readOnce } from './one-read.ts'
import { plainName, plainTitle } from './titles.ts'

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

/** One file: read, sealed, and kept with its papers before this returns. */
export async function takeIn(
  room: EvidenceRoom,
  source: FileSource,
  wish: IntakeWish,
  watch: ReadWatch = {},
): Promise<TakenIn> {
  const read = await readNew(room, source, wish, watch)
  if (read.state !== 'read') return read
  const [taken] = await keepTogether(room, [read])
  return certain(taken, 'one for each')
}

/** Read, sealed, its papers written: it waits for the save that makes it an item. */
export type ReadNew = {
  readonly state: 'read'
  readonly size: number
  readonly taken: Extract<TakenIn, { state: 'taken-in' | 'already-here' }>
  readonly read: ReadFile
  readonly change: RecordChange
  readonly papers: readonly RecordChange[]
}

/** `beforeLooking` keeps what waits, where the same bytes may be among it. */
export async function readNew(
  room: EvidenceRoom,
  source: FileSource,
  wish: IntakeWish,
  watch: ReadWatch,
  beforeLooking: (id: RecordId) => Promise<void> = () => Promise.resolve(),
): Promise<TakenIn | ReadNew> {
  const { vault } = room
  const name = plainName(source.name)
  const no = (refusal: IntakeRefusal): TakenIn => ({ name, state: 'refused', refusal })
  if (vault.reader.readText(wish.caseId)?.type !== 'Case') return no({ kind: 'no-such-case' })
  const read = await readOnce(vault, source, watch)
  if (!read.ok) return no(read.refusal)
  const id = itemIdOf(room, wish.caseId, read.value.sha256)
  const warnings = warningsOf(source.name, read.value.sniffed)
  const { type } = read.value.sniffed.kind
  await beforeLooking(id)
  if (vault.reader.readText(id) !== undefined) {
    letGo(vault, read.value)
    return { name, state: 'already-here', id, type, warnings }
  }
  const made = await itemWithPapers(room, { id, name, read: read.value, warnings }, wish)
  if ('kind' in made) {
    letGo(vault, read.value)
    return no(made)
  }
  const taken = { name, state: 'taken-in', id, type, warnings } as const
  return { state: 'read', size: read.value.blob.size, taken, read: read.value, ...made }
}

/** Items and their papers in one save: no item is ever here unsealed. Of what cannot be saved nothing stays. */
export async function keepTogether(
  room: EvidenceRoom,
  items: readonly ReadNew[],
): Promise<readonly TakenIn[]> {
  if (items.length === 0) return []
  const papers = items.flatMap((item) => item.papers)
  const saved = await saveWithPapers(
    room,
    papers,
    items.map(({ change }) => change),
  )
  if (saved.ok) return items.map(({ taken }) => taken)
  for (const { read } of items) letGo(room.vault, read)
  const refusal = refusalOf(saved.refusal.kind)
  return items.map(({ taken: { name } }) => ({ name, state: 'refused', refusal }))
}

type Redactable = NonNullable<SealedFile['redactable']>
type NewItem = {
  readonly id: RecordId
  readonly name: string
  readonly read: ReadFile
  readonly warnings: readonly IntakeWarning[]
}

async function itemWithPapers(
  room: EvidenceRoom,
  item: NewItem,
  wish: IntakeWish,
): Promise<IntakeRefusal | Pick<ReadNew, 'change' | 'papers'>> {
  const made = itemChange(room, item, wish)
  if ('kind' in made) return made
  const { sha256: hash, blob, sniffed } = item.read
  const pieces = piecesOf(item.read.pieces)
  const redactable = await rootOf(room, item.read)
  const report = await intakeReport(room.vault, item.read)
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
    ...(report === undefined ? {} : { report }),
    ...(wish.receivedAt === undefined ? {} : { receivedAt: wish.receivedAt }),
    ...(wish.from === undefined ? {} : { from: wish.from }),
    ...(wish.consents === undefined ? {} : { consents: wish.consents }),
  })
  return papers.ok ? { change: made.change, papers: papers.value } : { kind: 'not-saved' }
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
    kind: kind.type === 'application/vnd.sqlite3' ? database : materials[kind.family],
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

/**
 * Photograph, video and audio as HURIDOCS MT16 has them. Of the rest a sniffed kind says only what sort of file it is: that
 * a paper is a letter or a court's record, a person says who has read it.
 */
const materials: Readonly<Record<FileKind['family'], CodeOf<typeof sourceMaterial>>> = {
  picture: '160815201501',
  film: '220904051501',
  sound: '012104091501',
  paper: 'X-TEXT',
  text: 'X-TEXT',
  archive: 'X-COLL',
  program: 'X-SOFT',
  sealed: 'X-CRYP',
  unknown: 'X-FILE',
}
const database: CodeOf<typeof sourceMaterial> = 'X-DATA'

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

function itemIdOf({ vault }: EvidenceRoom, caseId: string, hash: string): RecordId {
  const words = utf8(`safeconduct/v1/item\0${caseId}\0${hash}`)
  const id = recordId(toHex(sha256(concat(vault.organisation.id, words)).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

function refusalOf(kind: string): IntakeRefusal {
  if (kind === 'disk-full' || kind === 'not-granted' || kind === 'frozen') return { kind }
  return { kind: 'not-saved' }
}
