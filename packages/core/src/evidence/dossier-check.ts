/**
 * Checks what a bag alone does not promise: that the list of the payload is signed, that the contents,
 * the inventory and the files agree, and that every other byte follows from what is signed.
 */
import { type Bytes, equalBytes, utf8 } from '../base/bytes.ts'
import type { CheckedBag } from './bag-check.ts'
import { listLimit } from './bag-lists.ts'
import { writeManifest } from './bag-manifest.ts'
import type { BagReader } from './bag-reader.ts'
import { type Contents, parseContents } from './dossier.ts'
import { writeInventory } from './inventory.ts'
import {
  bagInfoFile,
  contentsFile,
  frontPageFile,
  inventoryFile,
  namespace,
  payloadManifest,
  signatureFile,
  tagFiles,
  tagManifest,
} from './layout.ts'
import { checkPapers, noProofs, type PapersBasis } from './papers-check.ts'
import { type ExpectedKey, type Fingerprint, fingerprintOf, keyLine } from './ssh-key.ts'
import { parseSshSignature, verifySshSignature } from './ssh-signature.ts'
import { tagTexts } from './tag-texts.ts'
import type { ProofFacts } from './verdict.ts'
import { isKnownTool, toolFiles } from './verify-tools.ts'

/** Present only when nothing was found wrong. */
export type CheckedDossier = {
  readonly key: Fingerprint
  readonly publicKey: Bytes
  readonly contents: Contents
  readonly proofs: ProofFacts
}

export async function checkDossier(
  reader: BagReader,
  bag: CheckedBag,
  expected: ExpectedKey | undefined,
  basis: PapersBasis,
): Promise<CheckedDossier | undefined> {
  const { findings } = bag
  // What an ordinary bag may have, a dossier may not: it has one spelling.
  for (const { file } of findings.warnings) findings.fault(file, 'spelling')
  checkFiles(bag)
  const publicKey = await checkSignature(reader, bag, expected)
  const contents = await readContents(reader, bag)
  let proofs = noProofs
  await checkLists(reader, bag)
  if (contents !== undefined) {
    checkAgreement(bag, contents)
    await checkDerived(reader, bag, contents)
    proofs = await checkPapers(reader, bag, contents, basis)
    if (publicKey !== undefined && keyLine(publicKey) !== contents.signer) {
      findings.fault(contentsFile, 'contents-disagree')
    }
  }
  for (const path of toolFiles) {
    const hash = sha256Of(bag, path)
    if (hash !== undefined && !isKnownTool(path, hash)) findings.fault(path, 'tool-unknown')
  }
  blameTheList(bag)
  if (findings.faults.length > 0 || publicKey === undefined || contents === undefined) return undefined
  return { key: fingerprintOf(publicKey), publicKey, contents, proofs }
}

function sha256Of(bag: CheckedBag, path: string): string | undefined {
  return bag.digestsByPath.get(path)?.get('sha256')
}

/** The folder holds what the layout names and nothing else: a file beside the signed ones could be read as one of them. */
function checkFiles({ findings, entryByPath }: CheckedBag): void {
  const needed = [...tagFiles, tagManifest, contentsFile, frontPageFile, inventoryFile]
  for (const path of needed) {
    if (entryByPath.has(path)) continue
    findings.fault(path, path === signatureFile ? 'signature-missing' : 'missing')
  }
  const folders = new Set(['data', 'verify'])
  for (const { path, kind } of entryByPath.values()) {
    if (kind === 'folder') continue
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at))
  }
  for (const { path, kind } of entryByPath.values()) {
    const known = kind === 'folder' ? folders.has(path) : path.startsWith('data/') || needed.includes(path)
    if (!known) findings.fault(path, 'unlisted')
  }
}

