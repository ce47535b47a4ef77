/**
 * The check of a folder that somebody handed over: no vault, no network, nothing believed but the bytes.
 *
 * What it can say is *unchanged since signed by this key*. Whose key it is only a person can say, who got
 * the fingerprint by another way; then it says *signed by* that name.
 */
import { type CheckedBag, type CheckOptions, checkBag } from './bag-check.ts'
import { listLimit } from './bag-lists.ts'
import type { BagReader } from './bag-reader.ts'
import { claimsToBeContents } from './dossier.ts'
import { checkDossier } from './dossier-check.ts'
import { bagInfoFile, contentsFile, signatureFile, signersFile } from './layout.ts'
import { type CheckTime, notJudged } from './papers-check.ts'
import type { ExpectedKey } from './ssh-key.ts'
import type { Verdict } from './verdict.ts'

export type VerifyOptions = CheckOptions & {
  readonly expectedKey?: ExpectedKey
  /** Judges timestamps; without it they are counted as not judged. */
  readonly checkTime?: CheckTime
  /** Headers of blocks of Bitcoin that whoever checks got by another way; without them blocks are only named. */
  readonly blockHeaders?: readonly Uint8Array[]
  /** What this program calls itself: dossiers of the same are compared with what it would write. */
  readonly software?: string
}

export async function verifyDossier(reader: BagReader, options: VerifyOptions = {}): Promise<Verdict> {
  const checked = await checkBag(reader, options)
  if (!checked.ok) {
    const { why } = checked.refusal
    return { kind: 'unchecked', why: why === 'algorithm' ? 'device' : why }
  }
  const bag = checked.value
  const { findings } = bag
  const { expectedKey } = options
  const wasOne = await wasADossier(reader, bag)
  if (!wasOne && !bag.looksLikeABag) return { kind: 'unchecked', why: 'not-a-bag' }
  // Somebody who takes the signature away must not turn a broken dossier into a whole bag.
  if (wasOne || expectedKey !== undefined) return judgeDossier(reader, bag, options)
  return findings.faults.length > 0
    ? { kind: 'faulty', what: 'bag', faults: findings.faults }
    : { kind: 'bag', files: bag.payloadFiles, warnings: findings.warnings }
}

async function judgeDossier(
  reader: BagReader,
  bag: CheckedBag,
  { expectedKey, checkTime = notJudged, blockHeaders = [], software = '' }: VerifyOptions,
): Promise<Verdict> {
  const dossier = await checkDossier(reader, bag, expectedKey, { checkTime, blockHeaders, software })
  if (dossier === undefined) return { kind: 'faulty', what: 'dossier', faults: bag.findings.faults }
  const { contents, proofs } = dossier
  const { title, organisation, signedAt, items } = contents
  const facts = { title, organisation, signedAt, items: items.length, files: bag.payloadFiles, proofs }
  return expectedKey === undefined
    ? { kind: 'unchanged', key: dossier.key, facts }
    : { kind: 'signed', by: expectedKey.name ?? organisation, key: dossier.key, facts }
}

/** Any trace of a dossier makes the stricter rules hold. */
async function wasADossier(reader: BagReader, { entryByPath }: CheckedBag): Promise<boolean> {
  if (entryByPath.has(signatureFile) || entryByPath.has(signersFile)) return true
  if (entryByPath.has('verify/verify.sh')) return true
  for (const path of [contentsFile, bagInfoFile]) {
    const bytes = entryByPath.has(path) ? await reader.bytes(path, listLimit) : undefined
    if (bytes?.ok && claimsToBeContents(bytes.value)) return true
  }
  return false
}
