/**
 * A proof as it grows: asked of calendars first, and hours later completed with the way to a block [TS27, TS28].
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import { carriedOut, type OldHashes } from './attested.ts'
import type { OtsProof, OtsStep, OtsTree } from './proof.ts'

/** The proof of a SHA-256 `digest` whose hash with `nonce` the calendars took; `answers` are their trees. */
export function newProof(digest: Bytes, nonce: Bytes, answers: readonly OtsTree[]): OtsProof {
  const hashed: OtsStep = {
    kind: 'operation',
    operation: { kind: 'hash', hash: 'sha256' },
    next: answers.flat(),
  }
  const appended: OtsStep = {
    kind: 'operation',
    operation: { kind: 'append', argument: nonce },
    next: [hashed],
  }
  return { hash: 'sha256', digest, tree: [appended] }
}

/** What a calendar promised: its address, and the message that it was given. */
export type Promised = { readonly calendar: string; readonly message: Bytes }

/**
 * The same proof with what a calendar knows now put beside its promise, which stays: another calendar's block may be the
 * one that somebody finds. `answer` is a tree that starts at the message of the promise.
 */
export function upgraded(
  proof: OtsProof,
  promised: Promised,
  answer: OtsTree,
  oldHashes: OldHashes,
): OtsProof {
  return { ...proof, tree: withAnswer(proof.tree, proof.digest, promised, answer, oldHashes) }
}

function withAnswer(
  tree: OtsTree,
  message: Bytes | undefined,
  promised: Promised,
  answer: OtsTree,
  oldHashes: OldHashes,
): OtsTree {
  const steps = tree.map((step) => {
    if (step.kind === 'attestation') return step
    const made = message === undefined ? undefined : carriedOut(step.operation, message, oldHashes)
    return { ...step, next: withAnswer(step.next, made, promised, answer, oldHashes) }
  })
  const isHere =
    message !== undefined &&
    equalBytes(message, promised.message) &&
    steps.some((step) => isPromiseOf(step, promised.calendar))
  return isHere ? [...answer, ...steps] : steps
}

function isPromiseOf(step: OtsStep, calendar: string): boolean {
  return (
    step.kind === 'attestation' &&
    step.attestation.kind === 'pending' &&
    step.attestation.calendar === calendar
  )
}
