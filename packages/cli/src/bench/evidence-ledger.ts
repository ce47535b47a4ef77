/** What the ledger costs: a step, a proof, a check, on a log as old as a network gets in two years. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import {
  appendEntries,
  type LedgerStore,
  proofOf,
  signCheckpoint,
  stepLength,
  stepOf,
} from '@safeconduct/core/evidence/ledger/ledger.ts'
import { parsePolicy, policyText } from '@safeconduct/core/evidence/ledger/policy.ts'
import { parseProof, proofText, verifyProof } from '@safeconduct/core/evidence/ledger/proof.ts'
import type { TreeNode } from '@safeconduct/core/sealed/merkle.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { type Figure, figure, medianOf } from './figure.ts'

const steps = 400
const origin = 'ledger/measured'

class InMemory implements LedgerStore {
  readonly entries: Uint8Array[] = []
  readonly #nodes = new Map<number, Bytes>()
  size(): number {
    return this.entries.length
  }
  node(level: number, index: number): Bytes | undefined {
    return this.#nodes.get(level * 2 ** 40 + index)
  }
  append(entries: readonly Uint8Array[], nodes: readonly TreeNode[]): void {
    this.entries.push(...entries)
    for (const { level, index, hash } of nodes) this.#nodes.set(level * 2 ** 40 + index, hash)
  }
}

export async function ledgerFigures(): Promise<readonly Figure[]> {
  const store = new InMemory()
  const key = await newSigningKey(platformRandom)
  const start = performance.now()
  for (let step = 0; step < steps; step++)
    appendEntries(store, stepOf([], { random: platformRandom }).entries)
  const each = (performance.now() - start) / steps
  const note = await signCheckpoint(store, origin, key)
  const index = Math.floor(store.size() / 3)
  const made = await medianOf(20, () => proofText(proofOf(store, index, note)))
  const text = proofText(proofOf(store, index, note))
  const log = { name: origin, use: 'log', publicKey: publicKeyOf(key) } as const
  const policy = parsePolicy(policyText([log], [], 0))
  if (!policy.ok) throw new Error('no policy')
  const entry = certain(store.entries[index], 'inside')
  const checked = await medianOf(20, async () => {
    const proof = parseProof(utf8(text))
    if (!proof.ok || !(await verifyProof(entry, proof.value, policy.value)).ok) throw new Error('not proved')
  })
  return [
    figure(`ledger: a step of ${stepLength} entries`, each, 'ms', { is: '≤', value: 50 }),
    figure(`ledger of ${steps * stepLength} entries: a proof made`, made, 'ms', {
      is: '≤',
      value: 2,
      trial: '0.26',
    }),
    figure('the same checked, with the checkpoint’s signature', checked, 'ms', {
      is: '≤',
      value: 5,
      trial: '0.2 without',
    }),
    figure('size of a proof', text.length, 'bytes', { is: '≤', value: 1500, trial: '700' }),
  ]
}
