/**
 * The times beside the seals of a whole dossier: each token and proof is of a checkpoint under which an item stands, and says
 * what it says of that. docs/formats/dossier.md, D47.
 */
import { type Bytes, equalBytes, utf8 } from '../base/bytes.ts'
import { sha256 } from '../sealed/hash.ts'
import type { CheckedBag } from './bag-check.ts'
import { type Note, noteText, parseNote } from './ledger/note.ts'
import { attestedBy, checkBlockHeader, shownRoot } from './ots/attested.ts'
import { readOts } from './ots/read-ots.ts'
import type { PapersBasis } from './papers-check.ts'
import type { BlockFact, ProofFacts } from './verdict.ts'

export async function checkTimes(
  { findings }: CheckedBag,
  papers: readonly string[],
  checkpoints: ReadonlyMap<string, readonly Note[]>,
  read: (path: string) => Promise<Bytes | undefined>,
  { checkTime, blockHeaders }: PapersBasis,
): Promise<Pick<ProofFacts, 'times' | 'authorities' | 'unjudged' | 'promised' | 'blocks'>> {
  const times: string[] = []
  const authorities = new Set<string>()
  const blocks: BlockFact[] = []
  let [unjudged, promised] = [0, 0]
  for (const path of papers) {
    const named = /^data\/proofs\/ledger\/([0-9a-f]{16})(?:-\d{1,2}\.tsr|\.ots|\.checkpoint)$/.exec(path)
    if (named === null) continue
    const notes = checkpoints.get(named[1] ?? '') ?? []
    const [note] = notes
    const bytes = await read(path)
    if (bytes === undefined || note === undefined) findings.fault(path, 'time-wrong')
    else if (path.endsWith('.tsr')) {
      const judged = await checkTime(bytes, utf8(note.text))
      if (judged.kind === 'wrong') findings.fault(path, 'time-wrong')
      else if (judged.kind === 'unjudged') unjudged++
      else {
        times.push(judged.time)
        if (judged.by !== undefined) authorities.add(judged.by)
      }
    } else if (path.endsWith('.ots')) {
      const found = blocksIn(bytes, note, blockHeaders)
      if (found === undefined) findings.fault(path, 'time-wrong')
      else if (found.length === 0) promised++
      blocks.push(...(found ?? []))
    } else if (!notes.some((each) => isThatCheckpoint(bytes, each))) findings.fault(path, 'time-wrong')
  }
  const named = [...authorities].toSorted()
  return {
    times,
    authorities: named,
    unjudged,
    promised,
    blocks: blocks.toSorted((a, b) => a.height - b.height),
  }
}

/** Undefined for a proof that is none, or of something else. */
function blocksIn(file: Bytes, note: Note, headers: readonly Uint8Array[]): readonly BlockFact[] | undefined {
  const proof = readOts(file)
  if (!proof.ok || proof.value.hash !== 'sha256') return undefined
  if (!equalBytes(proof.value.digest, sha256(utf8(note.text)))) return undefined
  return attestedBy(proof.value, () => undefined).flatMap(({ attestation, message }) =>
    attestation.kind === 'bitcoin' && message !== undefined
      ? [blockFact(attestation.height, message, headers)]
      : [],
  )
}

function blockFact(height: number, message: Bytes, headers: readonly Uint8Array[]): BlockFact {
  const said = { height, root: shownRoot(message) }
  for (const header of headers) {
    const checked = checkBlockHeader(header, message)
    if (checked.ok) return { ...said, mined: { block: checked.value.block, at: checked.value.minedAt } }
  }
  return said
}

/** Written out once more for tools that know no proofs: the same text and signatures. */
function isThatCheckpoint(file: Bytes, note: Note): boolean {
  const parsed = parseNote(file)
  return parsed.ok && noteText(parsed.value) === noteText(note)
}
