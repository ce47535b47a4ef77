/** How many of a report's unnamed voices are ours: a signed number, and never who. */

import { demonstrationSource } from '@safeconduct/core/records/demonstration/source.ts'
import { heldOf } from '@safeconduct/core/rules/republic.ts'
import { type Held, worldOf } from '@safeconduct/core/rules/world.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { describe, expect, it } from 'vitest'
import type { CasesWorld } from '../cases/cases-world.ts'
import type { Vault } from '../vault/vault.ts'
import { readVoices, signVoices } from './voice-count.ts'

async function keyOf(byte: number): Promise<SigningKey> {
  const made = await signingKeyFrom(new Uint8Array(32).fill(byte))
  if (!made.ok) throw new Error(made.refusal.kind)
  return made.value
}

const records: readonly Held[] = demonstrationSource.flatMap(({ type, rows }) =>
  rows.map(({ id, ...row }) => heldOf(id, type, row)),
)

/** A desk with these records and this key: what the function asks of one. */
function desk(all: readonly Held[], deviceKey: SigningKey): CasesWorld {
  const world = worldOf(all, { now: Date.parse('2021-08-05T09:00:00Z'), terms: [], members: [] })
  const vault = { replica: { deviceKey }, clock: { now: () => '2021-08-05T09:00:00Z' } } as unknown as Vault
  return { vault, index: { world: () => world } as unknown as CasesWorld['index'], by: 'M-02' }
}

describe('unnamed voices of a report', () => {
  it('[AT15] are counted where the case is, and the press reads a number that a device of ours signed', async () => {
    const [device, stranger] = [await keyOf(1), await keyOf(2)]
    const signed = await signVoices(desk(records, device), 'U-2')
    if (!signed.ok) throw new Error(signed.refusal.kind)
    expect(new TextDecoder().decode(signed.value.said)).not.toMatch(/P-\d/u)
    expect(await readVoices(signed.value, [publicKeyOf(device)])).toEqual({
      ok: true,
      value: { publication: 'U-2', unnamed: 2, ours: 1 },
    })
    expect(await readVoices(signed.value, [publicKeyOf(stranger)])).toMatchObject({ ok: false })
    const more = {
      ...signed.value,
      said: new TextEncoder().encode(
        new TextDecoder().decode(signed.value.said).replace('"ours":1', '"ours":2'),
      ),
    }
    expect(await readVoices(more, [publicKeyOf(device)])).toMatchObject({ ok: false })
  })

  it('[AT15] are not counted by a desk that lacks the case: it would count too few', async () => {
    const without = records.filter(({ id }) => id !== 'P-01')
    expect(await signVoices(desk(without, await keyOf(1)), 'U-2')).toMatchObject({
      ok: false,
      refusal: { kind: 'record-withheld' },
    })
  })
})
