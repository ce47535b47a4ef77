/** Logs and entries for the bench of the relay: of the sizes that padding makes, signed as devices sign. */
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import { type CompartmentId, newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, headAfter, writeEntry } from '@safeconduct/core/vault/feed.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { RelayProcess } from './relay-process.ts'

/** A log with one device that writes to it, and what it has to say. */
export type Writer = {
  readonly log: CompartmentId
  readonly token: Uint8Array<ArrayBuffer>
  readonly entries: readonly Entry[]
}

export async function writerOf(relay: RelayProcess, count: number): Promise<Writer> {
  const token = random.bytes(32)
  const log = newCompartmentId(random)
  const link = httpLink(relay)
  const founded = await link.found(log, sha256(token), relay.space)
  link.close()
  if (!founded.ok) throw new Error(`a log was refused: ${founded.refusal.kind}`)
  return { log, token, entries: await entriesOf(log, count) }
}

async function entriesOf(compartment: CompartmentId, count: number): Promise<readonly Entry[]> {
  const writer = {
    organisation: new Uint8Array(32),
    compartment,
    key: await newSigningKey(random),
    epoch: 1,
    entryKey: newSealKey(random),
  }
  const entries: Entry[] = []
  let head = emptyFeed
  for (let at = 0; at < count; at++) {
    // Half of one kilobyte, half of four, as the padding has it.
    const content = new Uint8Array(at % 2 === 0 ? 900 : 3_900)
    const entry = await writeEntry(writer, head, at === 0 ? 'open' : 'changes', content, { random })
    entries.push(entry)
    head = headAfter(entry)
  }
  return entries
}

export function toMiB(bytes: number | undefined): number | null {
  return bytes === undefined ? null : bytes / 1_048_576
}
