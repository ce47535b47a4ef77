/** A witness on a partner's machine: its folder, its key, its door. */
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { isKeyName, keyText, type NoteKey } from '@safeconduct/core/evidence/ledger/note.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { witnessServer } from './witness-door.ts'
import { WitnessStore } from './witness-store.ts'

export type WitnessWish = {
  readonly folder: string
  readonly name: string
  readonly host: string
  readonly port: number
  readonly logs: readonly NoteKey[]
}
export type WitnessRefusal = {
  readonly kind: 'not-a-witness-name' | 'witness-key-open' | 'witness-key-unreadable' | 'port-taken'
}
export type StartedWitness = {
  readonly address: string
  /** What the network puts into its policy. */
  readonly key: string
  readonly logs: readonly { readonly origin: string; readonly size: number }[]
  readonly close: () => Promise<void>
}

export async function startWitness(
  { folder, name, host, port, logs }: WitnessWish,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<Result<StartedWitness, WitnessRefusal>> {
  if (!isKeyName(name)) return refuse({ kind: 'not-a-witness-name' })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = await keyIn(folder, random)
  if (!key.ok) return key
  const store = new WitnessStore(join(folder, 'witness.db'))
  for (const log of logs) store.addLog(log)
  const server = witnessServer(store, { name, key: key.value }, clock)
  const listens = await new Promise<boolean>((settle) => {
    server.once('error', () => settle(false))
    server.listen(port, host, () => settle(true))
  })
  if (!listens) {
    store.close()
    return refuse({ kind: 'port-taken' })
  }
  return ok({
    address: addressOf(server.address()),
    key: keyText({ name, use: 'witness', publicKey: publicKeyOf(key.value) }),
    logs: store.logs().map(({ origin, size }) => ({ origin, size })),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
      store.close()
    },
  })
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('a door without a port')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

/** Drawn at the first start. A key that others on the machine can read is no witness's any more. */
async function keyIn(folder: string, random: Random): Promise<Result<SigningKey, WitnessRefusal>> {
  const path = join(folder, 'witness.key')
  if (!existsSync(path)) {
    writeFileSync(path, `${toHex(random.bytes(32))}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(path, 0o600)
  }
  if ((statSync(path).mode & 0o077) !== 0) return refuse({ kind: 'witness-key-open' })
  const seed = fromHex(readFileSync(path, 'utf8').trim())
  const key = seed === undefined ? undefined : await signingKeyFrom(seed)
  return key?.ok === true ? ok(key.value) : refuse({ kind: 'witness-key-unreadable' })
}
