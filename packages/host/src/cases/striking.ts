/**
 * What was erased, or sealed away, leaves the entries too: on every desk, and at the relay. docs/formats/cases.md, CA46–CA48.
 *
 * Two members decided (`erased-files.ts`); what follows is done by desks by themselves. One says which entries lose
 * which words, and another, of another member, agrees when its own records say the same and its own entries come out
 * alike. So a desk that is turned, or a program that is not ours, destroys nothing of others' by itself.
 */

import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { declarationOf, isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { textsIn } from '@safeconduct/core/rules/world.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { type LogHex, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import { strikeLimits } from '@safeconduct/core/vault/control/strikes.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { CompartmentName, Scope } from '@safeconduct/core/vault/schema.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { roomOf } from '../evidence/custody/evidence-room.ts'
import { wordsOfPapers } from '../evidence/custody/papers.ts'
import { type Blob, blobIsHere } from '../vault/blobs.ts'
import { fileField, vaultSchema } from '../vault/joined-schema.ts'
import { PieceHashes } from '../vault/piecewise-hash.ts'
import { type CasesWorld, worldNow } from './cases-world.ts'
import { erasedItems, fileOf } from './erased-files.ts'
import { isOfWords } from './erased-words.ts'

/** Whatever of this record is to say nothing any more. */
type Going = {
  readonly id: RecordId
  readonly type: string
  readonly home: Scope
  readonly fields: readonly string[]
  readonly blob: Blob | undefined
}

export type Struck = { readonly asked: number; readonly agreed: number }

/** How many strikes this desk asked for, and how many of others it agreed to. Nothing is done twice. */
export async function strikeErased(cases: CasesWorld): Promise<Struck> {
  const { acts } = cases.vault.replica
  const gone = await goingFrom(cases)
  const claims = claimsOn(cases, gone)
  const going = new Map([...gone, ...claims])
  let [asked, agreed] = [0, 0]
  for (const strike of await acts.strikesAsked()) {
    if (!(await isDecided(cases, going, strike))) continue
    const done = await acts.agreeToStrike(strike.log, strike.id)
    if (done.ok) agreed++
  }
  for (const log of cases.vault.replica.book.all()) {
    // Claims by themselves: who lacks the key of their sources cannot agree to them, and must not hold up the rest.
    for (const part of [gone, claims]) {
      for (const wish of await wishesFor(cases, log, part))
        if ((await acts.strikeWords(logHexOf(log.id), wish))?.ok === true) asked++
    }
  }
  cases.vault.store.scrub()
  return { asked, agreed }
}

/** Records that two members erased or sealed away, and the papers about them that were emptied. */
async function goingFrom(cases: CasesWorld): Promise<ReadonlyMap<string, Going>> {
  const { vault, index } = cases
  const world = worldNow(cases)
  const going = new Map<string, Going>()
  for (const { id, type } of erasedItems(world)) {
    const record = recordId(id, '')
    const home = index.get(id)?.home
    if (!record.ok || home === undefined) continue
    going.set(id, { id: record.value, type, home, fields: wordsOf(type), blob: fileOf(vault, id) })
    for (const paper of await emptiedPapers(vault, record.value)) going.set(paper.id, paper)
  }
  return going
}

/** Claims cite the words of what goes, letter for letter, in another log. */
function claimsOn(cases: CasesWorld, going: ReadonlyMap<string, Going>): ReadonlyMap<string, Going> {
  if (going.size === 0) return new Map()
  const claims = worldNow(cases).ofType('Claim')
  const cited = claims.flatMap((claim) => {
    const [id, home] = [recordId(claim.id, ''), cases.index.get(claim.id)?.home]
    const cites = textsIn(claim, 'source').some((source) => going.has(source))
    if (!cites || !id.ok || home === undefined) return []
    const one: Going = { id: id.value, type: 'Claim', home, fields: wordsOf('Claim'), blob: undefined }
    return [[claim.id, one] as const]
  })
  return new Map(cited)
}

/** Sorted, as a strike names them. */
function wordsOf(type: string): readonly string[] {
  if (!isRecordTypeName(type)) return []
  const words = Object.keys(declarationOf(type).all).filter((field) => isOfWords(type, field))
  return [...words, ...(type === 'EvidenceItem' ? [fileField] : [])].toSorted()
}

/** Under a hold they stand: a court may ask for them. */
async function emptiedPapers(vault: CasesWorld['vault'], item: RecordId): Promise<readonly Going[]> {
  const room = await roomOf(vault)
  const papers = room === undefined ? [] : wordsOfPapers(room.index, item)
  return papers.flatMap(({ id, type, fields }) => {
    const stored = vault.reader.readText(id)
    const isEmptied = stored !== undefined && fields.every((name) => !stored.fields.has(name))
    return isEmptied ? [{ id, type, home: stored.home, fields, blob: undefined }] : []
  })
}

type Wish = {
  readonly what: readonly (readonly [string, readonly string[]])[]
  readonly pieces: readonly string[]
}

/** What is struck already stays among what was erased: each wish names some of it, and together they name all. */
async function wishesFor(
  cases: CasesWorld,
  log: LogState,
  going: ReadonlyMap<string, Going>,
): Promise<readonly Wish[]> {
  const wishes: { what: [string, readonly string[]][]; pieces: string[] }[] = []
  for (const { id, type, home, fields: all, blob } of [...going.values()].toSorted(byId)) {
    const fields = all.filter((field) => isIn(log.name, type, field, home))
    if (fields.length === 0) continue
    const names = blob !== undefined && fields.includes(fileField) ? await piecesOf(cases.vault, blob) : []
    // The relay is not in reach: with the words the key would go, and nobody could name the pieces any more.
    if (names === undefined) continue
    const last = wishes.at(-1)
    const isRoom = last !== undefined && last.what.length < recordsAtOnce
    if (isRoom && last.pieces.length + names.length <= strikeLimits.pieces) {
      last.what.push([id, fields])
      last.pieces.push(...names)
    } else wishes.push({ what: [[id, fields]], pieces: [...names] })
  }
  return wishes.map(({ what, pieces }) => ({ what, pieces: [...new Set(pieces)].toSorted() }))
}

const recordsAtOnce = 64

function byId(one: Going, other: Going): number {
  return one.id < other.id ? -1 : 1
}

function isIn(name: CompartmentName, type: string, field: string, home: Scope): boolean {
  const rule = vaultSchema.field(type, field)
  return rule !== undefined && compartmentText(rule.compartment(home)) === compartmentText(name)
}

/** Names of a file's pieces at the relay; undefined while nobody can say. */
async function piecesOf(
  { home, files, replica }: CasesWorld['vault'],
  blob: Blob,
): Promise<readonly string[] | undefined> {
  if (relayOf(replica) === undefined) return []
  if (blob.list === undefined) return [blob.sealed]
  const names = blobIsHere(home, blob.sealed) ? await hashedPieces(home, blob) : await files.pieces?.(blob)
  return names === undefined ? undefined : [...names, blob.list]
}

async function hashedPieces(home: string, { sealed }: Blob): Promise<readonly string[]> {
  const hashes = new PieceHashes()
  const bytes: AsyncIterable<unknown> = createReadStream(join(home, 'blobs', sealed))
  for await (const piece of bytes) if (piece instanceof Uint8Array) hashes.add(piece)
  return hashes.finish().map(toHex)
}

type Asked = Wish & { readonly log: LogHex }

/** Do the records of this desk say the same: these words and files, of what two members erased, and nothing else? */
async function isDecided(
  { vault }: CasesWorld,
  going: ReadonlyMap<string, Going>,
  { what, pieces }: Asked,
): Promise<boolean> {
  const known = new Set<string>()
  for (const [id, fields] of what) {
    const one = going.get(id)
    if (one === undefined || !fields.every((field) => one.fields.includes(field))) return false
    const names = one.blob === undefined || !fields.includes(fileField) ? [] : await piecesOf(vault, one.blob)
    if (names === undefined) return false
    for (const name of names) known.add(name)
  }
  return pieces.every((piece) => known.has(piece))
}
