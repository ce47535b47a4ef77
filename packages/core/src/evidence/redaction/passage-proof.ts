/**
 * A published text that proves of itself: these are the sealed words, and only these passages are missing.
 *
 * A text is parts (a paragraph, a field of its head), a part is passages (sentences). Whole passages or whole parts
 * are left out; of a part that is left out nobody learns how many passages it had. A word inside a sentence is never
 * masked in its place: the width of the gap would give the name away. Rules RD20 to RD27 of docs/formats/redaction.md.
 */
import { type Bytes, concat, fromBase64 } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { listOf, object, oneOf, type Parser, text } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import {
  type Branch,
  type Hash,
  isRoot,
  type LeafHash,
  listTree,
  namedRoot,
  packed,
  provenRoot,
  proveTree,
  seedLength,
  treeHash,
  unpacked,
} from './salted-tree.ts'

/** The passages of each part, in order. */
export type Passages = readonly (readonly string[])[]
/** As published: `undefined` for a part, or a passage, that is left out. */
export type ShownPassages = readonly (readonly (string | undefined)[] | undefined)[]

export type PassageRefusal = {
  readonly kind: 'not-a-text' | 'not-a-proof' | 'altered'
}

export const passageScheme = 'safeconduct-passages/1'
const mostParts = 20_000
const mostPassages = 100_000

export function passageRoot(
  parts: Passages,
  { seed, hash }: { readonly seed: Uint8Array; readonly hash: Hash },
): Result<Bytes, PassageRefusal> {
  const laid = laidOut(parts)
  if (laid === undefined) return refuse({ kind: 'not-a-text' })
  const tree = treeHash(laid.tree, seed, passageHash(laid, hash), hash)
  return ok(namedRoot(wordsOf(parts.length), tree, hash))
}

export type ProvenPassages = { readonly root: Bytes; readonly proof: Bytes }

/** `isHidden` is asked for each passage; a part whose passages are all hidden is hidden as a part. */
export function provePassages(
  parts: Passages,
  isHidden: (part: number, passage: number) => boolean,
  { seed, hash }: { readonly seed: Uint8Array; readonly hash: Hash },
): Result<ProvenPassages, PassageRefusal> {
  const laid = laidOut(parts)
  if (laid === undefined) return refuse({ kind: 'not-a-text' })
  const hidden = laid.leaves.map(({ part, passage }) => isHidden(part, passage))
  const made = proveTree(laid.tree, seed, (leaf) => hidden[leaf] ?? false, passageHash(laid, hash), hash)
  const shown = parts.map((passages, part) => {
    const kept = passages.map((passage, at) => (isHidden(part, at) ? null : passage))
    return kept.every((passage) => passage === null) ? null : kept
  })
  return ok({
    root: namedRoot(wordsOf(parts.length), made.root, hash),
    proof: canonicalBytes({
      format: 'safeconduct-redaction/1',
      scheme: passageScheme,
      parts: shown,
      seeds: packed(made.proof.seeds),
      hashes: packed(made.proof.hashes),
    }),
  })
}

/** The words that a proof shows, when they are words of the original of this root. */
export function checkPassages(
  proof: Uint8Array,
  root: Uint8Array,
  hash: Hash,
): Result<ShownPassages, PassageRefusal> {
  const json = parseJson(proof, { maxDepth: 5 })
  const parsed = json.ok ? proofShape(json.value, '') : json
  if (!parsed.ok) return refuse({ kind: 'not-a-proof' })
  const { parts } = parsed.value
  const seeds = unpacked(fromBase64(parsed.value.seeds), seedLength)
  const hashes = unpacked(fromBase64(parsed.value.hashes), 32)
  const laid = laidOut(parts.map((part) => part ?? [undefined]))
  // A part without a word is left out as a part: else a proof could say how long it was, and lie.
  const isHollow = parts.some((part) => part?.every((passage) => passage === undefined))
  if (seeds === undefined || hashes === undefined || laid === undefined || isHollow)
    return refuse({ kind: 'not-a-proof' })
  const tree = provenRoot(
    laid.tree,
    { seeds, hashes },
    (leaf) => laid.leaves[leaf]?.text === undefined,
    passageHash(laid, hash),
    hash,
  )
  if (tree === undefined) return refuse({ kind: 'not-a-proof' })
  return isRoot(namedRoot(wordsOf(parts.length), tree, hash), root) ? ok(parts) : refuse({ kind: 'altered' })
}

type Leaf = {
  readonly part: number
  readonly passage: number
  /** How many passages its part has: nobody can then say that a part was shorter. */
  readonly of: number
  readonly text: string | undefined
}
type LaidOut = { readonly tree: Branch; readonly leaves: readonly Leaf[] }

function laidOut(parts: ShownPassages): LaidOut | undefined {
  const leaves: Leaf[] = []
  const branches: Branch[] = []
  if (parts.length === 0 || parts.length > mostParts) return undefined
  for (const [part, passages = [undefined]] of parts.entries()) {
    if (passages.length === 0) return undefined
    branches.push(listTree(leaves.length, passages.length))
    for (const [passage, words] of passages.entries())
      leaves.push({ part, passage, of: passages.length, text: words })
  }
  if (leaves.length > mostPassages) return undefined
  return { tree: joined(branches), leaves }
}

function joined(branches: readonly Branch[]): Branch {
  const [first] = branches
  if (first !== undefined && branches.length === 1) return first
  const half = 2 ** (Math.ceil(Math.log2(branches.length)) - 1)
  return [joined(branches.slice(0, half)), joined(branches.slice(half))]
}

/** H(0 ‖ salt ‖ canonical JSON of [part, passage, how many, words]). */
function passageHash({ leaves }: LaidOut, hash: Hash): LeafHash {
  return (number, salt) => {
    const leaf = leaves[number]
    const said = [leaf?.part ?? 0, leaf?.passage ?? 0, leaf?.of ?? 0, leaf?.text ?? '']
    return hash(concat(Uint8Array.of(0), salt, canonicalBytes(said)))
  }
}

function wordsOf(parts: number): Uint8Array {
  return canonicalBytes({ scheme: passageScheme, parts })
}

function orNothing<T>(parser: Parser<T>): Parser<T | undefined> {
  return (value, field) => (value === null ? ok(undefined) : parser(value, field))
}

const proofShape = object({
  format: oneOf(['safeconduct-redaction/1']),
  scheme: oneOf([passageScheme]),
  parts: listOf(orNothing(listOf(orNothing(text({ allowEmpty: true })), { min: 1, max: mostPassages })), {
    min: 1,
    max: mostParts,
  }),
  seeds: text({ allowEmpty: true, max: 64 * 1024 * 1024 }),
  hashes: text({ allowEmpty: true, max: 64 * 1024 * 1024 }),
})
