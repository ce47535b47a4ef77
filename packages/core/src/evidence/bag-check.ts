/**
 * Checks a folder against BagIt 1.0 (RFC 8493) and the versions before it: everything listed is there and
 * unchanged, nothing lies in the payload that no list names, and no name leads out of the folder.
 */

import { isDeceiving } from '../base/printable.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { type Declaration, parseDeclaration, readBagInfo, tagText } from './bag-declaration.ts'
import { type BagList, checkFetch, readLists } from './bag-lists.ts'
import { isSystemFile, sameNameKey } from './bag-path.ts'
import type { Algorithm, BagEntry, BagReader, Digests, ReadRefusal } from './bag-reader.ts'
import { type Findings, newFindings } from './findings.ts'
import { bagInfoFile, declarationFile } from './layout.ts'
import type { FaultRule } from './verdict.ts'

export type CheckOptions = {
  readonly progress?: (files: number, of: number) => void
  readonly signal?: AbortSignal
}

export type CheckedBag = {
  readonly findings: Findings
  readonly entryByPath: ReadonlyMap<string, BagEntry>
  readonly digestsByPath: ReadonlyMap<string, Digests>
  readonly lists: readonly BagList[]
  readonly payloadFiles: number
  readonly payloadBytes: number
  /** False for some other folder: one with no declaration, and without a list and a payload. */
  readonly looksLikeABag: boolean
}

/** A longer `bag-info.txt` is no longer something a person wrote. */
const infoLimit = 1024 * 1024

export async function checkBag(
  reader: BagReader,
  options: CheckOptions,
): Promise<Result<CheckedBag, ReadRefusal>> {
  const listed = await reader.entries()
  if (!listed.ok) return listed
  const entries = listed.value
  const entryByPath = new Map(entries.map((entry) => [entry.path, entry]))
  const findings = newFindings()
  checkNames(entries, findings)
  const declared = await checkDeclaration(reader, entryByPath, findings)
  const lists = await readLists(reader, entries, declared, findings)
  const payload = lists.filter((list) => !list.tag)
  const files = entries.filter((entry) => entry.kind === 'file' && entry.path.startsWith('data/'))
  checkShape(entryByPath, payload, findings)
  checkUnlisted(files, payload, declared.version, findings)
  if (entryByPath.has('fetch.txt')) await checkFetch(reader, declared.encoding, payload, findings)
  const digestsByPath = await compareHashes(reader, entryByPath, lists, findings, options)
  if (!digestsByPath.ok) return digestsByPath
  const payloadBytes = files.reduce((sum, file) => sum + file.size, 0)
  const oxum = `${payloadBytes}.${files.length}`
  if (entryByPath.has(bagInfoFile)) await checkInfo(reader, declared.encoding, oxum, findings)
  return ok({
    findings,
    entryByPath,
    digestsByPath: digestsByPath.value,
    lists,
    payloadFiles: files.length,
    payloadBytes,
    looksLikeABag: entryByPath.has(declarationFile) || (payload.length > 0 && entryByPath.has('data')),
  })
}

function checkNames(entries: readonly BagEntry[], findings: Findings): void {
  for (const { path, kind } of entries) {
    // A link is never followed: it may lead to the checker's own files, or be changed between two readings.
    if (kind === 'link' || kind === 'special') findings.fault(path, 'not-a-file')
    if (isDeceiving(path)) findings.fault(path, 'unsafe-name')
  }
}

async function checkDeclaration(
  reader: BagReader,
  entryByPath: ReadonlyMap<string, BagEntry>,
  findings: Findings,
): Promise<Declaration> {
  const unknown = { version: '1.0', encoding: 'utf-8' }
  if (!entryByPath.has(declarationFile)) {
    findings.fault(declarationFile, 'bagit-missing')
    return unknown
  }
  const bytes = await reader.bytes(declarationFile, 4096)
  const declared = bytes.ok ? parseDeclaration(bytes.value) : undefined
  if (declared?.ok) return declared.value
  const kind = declared?.refusal.kind
  findings.fault(
    declarationFile,
    kind === 'version' ? 'bagit-version' : kind === 'encoding' ? 'encoding' : 'bagit-form',
  )
  return unknown
}

function checkShape(
  entryByPath: ReadonlyMap<string, BagEntry>,
  payload: readonly BagList[],
  findings: Findings,
): void {
  if (entryByPath.get('data')?.kind !== 'folder') findings.fault('data', 'payload-missing')
  if (payload.length === 0) findings.fault('manifest-sha256.txt', 'manifest-missing')
}

/**
 * Before 1.0 one list had to name a file; since 1.0 every list must. A name that a system respelt on the
 * way counts as listed here, and gets its warning where its hash is compared.
 */
