/** A log in memory, with a log's key and witnesses, for tests that need no vault. */
import { type Bytes, toHex, u32 } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import type { TreeNode } from '../../sealed/merkle.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '../../sealed/sign.ts'
import type { LedgerStore } from './ledger.ts'
import type { NoteKey } from './note.ts'

export class MemoryLedger implements LedgerStore {
  readonly entries: Uint8Array[] = []
  readonly #nodes = new Map<string, Bytes>()

  size(): number {
    return this.entries.length
  }

  node(level: number, index: number): Bytes | undefined {
    return this.#nodes.get(`${level}/${index}`)
  }

  append(entries: readonly Uint8Array[], nodes: readonly TreeNode[]): void {
    this.entries.push(...entries)
    for (const { level, index, hash } of nodes) this.#nodes.set(`${level}/${index}`, hash)
  }
}

export const origin = 'ledger/0123456789abcdef'

export async function keyOf(byte: number): Promise<SigningKey> {
  const key = await signingKeyFrom(new Uint8Array(32).fill(byte))
  return certain(key.ok ? key.value : undefined, 'a seed of 32 bytes')
}

export async function logKey(byte: number): Promise<NoteKey> {
  return { name: origin, use: 'log', publicKey: publicKeyOf(await keyOf(byte)) }
}

export async function witnessKey(byte: number): Promise<NoteKey> {
  return { name: `partner.example/${byte}`, use: 'witness', publicKey: publicKeyOf(await keyOf(byte)) }
}

/** The same 32 bytes for the same number, as a commitment looks. */
export function entryOf(number: number): Bytes {
  return sha256(u32(number))
}

/** Bytes that follow from how often it was asked. */
export function countingRandom(): Random {
  let count = 0
  return {
    bytes: (length) => {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; at += 32) {
        bytes.set(sha256(u32(count++)).subarray(0, Math.min(32, length - at)), at)
      }
      return bytes
    },
  }
}

export function hexes(list: readonly Uint8Array[]): readonly string[] {
  return list.map(toHex)
}
