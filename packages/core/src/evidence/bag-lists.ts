/** What the lists of a bag say there should be: for every file the hash by each algorithm. */

import { isDeceiving } from '../base/printable.ts'
import { type Declaration, tagText } from './bag-declaration.ts'
import { manifestNamed, readManifest } from './bag-manifest.ts'
import { isSystemFile, staysInside } from './bag-path.ts'
import type { Algorithm, BagEntry, BagReader } from './bag-reader.ts'
import type { Findings } from './findings.ts'

export type BagList = {
  readonly file: string
  readonly tag: boolean
  readonly algorithm: Algorithm
  readonly hashByPath: ReadonlyMap<string, string>
}

/** A list of a million files is about 150 MB; nothing that a network of this size makes comes near half of it. */
export const listLimit = 64 * 1024 * 1024

export async function readLists(
  reader: BagReader,
  entries: readonly BagEntry[],
  { version, encoding }: Declaration,
  findings: Findings,
): Promise<readonly BagList[]> {
  const lists: BagList[] = []
  for (const { path, kind } of entries) {
    const named = path.includes('/') || kind !== 'file' ? undefined : manifestNamed(path)
    if (named === undefined) continue
    if (named.algorithm === undefined) {
      findings.fault(path, 'algorithm')
      continue
    }
    const bytes = await reader.bytes(path, listLimit)
    const text = bytes.ok ? tagText(bytes.value, encoding) : undefined
    if (!bytes.ok) findings.fault(path, bytes.refusal.why === 'too-large' ? 'too-large' : 'unreadable')
    else if (text === undefined) findings.fault(path, 'encoding')
    else lists.push(readList(path, { tag: named.tag, algorithm: named.algorithm, version }, text, findings))
  }
  return lists
}

type ListKind = { readonly tag: boolean; readonly algorithm: Algorithm; readonly version: string }

function readList(
  file: string,
  { tag, algorithm, version }: ListKind,
  text: string,
  findings: Findings,
): BagList {
  const reading = readManifest(text, algorithm, version)
  if (reading.badLines.length > 0) findings.fault(file, 'line-form')
  if (algorithm === 'md5' || algorithm === 'sha1') findings.warn(file, 'weak-hash')
  const hashByPath = new Map<string, string>()
  for (const line of reading.lines) {
    const known = hashByPath.get(line.path)
    if (!isInScope(line.path, tag)) findings.fault(line.path, 'out-of-scope')
    else if (known !== undefined && known !== line.hash) findings.fault(line.path, 'listed-twice')
    else {
      if (known !== undefined) findings.warn(line.path, 'listed-again')
      if (line.star) findings.warn(line.path, 'star')
      if (line.dotSlash) findings.warn(line.path, 'dot-slash')
      if (isSystemFile(line.path)) findings.warn(line.path, 'system-file')
      hashByPath.set(line.path, line.hash)
    }
    if (isDeceiving(line.path)) findings.fault(line.path, 'unsafe-name')
  }
  return { file, tag, algorithm, hashByPath }
}

/** The payload lists speak of `data/` alone, the tag lists of all the rest, and neither of another folder. */
function isInScope(path: string, tag: boolean): boolean {
  return staysInside(path) && path.startsWith('data/') !== tag
}

/** `fetch.txt` names files to be got from elsewhere. Nothing is got; names that climb out are still a fault. */
export async function checkFetch(
  reader: BagReader,
  encoding: string,
  payload: readonly BagList[],
  findings: Findings,
): Promise<void> {
  const bytes = await reader.bytes('fetch.txt', listLimit)
  const text = bytes.ok ? tagText(bytes.value, encoding) : undefined
  if (text === undefined) return findings.fault('fetch.txt', 'unreadable')
  for (const raw of text.split(/\r\n|\n|\r/)) {
    if (raw === '') continue
    const path = /^\S+[ \t]+(?:-|\d+)[ \t]+(.+)$/.exec(raw)?.[1]
    if (path === undefined) findings.fault('fetch.txt', 'line-form')
    else if (!isInScope(path.replace(/^\.\//, ''), false)) findings.fault(path, 'out-of-scope')
    else if (!payload.some((list) => list.hashByPath.has(path.replace(/^\.\//, '')))) {
      findings.fault(path, 'unlisted')
    }
  }
}
