/**
 * What lies beside the items of a whole dossier, judged by the items: that each seal names these very bytes and stands in the
 * ledger, that the handlings are signed, that the times are of these checkpoints. docs/formats/dossier.md, D46 to D49.
 *
 * All of it is under the dossier's signature already. The point is what the signature cannot say: that the sender did not make
 * it all up on the day of signing.
 */
import { type Bytes, equalBytes, textOf, toHex, utf8 } from '../base/bytes.ts'
import { canonicalJson, parseJson } from '../base/json.ts'
import type { Language } from '../base/language.ts'
import { object, optional, text } from '../base/parse.ts'
import { sha256 } from '../sealed/hash.ts'
import type { CheckedBag } from './bag-check.ts'
import type { BagReader } from './bag-reader.ts'
import { custodyChain, type KeptEvent } from './custody/chain.ts'
import type { Contents, DossierItem } from './dossier.ts'
import { parseReport, reportType } from './intake/report.ts'
import { partsFile, policyFile, proofsFolder, textPageFile } from './layout.ts'
import type { Note } from './ledger/note.ts'
import { type Policy, parsePolicy } from './ledger/policy.ts'
import { parseProof } from './ledger/proof.ts'
import { writeDocumentPage } from './parts/document-html.ts'
import { type ItemSheet, parseDossierParts } from './parts/parts.ts'
import { reportLines } from './parts/report-lines.ts'
import { toDocument } from './parts/to-document.ts'
import { checkSeal, isSealedFile } from './seal/check-seal.ts'
import type { SealManifest } from './seal/manifest.ts'
import { checkTimes } from './times-check.ts'
import type { ProofFacts } from './verdict.ts'

/** What a token about `message` is worth; `unjudged` where nobody brought the roots to judge it by. */
export type JudgedTime =
  | { readonly kind: 'at'; readonly time: string; readonly by?: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'unjudged' }
export type CheckTime = (token: Uint8Array, message: Uint8Array) => Promise<JudgedTime>
export const notJudged: CheckTime = async () => ({ kind: 'unjudged' })

/** By what papers are judged. Nothing of it comes out of the dossier. */
export type PapersBasis = {
  readonly checkTime: CheckTime
  /** Headers of blocks of Bitcoin, 80 bytes each. */
  readonly blockHeaders: readonly Uint8Array[]
  /** What calls itself so writes the page of a dossier as this program does. */
  readonly software: string
}

export const noProofs: ProofFacts = {
  sealed: 0,
  witnesses: [],
  times: [],
  authorities: [],
  unjudged: 0,
  promised: 0,
  blocks: [],
  handlings: 0,
  reports: 0,
  reportsAway: 0,
  page: 'none',
}

const limit = 16 * 1024 * 1024

export async function checkPapers(
  reader: BagReader,
  bag: CheckedBag,
  contents: Contents,
  basis: PapersBasis,
): Promise<ProofFacts> {
  const { items, papers = [] } = contents
  const listed = new Set(papers)
  const read = async (path: string): Promise<Bytes | undefined> => {
    const bytes = listed.has(path) ? await reader.bytes(path, limit) : undefined
    return bytes?.ok === true ? bytes.value : undefined
  }
  const page = await checkParts(bag, contents, read, basis.software)
  const policy = policyIn(await read(policyFile))
  if (listed.has(policyFile) && policy === undefined) bag.findings.fault(policyFile, 'seal-wrong')
  const found: Found = {
    checkpoints: new Map(),
    witnesses: new Set(),
    sealed: 0,
    handlings: 0,
    reports: 0,
    reportsAway: 0,
  }
  for (const item of items) {
    const folder = folderOf(item)
    if (listed.has(`${folder}manifest.json`))
      await checkOne(
        bag,
        {
          item,
          folder,
          policy,
          listed,
          sheet: page.sheets.get(item.number),
          language: contents.language,
          isOurs: page.is === 'compared',
        },
        read,
        found,
      )
  }
  const times = await checkTimes(bag, papers, found.checkpoints, read, basis)
  const { sealed, handlings, reports, reportsAway, witnesses } = found
  const counted = { sealed, handlings, reports, reportsAway, page: page.is }
  return { ...counted, witnesses: [...witnesses].toSorted(), ...times }
}