async function checkSignature(
  reader: BagReader,
  { findings, entryByPath }: CheckedBag,
  expected: ExpectedKey | undefined,
): Promise<Bytes | undefined> {
  if (!entryByPath.has(signatureFile)) return undefined
  const file = await reader.bytes(signatureFile, 4096)
  const signature = file.ok ? parseSshSignature(file.value, namespace) : undefined
  const signed = await reader.bytes(payloadManifest, listLimit)
  if (!signature?.ok || !signed.ok) {
    findings.fault(signatureFile, 'signature-form')
    return undefined
  }
  const holds = await verifySshSignature(signature.value, namespace, signed.value)
  if (!holds) findings.fault(payloadManifest, 'signature-wrong')
  const { publicKey } = signature.value
  if (expected !== undefined && fingerprintOf(publicKey) !== expected.fingerprint) {
    findings.fault(signatureFile, 'other-key')
  }
  return publicKey
}

async function readContents(
  reader: BagReader,
  { findings, entryByPath }: CheckedBag,
): Promise<Contents | undefined> {
  if (!entryByPath.has(contentsFile)) return undefined
  const bytes = await reader.bytes(contentsFile, listLimit)
  const contents = bytes.ok ? parseContents(bytes.value) : undefined
  if (contents?.ok) return contents.value
  findings.fault(contentsFile, 'contents-form')
  return undefined
}

/** Each list has one spelling, and the tag list names exactly the files that a dossier has beside its payload. */
async function checkLists(reader: BagReader, { findings, lists }: CheckedBag): Promise<void> {
  for (const { file, tag, hashByPath } of lists) {
    const bytes = await reader.bytes(file, listLimit)
    const same = bytes.ok && equalBytes(bytes.value, utf8(writeManifest(hashByPath)))
    if (!same) findings.fault(file, 'spelling')
    const isWhole = hashByPath.size === tagFiles.length && tagFiles.every((path) => hashByPath.has(path))
    if (tag && !isWhole) findings.fault(file, 'contents-disagree')
  }
}

/**
 * Every file the tag list names is vouched for by the signature, by the contents or by a known hash. So where
 * all of them hold and only the list says otherwise, it is the list that was changed.
 */
function blameTheList({ findings }: CheckedBag): void {
  const { faults } = findings
  const isTag = (file: string): boolean => tagFiles.some((path) => path === file)
  if (faults.length === 0 || !faults.every(({ file, rule }) => rule === 'changed' && isTag(file))) return
  const accused = faults.map((fault) => fault.file)
  for (const file of accused) findings.withdraw(file, 'changed')
  findings.fault(tagManifest, 'contents-disagree')
}

/** The contents, the list and the files name the same originals, with the same hashes and lengths. */
function checkAgreement(bag: CheckedBag, { parts, items, papers = [] }: Contents): void {
  const disagree = (path: string): void => bag.findings.fault(path, 'contents-disagree')
  const named = new Set([contentsFile, ...parts.map((part) => part.path), ...papers])
  for (const [index, item] of items.entries()) {
    const entry = bag.entryByPath.get(item.path)
    const isTwice = named.has(item.path)
    named.add(item.path)
    const same = entry?.size === item.size && sha256Of(bag, item.path) === item.sha256
    if (!same || isTwice || item.number !== index + 1) disagree(item.path)
  }
  for (const path of named) if (!bag.entryByPath.has(path)) disagree(path)
  for (const [path, { kind }] of bag.entryByPath) {
    if (kind === 'file' && path.startsWith('data/') && !named.has(path)) disagree(path)
  }
}

/** Files that follow from the contents are written again and compared: they are not signed themselves. */
async function checkDerived(reader: BagReader, bag: CheckedBag, contents: Contents): Promise<void> {
  const { payloadBytes: bytes, payloadFiles: files } = bag
  const derived = new Map(tagTexts(contents, { bytes, files }))
  derived.set(inventoryFile, writeInventory(contents.items))
  // The bag's label counts the payload, so where a file of it is at fault the label only follows.
  if (bag.findings.faults.some((fault) => fault.file.startsWith('data/'))) derived.delete(bagInfoFile)
  for (const [path, text] of derived) {
    if (!bag.entryByPath.has(path)) continue
    const found = await reader.bytes(path, listLimit)
    if (!found.ok || !equalBytes(found.value, text)) bag.findings.fault(path, 'contents-disagree')
  }
}