function checkUnlisted(
  files: readonly BagEntry[],
  payload: readonly BagList[],
  version: string,
  findings: Findings,
): void {
  const present = new Set(files.map((file) => file.path))
  const keysByList = payload.map(({ hashByPath }) => {
    const gone = [...hashByPath.keys()].filter((path) => !present.has(path))
    return { hashByPath, respelt: new Set(gone.map(sameNameKey)) }
  })
  for (const { path } of files) {
    const naming = keysByList.filter(
      (list) => list.hashByPath.has(path) || list.respelt.has(sameNameKey(path)),
    )
    const enough = version === '1.0' ? naming.length === payload.length : naming.length > 0
    if (!enough || naming.length === 0) findings.fault(path, 'unlisted')
  }
}

async function checkInfo(
  reader: BagReader,
  encoding: string,
  oxum: string,
  findings: Findings,
): Promise<void> {
  const bytes = await reader.bytes(bagInfoFile, infoLimit)
  const text = bytes.ok ? tagText(bytes.value, encoding) : undefined
  const info = text === undefined ? undefined : readBagInfo(text)
  if (info === undefined) return findings.fault(bagInfoFile, 'line-form')
  // A file that was changed, added or lost by a system is named already; that the sum differs too says nothing more.
  const isNamed = findings.faults.length > 0 || findings.warnings.some(({ rule }) => rule === 'system-file')
  if (isNamed) return
  const said = info.filter(([label]) => label.toLowerCase() === 'payload-oxum')
  if (said.some(([, value]) => value.trim() !== oxum)) findings.fault(bagInfoFile, 'count')
}

/** Files read at once: more would not be faster on one disk, fewer would wait for it. */
const atOnce = 16

/** Reads every listed file once, for all the algorithms that its lists ask for. */
async function compareHashes(
  reader: BagReader,
  entryByPath: ReadonlyMap<string, BagEntry>,
  lists: readonly BagList[],
  findings: Findings,
  { progress, signal }: CheckOptions,
): Promise<Result<ReadonlyMap<string, Digests>, ReadRefusal>> {
  const expected = [...expectedHashes(lists)]
  const find = finder(entryByPath, findings)
  const digestsByPath = new Map<string, Digests>()
  for (let at = 0; at < expected.length; at += atOnce) {
    if (signal?.aborted === true) return refuse({ kind: 'unreadable', why: 'stopped' })
    const some = expected
      .slice(at, at + atOnce)
      .map(([path, hashes]) => ({ path, hashes, found: find(path) }))
    const read = await Promise.all(
      some.map(async ({ found, hashes }) =>
        found === undefined ? undefined : reader.digests(found, [...hashes.keys()]),
      ),
    )
    for (const [index, { path, hashes, found }] of some.entries()) {
      const digests = read[index]
      if (found === undefined || digests === undefined) continue
      if (!digests.ok && digests.refusal.why === 'stopped') return digests
      if (digests.ok) digestsByPath.set(found, digests.value)
      const rule = ruleFor(digests, hashes)
      if (rule !== undefined) findings.fault(path, rule)
    }
    progress?.(Math.min(at + atOnce, expected.length), expected.length)
  }
  return ok(digestsByPath)
}

function ruleFor(
  digests: Result<Digests, ReadRefusal>,
  hashes: ReadonlyMap<Algorithm, string>,
): FaultRule | undefined {
  if (!digests.ok) return digests.refusal.why === 'algorithm' ? 'algorithm' : 'unreadable'
  const differs = [...hashes].some(([algorithm, hash]) => digests.value.get(algorithm) !== hash)
  return differs ? 'changed' : undefined
}

type Expected = ReadonlyMap<string, ReadonlyMap<Algorithm, string>>

function expectedHashes(lists: readonly BagList[]): Expected {
  const expected = new Map<string, Map<Algorithm, string>>()
  for (const { algorithm, hashByPath } of lists) {
    for (const [path, hash] of hashByPath) {
      const hashes = expected.get(path) ?? new Map<Algorithm, string>()
      expected.set(path, hashes.set(algorithm, hash))
    }
  }
  return expected
}

/**
 * Where a listed file lies. A bag that passed through a system which ignores case or spells accents
 * another way is still found, with a warning; a file that is nowhere is a fault.
 */
function finder(
  entryByPath: ReadonlyMap<string, BagEntry>,
  findings: Findings,
): (path: string) => string | undefined {
  const pathByKey = new Map<string, string>()
  for (const { path, kind } of entryByPath.values())
    if (kind === 'file') pathByKey.set(sameNameKey(path), path)
  const listedByKey = new Map<string, string>()
  return (path) => {
    const key = sameNameKey(path)
    const twin = listedByKey.get(key)
    const found = entryByPath.get(path)?.kind === 'file' ? path : pathByKey.get(key)
    const other = twin ?? (found === path ? undefined : found)
    if (other !== undefined) {
      const caseAlone = other.normalize('NFC') !== path.normalize('NFC')
      findings.warn(path, caseAlone ? 'other-case' : 'other-spelling')
    }
    listedByKey.set(key, path)
    if (found === undefined && !isSystemFile(path)) findings.fault(path, 'missing')
    return found
  }
}