type Found = {
  /** As each item's proof has them: partners may have signed one after some items were proved by it. */
  readonly checkpoints: Map<string, readonly Note[]>
  readonly witnesses: Set<string>
  sealed: number
  handlings: number
  reports: number
  reportsAway: number
}
type OfItem = {
  readonly item: DossierItem
  readonly folder: string
  readonly policy: Policy | undefined
  readonly listed: ReadonlySet<string>
  readonly sheet: ItemSheet | undefined
  readonly language: Language
  /** The page was written by this version, so its words can be written again. */
  readonly isOurs: boolean
}
type Page = { readonly is: ProofFacts['page']; readonly sheets: ReadonlyMap<number, ItemSheet> }

/**
 * The page that people read is written again from the parts: its owner could sign parts with a denial in them beside a page
 * without it. Another version has other words and is not blamed for them; that nobody compared is said.
 */
async function checkParts(
  { findings }: CheckedBag,
  { title, language, items, software, papers = [] }: Contents,
  read: Read,
  ours: string,
): Promise<Page> {
  const none: Page['sheets'] = new Map()
  if (!papers.includes(partsFile)) return { is: 'none', sheets: none }
  const bytes = await read(partsFile)
  const parts = bytes === undefined ? undefined : parseDossierParts(bytes)
  if (parts?.ok !== true) {
    findings.fault(partsFile, 'parts-form')
    return { is: 'not-compared', sheets: none }
  }
  const sheets = new Map(parts.value.sheets.map((sheet) => [sheet.item, sheet]))
  if (software !== ours) return { is: 'not-compared', sheets }
  const page = writeDocumentPage(toDocument({ title, language, content: parts.value, items }))
  const found = await read(textPageFile)
  if (found === undefined || !equalBytes(found, page)) findings.fault(textPageFile, 'contents-disagree')
  return { is: 'compared', sheets }
}

async function checkOne({ findings }: CheckedBag, of: OfItem, read: Read, found: Found): Promise<void> {
  const { item, folder, policy, listed } = of
  const seal = await checkItem(item, folder, policy, read)
  if (seal === undefined) {
    findings.fault(`${folder}manifest.json`, 'seal-wrong')
    return
  }
  found.sealed++
  const name = checkpointName(seal.note)
  found.checkpoints.set(name, [...(found.checkpoints.get(name) ?? []), seal.note])
  for (const name of seal.witnesses) found.witnesses.add(name)
  const report = await checkReport(of, seal.manifest, read)
  // Another version says it in other words.
  if (report === 'sealed' && of.isOurs && !(await saysTheReport(of, read)))
    findings.fault(partsFile, 'contents-disagree')
  if (report === 'wrong') findings.fault(`${folder}report.json`, 'report-wrong')
  else if (report !== 'none') found[report === 'sealed' ? 'reports' : 'reportsAway']++
  const custodyFile = `${folder}custody.jsonl`
  if (!listed.has(custodyFile)) return
  const count = await custodyIn(seal.item, await read(custodyFile))
  if (count === undefined) findings.fault(custodyFile, 'custody-wrong')
  else found.handlings += count
}

/**
 * What the file said of itself when it was taken in: the very report that was sealed with it, of this very file, and the one
 * that its sheet speaks of. A seal that names one which is not here may stand: the report says more than the item, and
 * whoever sends it may have had to keep it back.
 */
async function checkReport(
  { item, folder, listed, sheet }: OfItem,
  manifest: SealManifest,
  read: Read,
): Promise<'none' | 'away' | 'sealed' | 'wrong'> {
  const named = manifest.files.filter(
    ({ role, mediaType }) => role === 'metadata' && mediaType === reportType,
  )
  const path = `${folder}report.json`
  const said = sheet?.report?.sha256
  if (!listed.has(path)) {
    const isNamed = said === undefined || named.some(({ sha256: hash }) => hash === said)
    return isNamed ? (named.length === 0 ? 'none' : 'away') : 'wrong'
  }
  const bytes = await read(path)
  if (bytes === undefined) return 'wrong'
  const hash = toHex(sha256(bytes))
  const report = parseReport(bytes)
  const isSealed = named.some((file) => file.sha256 === hash && file.bytes === bytes.length)
  const isOfIt = report.ok && report.value.of.sha256 === item.sha256 && report.value.of.bytes === item.size
  return isSealed && isOfIt && (said === undefined || said === hash) ? 'sealed' : 'wrong'
}

/** The sheet is what is read aloud; its owner could sign one with another time on it beside the true report. */
async function saysTheReport({ folder, sheet, language }: OfItem, read: Read): Promise<boolean> {
  const bytes = await read(`${folder}report.json`)
  const said = bytes === undefined ? undefined : reportLines(bytes, language).report
  return sheet?.report === undefined || canonicalJson(sheet.report) === canonicalJson(said ?? {})
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
    manifest: checked.value.manifest,
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
