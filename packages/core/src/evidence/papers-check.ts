/**
 * What lies beside the items of a whole dossier, judged by the items: that each seal names these very bytes and stands in the
 * ledger, that the handlings are signed, that the times are of these checkpoints. docs/formats/dossier.md, D46 to D49.
 *
 * All of it is under the dossier's signature already. The point is what the signature cannot say: that the sender did not make
 * it all up on the day of signing.
 */
import { type Bytes, equalBytes, textOf, toHex, utf8 } from '../base/bytes.ts'
import { parseJson } from '../base/json.ts'
import { object, optional, text } from '../base/parse.ts'
import { sha256 } from '../sealed/hash.ts'
import type { CheckedBag } from './bag-check.ts'
import type { BagReader } from './bag-reader.ts'
import { custodyChain, type KeptEvent } from './custody/chain.ts'
import type { Contents, DossierItem } from './dossier.ts'
import { partsFile, policyFile, proofsFolder } from './layout.ts'
import { type Note, noteText, parseNote } from './ledger/note.ts'
import { type Policy, parsePolicy } from './ledger/policy.ts'
import { parseProof } from './ledger/proof.ts'
import { attestedBy } from './ots/attested.ts'
import { readOts } from './ots/read-ots.ts'
import { parseDossierParts } from './parts/parts.ts'
import { checkSeal, isSealedFile } from './seal/check-seal.ts'
import type { ProofFacts } from './verdict.ts'

