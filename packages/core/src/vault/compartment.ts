/**
 * Compartments: one scope and one part, under a key of its own.
 *
 * The id is 16 random bytes and says nothing; the name lies inside the seal of the feed's first entry.
 */
import { type Brand, brand } from '../base/brand.ts'
import { type Bytes, concat, u32, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { sha256 } from '../sealed/hash.ts'
import { type CompartmentName, caseParts, type Part, type Scope } from './schema.ts'

export type CompartmentId = Brand<Bytes, 'CompartmentId'>

export function newCompartmentId(random: Random): CompartmentId {
  return brand<CompartmentId>(random.bytes(16))
}

export function parseCompartmentId(bytes: Uint8Array): CompartmentId | undefined {
  return bytes.length === 16 ? brand<CompartmentId>(new Uint8Array(bytes)) : undefined
}

const organisationScopes = ['directory', 'line', 'press', 'shelters', 'events', 'claims'] as const

export function scopeText(scope: Scope): string {
  return scope.kind === 'case' ? `case:${scope.caseId}` : scope.kind
}

export function parseScope(text: string): Scope | undefined {
  const caseId = /^case:([0-9a-f]{32})$/.exec(text)?.[1]
  if (caseId !== undefined) return { kind: 'case', caseId }
  const kind = organisationScopes.find((name) => name === text)
  return kind === undefined ? undefined : { kind }
}

export function parsePart(text: string): Part | undefined {
  return text === 'whole' ? 'whole' : caseParts.find((part) => part === text)
}

/** A name has one spelling: `press/whole`, `case:…/names`. */
export function compartmentText(name: CompartmentName): string {
  return `${scopeText(name.scope)}/${name.part}`
}

/**
 * `commit(K)`: stands in the log, so that a compartment has one key an epoch and nobody can be shown
 * another. SHA-256("safeconduct/v1/epoch-key" ‖ 0 ‖ compartment ‖ u32 epoch ‖ key).
 */
export function epochKeyCommitment(compartment: CompartmentId, epoch: number, key: Uint8Array): Bytes {
  return sha256(concat(utf8('safeconduct/v1/epoch-key\0'), compartment, u32(epoch), key))
}
