/**
 * An account under codes as one file: the words as they are read, and behind them the proof that the sentences without a
 * code are the sealed ones. Whoever holds the file and the root of the sealed account needs nothing else. TY29 to TY32 of
 * docs/formats/testimony.md.
 */
import { type Bytes, textOf, utf8 } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { checkPassages, type PassageRefusal } from '../redaction/passage-proof.ts'
import type { Hash } from '../redaction/salted-tree.ts'

const begin = '-----BEGIN SAFECONDUCT PASSAGES-----'
const end = '-----END SAFECONDUCT PASSAGES-----'

/** `proof` is canonical JSON, so it is one line. */
export function codedFile({ text, proof }: { readonly text: string; readonly proof: Bytes }): Bytes {
  return utf8(`${text}\n\n${begin}\n${textOf(proof) ?? ''}\n${end}\n`)
}

export type CodedFile = { readonly text: string; readonly proof: Bytes }

/** Undefined for what is no such file. The last beginning counts: somebody may have said these words in an account. */
export function readCodedFile(file: Uint8Array): CodedFile | undefined {
  const said = textOf(file)
  const at = said?.lastIndexOf(`\n\n${begin}\n`) ?? -1
  if (said === undefined || at === -1 || !said.endsWith(`\n${end}\n`)) return undefined
  const proof = said.slice(at + begin.length + 3, -(end.length + 2))
  return proof.includes('\n') ? undefined : { text: said.slice(0, at), proof: utf8(proof) }
}

export type ProvenAccount = {
  /** Sentences that stand as they were given, with the number of their paragraph. */
  readonly given: readonly PlacedWords[]
  /** What stands between them: codes, gaps, and whatever else somebody wrote there. */
  readonly others: readonly PlacedWords[]
  readonly hidden: number
}
type PlacedWords = { readonly paragraph: number; readonly words: string }

/** Whether the words of the file are of the sealed account: each sentence that the proof shows stands in its place. */
export function checkCodedFile(
  { text, proof }: CodedFile,
  root: Uint8Array,
  hash: Hash,
): Result<ProvenAccount, PassageRefusal> {
  const shown = checkPassages(proof, root, hash)
  if (!shown.ok) return shown
  const parts = shown.value.slice(1)
  const paragraphs = text.split('\n\n')
  if (paragraphs.length !== parts.length) return refuse({ kind: 'altered' })
  const given: PlacedWords[] = []
  const others: PlacedWords[] = []
  let hidden = 0
  for (const [at, said] of paragraphs.entries()) {
    const paragraph = at + 1
    if (!said.startsWith(`${paragraph}. `)) return refuse({ kind: 'altered' })
    // Of a part passage 0 is how it is known, which is not printed.
    const passages = parts[at]?.slice(1) ?? []
    const placed = placedIn(said.slice(`${paragraph}. `.length), passages)
    if (placed === undefined) return refuse({ kind: 'altered' })
    hidden += parts[at] === undefined ? 1 : passages.filter((passage) => passage === undefined).length
    for (const words of placed.given) given.push({ paragraph, words })
    for (const words of placed.others) others.push({ paragraph, words })
  }
  return ok({ given, others, hidden })
}

/** Sentences in their order, each behind the one before; undefined where one of them is not there. */
function placedIn(
  said: string,
  passages: readonly (string | undefined)[],
): { readonly given: readonly string[]; readonly others: readonly string[] } | undefined {
  const given: string[] = []
  const others: string[] = []
  let from = 0
  for (const passage of passages) {
    const words = passage?.trim() ?? ''
    if (words === '') continue
    const at = said.indexOf(words, from)
    if (at === -1) return undefined
    others.push(said.slice(from, at))
    given.push(words)
    from = at + words.length
  }
  others.push(said.slice(from))
  return { given, others: others.map((one) => one.trim()).filter((one) => one !== '') }
}