/** What a token about `message` is worth; `unjudged` where nobody brought the roots to judge it by. */
export type JudgedTime =
  | { readonly kind: 'at'; readonly time: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unjudged' }
export type CheckTime = (token: Uint8Array, message: Uint8Array) => Promise<JudgedTime>
export const notJudged: CheckTime = async () => ({ kind: 'unjudged' })

export const noProofs: ProofFacts = {
  sealed: 0,
  witnesses: [],
  times: [],
  unjudged: 0,
  blocks: [],
  handlings: 0,
}

const limit = 16 * 1024 * 1024

export async function checkPapers(
  reader: BagReader,
  bag: CheckedBag,
  { items, papers = [] }: Contents,
  checkTime: CheckTime,
): Promise<ProofFacts> {
  const listed = new Set(papers)
  const read = async (path: string): Promise<Bytes | undefined> => {
    const bytes = listed.has(path) ? await reader.bytes(path, limit) : undefined
    return bytes?.ok === true ? bytes.value : undefined
  }
  await checkParts(bag, listed, read)
  const policy = policyIn(await read(policyFile))
  if (listed.has(policyFile) && policy === undefined) bag.findings.fault(policyFile, 'seal-wrong')
  const found: Found = { checkpoints: new Map(), witnesses: new Set(), sealed: 0, handlings: 0 }
  for (const item of items) {
    const folder = folderOf(item)
    if (listed.has(`${folder}manifest.json`))
      await checkOne(bag, { item, folder, policy, listed }, read, found)
  }
  const times = await checkTimes(bag, papers, found.checkpoints, read, checkTime)
  const { sealed, handlings, witnesses } = found
  return { sealed, handlings, witnesses: [...witnesses].toSorted(), ...times }
}

type Found = {
  readonly checkpoints: Map<string, Note>
  readonly witnesses: Set<string>
  sealed: number
  handlings: number
}
type OfItem = {
  readonly item: DossierItem
  readonly folder: string
  readonly policy: Policy | undefined
  readonly listed: ReadonlySet<string>
}

async function checkParts(bag: CheckedBag, listed: ReadonlySet<string>, read: Read): Promise<void> {
  if (!listed.has(partsFile)) return
  const parts = await read(partsFile)
  if (parts === undefined || !parseDossierParts(parts).ok) bag.findings.fault(partsFile, 'parts-form')
}

async function checkOne({ findings }: CheckedBag, of: OfItem, read: Read, found: Found): Promise<void> {
  const { item, folder, policy, listed } = of
  const seal = await checkItem(item, folder, policy, read)
  if (seal === undefined) {
    findings.fault(`${folder}manifest.json`, 'seal-wrong')
    return
  }
  found.sealed++
  found.checkpoints.set(checkpointName(seal.note), seal.note)
  for (const name of seal.witnesses) found.witnesses.add(name)
  const custodyFile = `${folder}custody.jsonl`
  if (!listed.has(custodyFile)) return
  const count = await custodyIn(seal.item, await read(custodyFile))
  if (count === undefined) findings.fault(custodyFile, 'custody-wrong')
  else found.handlings += count
}

/** Where an item's proofs lie: under its number. */
export function folderOf({ number }: Pick<DossierItem, 'number'>): string {
  return `${proofsFolder}${String(number).padStart(3, '0')}/`
}

/** A checkpoint's files are named after its text, so that a token finds what it is about. */
export function checkpointName({ text: said }: Pick<Note, 'text'>): string {
  return toHex(sha256(utf8(said))).slice(0, 16)
}

type Read = (path: string) => Promise<Bytes | undefined>

function policyIn(bytes: Bytes | undefined): Policy | undefined {
  const said = bytes === undefined ? undefined : textOf(bytes)
  const policy = said === undefined ? undefined : parsePolicy(said)
  return policy?.ok === true ? policy.value : undefined
}

async function checkItem(item: DossierItem, folder: string, policy: Policy | undefined, read: Read) {
  const [manifest, signature, salt, proof] = await Promise.all(
    ['manifest.json', 'manifest.json.sshsig', 'salt.hex', 'manifest.tlog-proof'].map((name) =>
      read(folder + name),
    ),
  )
  if (policy === undefined || manifest === undefined || signature === undefined) return undefined
  if (salt === undefined || proof === undefined) return undefined
  const checked = await checkSeal({ manifest, signature, salt, proof }, policy)
  const parsed = parseProof(proof)
  if (!checked.ok || !parsed.ok) return undefined
  const { sha256: hash, size: bytes } = item
  if (!isSealedFile(checked.value.manifest, { sha256: hash, bytes })) return undefined
  return {
    item: checked.value.manifest.item,
    note: parsed.value.note,
    witnesses: checked.value.proven.witnessed.map(({ key }) => key.name),
  }
}

const keptLine = object({
  digest: text({ max: 64, lines: false }),
  body: optional(text({ max: 100_000 })),
  signature: optional(text({ max: 4096 })),
})

/** The number of events; undefined where one is not signed, not of this item, or not an event at all. */
async function custodyIn(item: string, file: Bytes | undefined): Promise<number | undefined> {
  const said = file === undefined ? undefined : textOf(file)
  if (said === undefined || !said.endsWith('\n')) return undefined
  const kept: KeptEvent[] = []
  for (const line of said.slice(0, -1).split('\n')) {
    const json = parseJson(utf8(line))
    const parsed = json.ok ? keptLine(json.value, '') : undefined
    if (parsed?.ok !== true) return undefined
    const { digest, body, signature } = parsed.value
    kept.push({
      digest,
      ...(body === undefined ? {} : { body: utf8(body) }),
      ...(signature === undefined ? {} : { signature: utf8(signature) }),
    })
  }
  const chain = await custodyChain(item, kept)
  // A hole is a gap, which the dossier lists; a forged event is a fault.
  const forged = chain.faults.some(({ kind }) => kind !== 'missing' && kind !== 'before-its-cause')
  return forged ? undefined : chain.events.length
}

async function checkTimes(
  { findings }: CheckedBag,
  papers: readonly string[],
  checkpoints: ReadonlyMap<string, Note>,
  read: Read,
  checkTime: CheckTime,
): Promise<Pick<ProofFacts, 'times' | 'unjudged' | 'blocks'>> {
  const times: string[] = []
  const blocks = new Set<number>()
  let unjudged = 0
  for (const path of papers) {
    const named = /^data\/proofs\/ledger\/([0-9a-f]{16})(?:-\d{1,2}\.tsr|\.ots|\.checkpoint)$/.exec(path)
    const note = checkpoints.get(named?.[1] ?? '')
    if (named === null) continue
    const bytes = await read(path)
    if (bytes === undefined || note === undefined) findings.fault(path, 'time-wrong')
    else if (path.endsWith('.tsr')) {
      const judged = await checkTime(bytes, utf8(note.text))
      if (judged.kind === 'wrong') findings.fault(path, 'time-wrong')
      else if (judged.kind === 'unjudged') unjudged++
      else times.push(judged.time)
    } else if (path.endsWith('.ots')) {
      const heights = blocksIn(bytes, note)
      if (heights === undefined) findings.fault(path, 'time-wrong')
      for (const height of heights ?? []) blocks.add(height)
    } else if (!isThatCheckpoint(bytes, note)) findings.fault(path, 'time-wrong')
  }
  return { times, unjudged, blocks: [...blocks].toSorted((a, b) => a - b) }
}

function blocksIn(file: Bytes, note: Note): readonly number[] | undefined {
  const proof = readOts(file)
  if (!proof.ok || proof.value.hash !== 'sha256') return undefined
  if (!equalBytes(proof.value.digest, sha256(utf8(note.text)))) return undefined
  return attestedBy(proof.value, () => undefined).flatMap(({ attestation, message }) =>
    attestation.kind === 'bitcoin' && message !== undefined ? [attestation.height] : [],
  )
}

/** Written out once more for tools that know no proofs: the same text and signatures. */
function isThatCheckpoint(file: Bytes, note: Note): boolean {
  const parsed = parseNote(file)
  return parsed.ok && noteText(parsed.value) === noteText(note)
}
