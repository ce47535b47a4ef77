/** What proves the items of a dossier: seals and custody out of the vault, checkpoints, times and the policy beside them. */
import { type Bytes, fromBase64, utf8, textOf as utf8Text } from '@safeconduct/core/base/bytes.ts'
import { canonicalBytes } from '@safeconduct/core/base/json.ts'
import { policyFile } from '@safeconduct/core/evidence/layout.ts'
import { noteText } from '@safeconduct/core/evidence/ledger/note.ts'
import { parseProof } from '@safeconduct/core/evidence/ledger/proof.ts'
import { checkpointName, folderOf } from '@safeconduct/core/evidence/papers-check.ts'
import type { CustodyIndex } from '../../evidence/custody/custody-index.ts'
import { keptEvent, type SealPapers, sealsOf } from '../../evidence/custody/papers.ts'
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
    for (const { path, bytes } of checkpointFiles(seal)) ledger.set(path, bytes)
    const folder = folderOf({ number })
    const custody = custodyLines(index, item)
    return [
      { path: `${folder}manifest.json`, bytes: new Uint8Array(seal.manifest) },
      { path: `${folder}manifest.json.sshsig`, bytes: new Uint8Array(seal.signature) },
      { path: `${folder}salt.hex`, bytes: new Uint8Array(seal.salt) },
      { path: `${folder}manifest.tlog-proof`, bytes: new Uint8Array(seal.proof) },
      ...(custody.length === 0 ? [] : [{ path: `${folder}custody.jsonl`, bytes: custody }]),
    ]
  })
  if (papers.length === 0) return []
  const logLines = [...logs].toSorted().map((log) => `log ${log}\n`)
  const policy = utf8(`${logLines.join('')}${witnesses === '' ? 'quorum none\n' : witnesses}`)
  const beside = [...ledger].map(([path, bytes]) => ({ path, bytes }))
  return [...papers, ...beside, { path: policyFile, bytes: policy }]
}

function checkpointFiles({ proof, tokens }: SealPapers): readonly DossierPaper[] {
  const parsed = parseProof(proof)
  if (!parsed.ok) return []
  const { note } = parsed.value
  const name = `data/proofs/ledger/${checkpointName(note)}`
  const stamps = tokens.flatMap((token, at) => {
    const bytes = fromBase64(token)
    return bytes === undefined ? [] : [{ path: `${name}-${at + 1}.tsr`, bytes }]
  })
  return [{ path: `${name}.checkpoint`, bytes: utf8(noteText(note)) }, ...stamps]
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
