/** What proves the items of a dossier: seals and custody out of the vault, checkpoints, times and the policy beside them. */
import {
  type Bytes,
  equalBytes,
  fromBase64,
  toBase64,
  utf8,
  textOf as utf8Text,
} from '@safeconduct/core/base/bytes.ts'
import { canonicalBytes } from '@safeconduct/core/base/json.ts'
import { policyFile } from '@safeconduct/core/evidence/layout.ts'
import { noteText } from '@safeconduct/core/evidence/ledger/note.ts'
import { parseProof } from '@safeconduct/core/evidence/ledger/proof.ts'
import { readOts } from '@safeconduct/core/evidence/ots/read-ots.ts'
import { checkpointName, folderOf } from '@safeconduct/core/evidence/papers-check.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { CustodyIndex } from '../../evidence/custody/custody-index.ts'
import { keptEvent, type SealPapers, sealsOf } from '../../evidence/custody/papers.ts'
import { isInABlock } from '../../evidence/ledger/checkpoint-times.ts'
import { isTokenOf } from '../../evidence/timestamps/verify-timestamp.ts'
import type { DossierPaper } from '../request.ts'

/** The latest seal of an item; earlier ones are named by it. */
export function sealOf(index: CustodyIndex, item: string): SealPapers | undefined {
  return sealsOf(index, item).at(-1)
}

export type Proved = { readonly number: number; readonly item: string }

/** `witnesses`: lines of a policy, empty where no partner signs. */
export function proofsOf(
  items: readonly Proved[],
  index: CustodyIndex,
  witnesses: string,
): readonly DossierPaper[] {
  const logs = new Set<string>()
  const ledger = new Map<string, Bytes>()
  const papers = items.flatMap(({ number, item }): readonly DossierPaper[] => {
    const seal = sealOf(index, item)
    if (seal === undefined) return []
    logs.add(seal.log)
    for (const { path, bytes } of checkpointFiles(seal)) {
      if (!path.endsWith('.ots') || !isInABlock(toBase64(ledger.get(path) ?? none))) ledger.set(path, bytes)
    }
    const folder = folderOf({ number })
    const custody = custodyLines(index, item)
    return [
      { path: `${folder}manifest.json`, bytes: new Uint8Array(seal.manifest) },
      { path: `${folder}manifest.json.sshsig`, bytes: new Uint8Array(seal.signature) },
      { path: `${folder}salt.hex`, bytes: new Uint8Array(seal.salt) },
      { path: `${folder}manifest.tlog-proof`, bytes: new Uint8Array(seal.proof) },
      ...(seal.report === undefined
        ? []
        : [{ path: `${folder}report.json`, bytes: new Uint8Array(seal.report) }]),
      ...(custody.length === 0 ? [] : [{ path: `${folder}custody.jsonl`, bytes: custody }]),
    ]
  })
  if (papers.length === 0) return []
  const logLines = [...logs].toSorted().map((log) => `log ${log}\n`)
  const policy = utf8(`${logLines.join('')}${witnesses === '' ? 'quorum none\n' : witnesses}`)
  const beside = [...ledger].map(([path, bytes]) => ({ path, bytes }))
  return [...papers, ...beside, { path: policyFile, bytes: policy }]
}

const none = new Uint8Array(0)

/** What was once kept about another checkpoint would look like a forgery: it stays here. */
function checkpointFiles({ proof, tokens, ots }: SealPapers): readonly DossierPaper[] {
  const parsed = parseProof(proof)
  if (!parsed.ok) return []
  const { note } = parsed.value
  const name = `data/proofs/ledger/${checkpointName(note)}`
  const about = utf8(note.text)
  const stamps = tokens
    .flatMap((token) => fromBase64(token) ?? [])
    .filter((token) => isTokenOf(token, about))
    .map((bytes, at) => ({ path: `${name}-${at + 1}.tsr`, bytes }))
  const promise = ots === undefined ? undefined : fromBase64(ots)
  const read = promise === undefined ? undefined : readOts(promise)
  const isOfIt = read?.ok === true && equalBytes(read.value.digest, sha256(about))
  return [
    { path: `${name}.checkpoint`, bytes: utf8(noteText(note)) },
    ...stamps,
    ...(isOfIt && promise !== undefined ? [{ path: `${name}.ots`, bytes: promise }] : []),
  ]
}

function custodyLines(index: CustodyIndex, item: string): Bytes {
  const lines = index.of(item, 'CustodyEvent').map((event) => {
    const { digest, body, signature } = keptEvent(event)
    const [said, signed] = [body && utf8Text(body), signature && utf8Text(signature)]
    const line = {
      digest,
      ...(said === undefined ? {} : { body: said }),
      ...(signed === undefined ? {} : { signature: signed }),
    }
    return `${new TextDecoder().decode(canonicalBytes(line))}\n`
  })
  return utf8(lines.toSorted().join(''))
}
